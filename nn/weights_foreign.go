package nn

import (
	"strconv"
	"strings"

	"hourglass/nn/safetensors"
)

// prefixes are what PyTorch's wrappers (DataParallel, compile) and modules around a
// network put before each name of its state_dict.
var prefixes = [...]string{"module.", "_orig_mod.", "model.", "net."}

// cutPrefixes takes prefixes off that all tensors have, however many.
func cutPrefixes(tensors []safetensors.Tensor) {
	for again := len(tensors) > 0; again; {
		again = false
		for _, prefix := range prefixes {
			all := true
			for _, t := range tensors {
				all = all && strings.HasPrefix(t.Name, prefix)
			}
			for i := range tensors {
				if all {
					tensors[i].Name = tensors[i].Name[len(prefix):]
				}
			}
			again = again || all
		}
	}
}

// addBiases gives weights without biases (bias=False) those they stand for: zeros.
func addBiases(f *safetensors.File) {
	if f.Metadata[metaFormat] == formats[inKeras] {
		return
	}
	has := map[string]bool{}
	for _, t := range f.Tensors {
		has[t.Name] = true
	}
	for name := range has {
		if own, ok := strings.CutSuffix(name, ".bias"); ok && !has[own+".weight"] {
			return // whose it is, is not known
		}
	}
	for _, t := range f.Tensors {
		name, ok := strings.CutSuffix(t.Name, ".weight")
		if !ok || has[name+".bias"] || len(t.Shape) < 2 || t.Shape[0] > len(t.Data) {
			continue
		}
		f.Tensors = append(f.Tensors, safetensors.Tensor{
			Name: name + ".bias", Shape: t.Shape[:1], Data: make([]float32, t.Shape[0])})
	}
}

// A module is what PyTorch calls so: a layer's weights and biases.
type module struct {
	name    string
	numbers []int // those in the name
	weight  safetensors.Tensor
	bias    safetensors.Tensor
}

// last returns the number of m in a Sequential, -1 if m is in none.
func (m *module) last() int {
	if len(m.numbers) == 0 {
		return -1
	}
	n := m.numbers[len(m.numbers)-1]
	if digits := strconv.Itoa(n); m.name == digits || strings.HasSuffix(m.name, "."+digits) {
		return n
	}
	return -1
}

// maxGroups bounds the orders of groups that are tried, 120.
const maxGroups = 5

// groups sorts the tensors of a file into modules, and these into groups whose names
// differ in their numbers alone. A group is in the order of its numbers: a file is in
// that of its letters, with 10 before 2 and the decoder before the encoder. nil: a
// tensor is neither a weight nor a bias, or there are too many groups.
func groups(f safetensors.File) [][]module {
	biases := map[string]safetensors.Tensor{}
	weights := 0
	for _, t := range f.Tensors {
		if name, ok := strings.CutSuffix(t.Name, ".bias"); ok {
			biases[name] = t
		} else {
			weights++
		}
	}
	var all [][]module
	var kinds []string // of names
	for _, t := range f.Tensors {
		name, ok := strings.CutSuffix(t.Name, ".weight")
		if !ok {
			continue
		}
		weights--
		m := module{name: name, weight: t, bias: biases[name]}
		delete(biases, name)
		var kind string
		kind, m.numbers = split(name)
		g := 0
		for g < len(kinds) && kinds[g] != kind {
			g++
		}
		if g == len(kinds) {
			kinds, all = append(kinds, kind), append(all, nil)
		}
		all[g] = append(all[g], m)
		// Put in its place.
		for i := len(all[g]) - 1; i > 0 && before(all[g][i].numbers, all[g][i-1].numbers); i-- {
			all[g][i], all[g][i-1] = all[g][i-1], all[g][i]
		}
	}
	if weights != 0 || len(biases) > 0 || len(all) > maxGroups {
		return nil
	}
	return all
}

// split returns a name with # for each number in it, and the numbers.
func split(name string) (kind string, numbers []int) {
	for name != "" {
		digits, rest := leadingDigits(name)
		if digits == "" {
			kind, name = kind+name[:1], name[1:]
			continue
		}
		n, _ := strconv.Atoi(digits) // the largest int where it is larger: then order is lost, and no more
		kind, numbers, name = kind+"#", append(numbers, n), rest
	}
	return kind, numbers
}

func before(a, b []int) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

// orders calls try with the modules of every order of the groups.
func orders(groups [][]module, chosen []module, try func([]module)) {
	if len(groups) == 0 {
		try(chosen)
	}
	for i, g := range groups {
		rest := append(append([][]module{}, groups[:i]...), groups[i+1:]...)
		orders(rest, append(chosen[:len(chosen):len(chosen)], g...), try)
	}
}

// inOrder returns the tensors of f in the order of wanted if there is only one in
// which their shapes fit, else nil.
func inOrder(f safetensors.File, wanted []stored) []safetensors.Tensor {
	var found []safetensors.Tensor
	count := 0
	orders(groups(f), nil, func(modules []module) {
		if 2*len(modules) != len(wanted) {
			return
		}
		var tensors []safetensors.Tensor
		for i, m := range modules {
			if !wanted[2*i].fits(m.weight) || !wanted[2*i+1].fits(m.bias) {
				return
			}
			tensors = append(tensors, m.weight, m.bias)
		}
		found = tensors
		count++
	})
	if count != 1 {
		return nil
	}
	return found
}

// guess returns the network in a file that does not say its layers, or nil if the
// shapes of its tensors allow none or several. It takes ReLU for the activations but
// the last, and sigmoid for that; layers of PyTorch, linear or convolutions; for all of
// these stride 1, and either zeros that keep the size of the image or none; 28 x 28
// images at the start, and square ones after a vector.
func guess(f safetensors.File) *Network {
	if f.Metadata[metaFormat] == formats[inKeras] {
		return nil
	}
	var found []module
	layers, count := "", 0
	orders(groups(f), nil, func(modules []module) {
		before := ""
		for _, valid := range []string{"", "v"} {
			list := chain(modules, valid)
			if list != "" && list != before {
				found, layers, before = modules, list, list
				count++
			}
		}
	})
	if count != 1 {
		return nil
	}
	spec, err := ParseSpec(layers, Sigmoid)
	if err != nil {
		return nil
	}
	n := NewNetwork(spec)
	for i, s := range n.stored(inPyTorch) {
		t := found[i/2].weight
		if i%2 == 1 {
			t = found[i/2].bias
		}
		if s.take(t) != nil {
			return nil
		}
	}
	return n
}

// chain returns the layer list of modules one after the other, "" if there is none.
// valid ends the word of a convolution.
//
// Between two convolutions there may be one that is not in the file, since it has no
// weights: pooling or up-sampling. There is none if both are neighbours in a Sequential,
// or if a linear layer reads an image of the size without it.
func chain(modules []module, valid string) string {
	if len(modules) < 2 {
		return ""
	}
	in := Shape{28, 28, 1}
	size := in.Size()
	if len(modules[0].weight.Shape) == 2 {
		in = Shape{1, 1, size}
	}
	list, unsure, joints := in.String(), false, 0
	for i := range modules {
		m := &modules[i]
		shape := m.weight.Shape
		if len(m.bias.Shape) > 1 || len(m.bias.Data) != shape[0] {
			return "" // a transposed convolution has shape[1] of them
		}
		switch {
		case len(shape) == 2 && shape[1] == in.Size():
			in, unsure = Shape{1, 1, shape[0]}, false
			list += "-" + strconv.Itoa(shape[0])
		case len(shape) == 4 && shape[2] == shape[3]:
			if in.vector() {
				side := root(in.C / max(shape[1], 1))
				if side*side*shape[1] != in.C {
					return ""
				}
				in = Shape{side, side, shape[1]}
				list += "-" + in.String()
			} else if i > 0 && !m.follows(&modules[i-1]) {
				// One Sequential may follow another, as the decoder the encoder: what could
				// hide at the end of the first must be undone within the second.
				joints++
				unsure = unsure || joints > 1 || m.last() != 0 || modules[i-1].last() < 0
			}
			if in.C != shape[1] {
				return ""
			}
			in.C = shape[0]
			list += "-c" + strconv.Itoa(shape[0]) + "k" + strconv.Itoa(shape[2])
			if shape[2] > 1 {
				list += valid
				in.H -= (shape[2] - 1) * len(valid)
				in.W = in.H
			}
		default:
			return ""
		}
		if min(in.H, in.C) < 1 || in.Size() > MaxActivations {
			return ""
		}
	}
	if unsure || in.Size() != size {
		return ""
	}
	return list
}

// follows reports whether m comes after p in one Sequential, with an activation
// between them at most.
func (m *module) follows(p *module) bool {
	return m.last() >= 0 && p.last() >= 0 && m.last() <= p.last()+2 &&
		strings.TrimSuffix(m.name, strconv.Itoa(m.last())) == strings.TrimSuffix(p.name, strconv.Itoa(p.last()))
}
