package nn

import (
	"strconv"

	"hourglass/nn/problem"
	"hourglass/nn/safetensors"
)

// Assumed is what [OpenWeights] took for granted because a file does not say it.
type Assumed string

const (
	AssumedNothing Assumed = ""
	AssumedNames   Assumed = "names"  // the layers are told; which tensor is whose, the shapes tell
	AssumedLayers  Assumed = "layers" // the shapes tell that too, but no activation: see guess

	// AssumedBiases is added where biases are not in the file: they are taken to be 0.
	AssumedBiases Assumed = " biases"
)

// ReadWeights returns the network in a file that [Network.Weights],
// [Network.KerasWeights] or [Network.HalfWeights] wrote, and the file's metadata. A file
// that does not say its layers is an error.
func ReadWeights(b []byte) (*Network, map[string]string, error) {
	n, metadata, assumed, err := OpenWeights(b)
	if err == nil && assumed != "" && assumed[0] == AssumedLayers[0] {
		f, _ := safetensors.Parse(b) // no error: it has been parsed
		return nil, nil, problem.New("weights", noLayers(f))
	}
	return n, metadata, err
}

// OpenWeights is [ReadWeights] for files of others too, such as the state_dict of any
// module in PyTorch: where names are not those of [Network.Weights], or the layers are
// not told, and the shapes of the tensors allow one network only, it returns that one
// and what it has assumed.
func OpenWeights(b []byte) (*Network, map[string]string, Assumed, error) {
	f, err := safetensors.Parse(b)
	if err != nil {
		return nil, nil, "", err
	}
	cutPrefixes(f.Tensors)
	given := len(f.Tensors)
	addBiases(&f)
	n, assumed, err := network(f)
	if err != nil {
		return nil, nil, "", problem.New("weights", err)
	}
	if len(f.Tensors) > given {
		assumed += AssumedBiases
	}
	return n, f.Metadata, assumed, nil
}

// network returns the network in f.
func network(f safetensors.File) (*Network, Assumed, error) {
	layers, ok := f.Metadata[metaLayers]
	if !ok {
		if len(f.Tensors) == 0 {
			return nil, "", problem.New("weights.none")
		}
		if n := guess(f); n != nil {
			return n, AssumedLayers, nil
		}
		return nil, "", noLayers(f)
	}
	spec, err := ParseSpec(layers, Sigmoid)
	if err != nil {
		return nil, "", err
	}
	// A few bytes of text must not make a large network.
	held := 0
	for _, t := range f.Tensors {
		held += len(t.Data)
	}
	if p := spec.Parameters(); held < p {
		return nil, "", problem.New("weights.numbers", held, spec.String(), p)
	}
	n := NewNetwork(spec)
	as := inPyTorch
	if f.Metadata[metaFormat] == formats[inKeras] {
		as = inKeras
	}
	wanted := n.stored(as)
	if len(f.Tensors) != len(wanted) {
		return nil, "", problem.New("weights.tensors", len(f.Tensors), spec.String(), len(wanted), namesOf(f))
	}
	byName := make(map[string]safetensors.Tensor, len(f.Tensors))
	for _, t := range f.Tensors {
		byName[t.Name] = t
	}
	tensors := make([]safetensors.Tensor, len(wanted))
	assumed := AssumedNothing
	for i, s := range wanted {
		t, ok := byName[s.name]
		if !ok {
			if tensors = inOrder(f, wanted); as == inKeras || tensors == nil {
				return nil, "", problem.New("weights.noTensor", s.name, namesOf(f))
			}
			assumed = AssumedNames
			break
		}
		tensors[i] = t
	}
	for i, s := range wanted {
		if err := s.take(tensors[i]); err != nil {
			return nil, "", err
		}
	}
	return n, assumed, nil
}

// take copies t into the network.
func (s *stored) take(t safetensors.Tensor) error {
	if !s.fits(t) {
		return problem.New("weights.shape", s.name, shapeText(t.Shape), shapeText(s.shape))
	}
	same := true
	s.permute(func(own, file int) {
		same = same && s.data[own] == t.Data[file]
		s.data[own] = t.Data[file]
	})
	if s.copy && !same {
		return problem.New("weights.tied", s.name)
	}
	return nil
}

// fits reports whether t has the shape of s.
func (s *stored) fits(t safetensors.Tensor) bool { return shapeText(t.Shape) == shapeText(s.shape) }

func noLayers(f safetensors.File) *problem.Problem {
	return problem.New("weights.noLayers", metaLayers, namesOf(f))
}

// namesOf lists the first tensors of a file.
func namesOf(f safetensors.File) string {
	text := ""
	for i, t := range f.Tensors {
		if i == 6 {
			return text + ", …"
		}
		if i > 0 {
			text += ", "
		}
		text += problem.Clip(t.Name)
	}
	return text
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
