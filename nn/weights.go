package nn

import (
	"errors"
	"strconv"

	"hourglass/nn/safetensors"
)

// Metadata keys that a weights file of ours carries; others may stand beside.
const (
	metaLayers = "layers" // the Spec, as its String prints it
	metaFormat = "format"
)

// Weights returns the network as a safetensors file. Its tensors have the names
// and the layout that PyTorch gives to
//
//	encoder = Sequential(Linear(784, 64), ReLU())
//	decoder = Sequential(Linear(64, 784), Sigmoid())
//
// that is encoder.0.weight (O, I), encoder.0.bias (O), decoder.0.weight, …:
// layer i of a part has the number 2i, because each activation counts too.
// notes are added to the metadata.
func (n *Network) Weights(notes map[string]string) []byte {
	f := safetensors.File{Metadata: map[string]string{}}
	for k, v := range notes {
		f.Metadata[k] = v
	}
	f.Metadata[metaFormat] = "pt"
	f.Metadata[metaLayers] = n.Spec.String()
	for i, l := range n.layers {
		d := l.(*dense)
		name := tensorName(n.Spec, i)
		w := make([]float32, len(d.w))
		transpose(w, d.w, d.in, d.out)
		f.Tensors = append(f.Tensors,
			safetensors.Tensor{Name: name + ".weight", Shape: []int{d.out, d.in}, Data: w},
			safetensors.Tensor{Name: name + ".bias", Shape: []int{d.out}, Data: d.b})
	}
	return safetensors.Encode(f)
}

// ReadWeights makes a network of a file that [Network.Weights] wrote, and
// returns it with the file's metadata.
func ReadWeights(b []byte) (*Network, map[string]string, error) {
	f, err := safetensors.Parse(b)
	if err != nil {
		return nil, nil, err
	}
	layers, ok := f.Metadata[metaLayers]
	if !ok {
		return nil, nil, errors.New("weights: the metadata does not say which layers these are (\"" + metaLayers + "\")")
	}
	spec, err := ParseSpec(layers, Sigmoid)
	if err != nil {
		return nil, nil, errors.New("weights: " + err.Error())
	}
	if len(f.Tensors) != 2*len(spec.Layers) {
		return nil, nil, errors.New("weights: " + strconv.Itoa(len(f.Tensors)) + " tensors, " + spec.String() + " has " + strconv.Itoa(2*len(spec.Layers)))
	}
	byName := make(map[string]safetensors.Tensor, len(f.Tensors))
	for _, t := range f.Tensors {
		byName[t.Name] = t
	}
	n := NewNetwork(spec)
	for i, l := range n.layers {
		d := l.(*dense)
		name := tensorName(spec, i)
		w, err := wanted(byName, name+".weight", d.out, d.in)
		if err != nil {
			return nil, nil, err
		}
		bias, err := wanted(byName, name+".bias", d.out)
		if err != nil {
			return nil, nil, err
		}
		transpose(d.w, w, d.out, d.in)
		copy(d.b, bias)
	}
	return n, f.Metadata, nil
}

func tensorName(s Spec, layer int) string {
	if layer < s.Code {
		return "encoder." + strconv.Itoa(2*layer)
	}
	return "decoder." + strconv.Itoa(2*(layer-s.Code))
}

func wanted(byName map[string]safetensors.Tensor, name string, shape ...int) ([]float32, error) {
	t, ok := byName[name]
	if !ok {
		return nil, errors.New("weights: no tensor " + name)
	}
	fits := len(t.Shape) == len(shape)
	for i := range shape {
		fits = fits && t.Shape[i] == shape[i]
	}
	if !fits {
		return nil, errors.New("weights: tensor " + name + " has the shape " + shapeText(t.Shape) + ", wanted is " + shapeText(shape))
	}
	return t.Data, nil
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

// transpose writes x (rows, cols) to y (cols, rows).
func transpose(y, x []float32, rows, cols int) {
	for i := range rows {
		for j := range cols {
			y[j*rows+i] = x[i*cols+j]
		}
	}
}
