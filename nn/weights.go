package nn

import (
	"strconv"

	"hourglass/nn/problem"
	"hourglass/nn/safetensors"
)

// Metadata keys of a weights file. There may be others.
const (
	metaLayers = "layers" // the Spec, as its String prints it
	metaFormat = "format"
)

// A stored is one tensor of a file and the slice of the network with its numbers.
type stored struct {
	name  string
	shape []int // as in the file
	data  []float32

	// The sizes of the network's axes, and for each axis of the file the one that it
	// is. The file's shape may join several of these axes in one.
	sizes, axes []int

	// A second copy of the weights of another tensor: PyTorch needs it in the file, and
	// it is checked when the file is read.
	copy bool
}

// stored lists the tensors of n. Their names and layouts are PyTorch's, for a
// module with an encoder and a decoder that are Sequential:
//
//	Linear            weight (O, I)        from (I, O)
//	Conv2d            weight (O, C, k, k)  from (k, k, C, O)
//	ConvTranspose2d   weight (C, O, k, k)  from (k, k, O, C)
//
// The numbers in the names count every layer and every activation except linear.
// Where a Linear reads an image, or writes a vector that becomes an image, PyTorch
// has channels first, so its inputs or outputs are reordered.
func (n *Network) stored() []stored {
	var all []stored
	in := n.Spec.Input
	number := 0
	for i, out := range n.Spec.Shapes() {
		if i == n.Spec.Code {
			number = 0
		}
		part := "encoder."
		if i >= n.Spec.Code {
			part = "decoder."
		}
		add := func(kind string, data []float32, shape, sizes, axes []int) {
			all = append(all, stored{part + strconv.Itoa(number) + "." + kind, shape, data, sizes, axes, false})
		}
		spec := n.Spec.Layers[i]
		switch l := n.layers[i].(type) {
		case *dense:
			if !in.vector() {
				number++ // the Flatten before it
			}
			to := Shape{1, 1, l.out}
			if i+1 < len(n.layers) && n.Spec.Layers[i+1].Kind == Reshape {
				to = n.Spec.Layers[i+1].Shape
			}
			shape := []int{l.out, l.in}
			if l.tied { // (O, I) already
				add("weight", l.w, shape, []int{to.H, to.W, to.C, in.H, in.W, in.C}, []int{2, 0, 1, 5, 3, 4})
				all[len(all)-1].copy = true
			} else {
				add("weight", l.w, shape, []int{in.H, in.W, in.C, to.H, to.W, to.C}, []int{5, 3, 4, 2, 0, 1})
			}
			add("bias", l.b, []int{l.out}, []int{to.H, to.W, to.C}, []int{2, 0, 1})
		case *conv:
			k, c := l.window.Size, l.window.C
			add("weight", l.w, []int{l.out, c, k, k}, []int{k, k, c, l.out}, []int{3, 2, 0, 1})
			add("bias", l.b, []int{l.out}, []int{l.out}, []int{0})
		case *transposed:
			k, o := l.window.Size, l.window.C
			add("weight", l.w, []int{l.in, o, k, k}, []int{k, k, o, l.in}, []int{3, 2, 0, 1})
			add("bias", l.b, []int{o}, []int{o}, []int{0})
		}
		number++
		if spec.activated() && spec.Activation != Linear {
			number++
		}
		in = out
	}
	return all
}

// Weights returns the network as a safetensors file, with the names and layouts of
// PyTorch. notes are added to the metadata.
func (n *Network) Weights(notes map[string]string) []byte { return n.weights(notes, false) }

// HalfWeights is [Network.Weights] with every number rounded to float16: half the
// bytes. It does not change n.
func (n *Network) HalfWeights(notes map[string]string) []byte { return n.weights(notes, true) }

func (n *Network) weights(notes map[string]string, half bool) []byte {
	f := safetensors.File{Metadata: map[string]string{}}
	for k, v := range notes {
		f.Metadata[k] = v
	}
	f.Metadata[metaFormat] = "pt"
	f.Metadata[metaLayers] = n.Spec.String()
	for _, s := range n.stored() {
		data := make([]float32, len(s.data))
		permute(s.sizes, s.axes, func(own, file int) { data[file] = s.data[own] })
		f.Tensors = append(f.Tensors, safetensors.Tensor{Name: s.name, Shape: s.shape, Data: data, Half: half})
	}
	return safetensors.Encode(f)
}

// ReadWeights returns the network in a file that [Network.Weights] or
// [Network.HalfWeights] wrote, and the file's metadata.
func ReadWeights(b []byte) (*Network, map[string]string, error) {
	f, err := safetensors.Parse(b)
	if err != nil {
		return nil, nil, err
	}
	wrong := func(why error) (*Network, map[string]string, error) {
		return nil, nil, problem.New("weights", why)
	}
	layers, ok := f.Metadata[metaLayers]
	if !ok {
		return wrong(problem.New("weights.noLayers", metaLayers))
	}
	spec, err := ParseSpec(layers, Sigmoid)
	if err != nil {
		return wrong(err)
	}
	// A few bytes of text must not make a large network.
	held := 0
	for _, t := range f.Tensors {
		held += len(t.Data)
	}
	if p := spec.Parameters(); held < p {
		return wrong(problem.New("weights.numbers", held, spec.String(), p))
	}
	n := NewNetwork(spec)
	wanted := n.stored()
	if len(f.Tensors) != len(wanted) {
		return wrong(problem.New("weights.tensors", len(f.Tensors), spec.String(), len(wanted)))
	}
	byName := make(map[string]safetensors.Tensor, len(f.Tensors))
	for _, t := range f.Tensors {
		byName[t.Name] = t
	}
	for _, s := range wanted {
		t, ok := byName[s.name]
		if !ok {
			return wrong(problem.New("weights.noTensor", s.name))
		}
		fits := len(t.Shape) == len(s.shape)
		for i := range t.Shape {
			fits = fits && t.Shape[i] == s.shape[i]
		}
		if !fits {
			return wrong(problem.New("weights.shape", s.name, shapeText(t.Shape), shapeText(s.shape)))
		}
		same := true
		permute(s.sizes, s.axes, func(own, file int) {
			same = same && s.data[own] == t.Data[file]
			s.data[own] = t.Data[file]
		})
		if s.copy && !same {
			return wrong(problem.New("weights.tied", s.name))
		}
	}
	return n, f.Metadata, nil
}

// permute calls f for every element of an array of the given sizes, with its offset
// there and in the permuted array, whose axis i is axis axes[i] of the former.
func permute(sizes, axes []int, f func(own, file int)) {
	strides := make([]int, len(sizes)) // of each own axis in the file
	stride := 1
	for i := len(axes) - 1; i >= 0; i-- {
		strides[axes[i]] = stride
		stride *= sizes[axes[i]]
	}
	index := make([]int, len(sizes))
	file := 0
	for own := range stride {
		f(own, file)
		// The next element: count up the last axis and carry.
		for i := len(sizes) - 1; i >= 0; i-- {
			index[i]++
			file += strides[i]
			if index[i] < sizes[i] {
				break
			}
			index[i] = 0
			file -= strides[i] * sizes[i]
		}
	}
}

func shapeText(shape []int) string {
	s := "("
	for i, d := range shape {
		if i > 0 {
			s += ", "
		}
		s += strconv.Itoa(d)
	}
	return s + ")"
}
