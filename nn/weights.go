package nn

import (
	"strconv"

	"hourglass/nn/safetensors"
)

// Metadata keys of a weights file. There may be others.
const (
	metaLayers = "layers" // the Spec, as its String prints it
	metaFormat = "format"
)

// A layout says whose names, shapes and orders the tensors of a file have.
type layout int

const (
	inPyTorch layout = iota
	inKeras
)

// formats are the values of metaFormat.
var formats = [...]string{inPyTorch: "pt", inKeras: "keras"}

// A form is a tensor in one layout: the kind that its name ends in, its shape, and which
// axis of the network's tensor each of its axes is. The shape may join several of these
// axes in one.
type form struct {
	kind        string
	shape, axes []int
}

// A stored is one tensor of a file and the slice of the network with its numbers.
type stored struct {
	name string
	data []float32

	sizes []int // of the network's axes
	form

	// A second copy of the weights of another tensor: both layouts need it in the file,
	// and it is checked when the file is read.
	copy bool
}

// stored lists the tensors of n as a layout has them. They lie as follows:
//
//	in PyTorch                                   in Keras            in n
//	Linear           weight (O, I)               kernel (I, O)       (I, O), tied (O, I)
//	Conv2d           weight (O, C, k, k)         kernel (k, k, C, O) (k, k, C, O)
//	ConvTranspose2d  weight (C, O, k, k)         kernel (k, k, O, C) (k, k, O, C)
//
// PyTorch's names are those of a module with an encoder and a decoder that are
// Sequential; the numbers in them count every layer and every activation except linear.
// Where a Linear reads an image, or writes a vector that becomes an image, PyTorch has
// channels first, so its inputs or outputs are reordered. Keras's names begin with the
// place in model.get_weights(), so that sorting them is all that set_weights wants.
func (n *Network) stored(as layout) []stored {
	var all []stored
	in := n.Spec.Input
	number := 0
	own := []int{0, 1, 2, 3, 4, 5} // the order of n
	for i, out := range n.Spec.Shapes() {
		if i == n.Spec.Code {
			number = 0
		}
		part := "encoder."
		if i >= n.Spec.Code {
			part = "decoder."
		}
		add := func(data []float32, sizes []int, torch, keras form) {
			s := stored{name: part + strconv.Itoa(number) + ".", data: data, sizes: sizes, form: torch}
			if as == inKeras {
				s.name, s.form = strconv.Itoa(1000 + len(all))[1:]+".", keras // 000, 001, …
			}
			s.name += s.kind
			all = append(all, s)
		}
		filters := func(kind string, w, b []float32, k, c, o int) { // (k, k, c, o)
			add(w, []int{k, k, c, o}, form{"weight", []int{o, c, k, k}, []int{3, 2, 0, 1}},
				form{kind + ".kernel", []int{k, k, c, o}, own})
			add(b, []int{len(b)}, form{"bias", []int{len(b)}, own}, form{kind + ".bias", []int{len(b)}, own})
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
			torch, keras := []int{l.out, l.in}, []int{l.in, l.out}
			if l.tied { // (O, I) already
				add(l.w, []int{to.H, to.W, to.C, in.H, in.W, in.C}, form{"weight", torch, []int{2, 0, 1, 5, 3, 4}},
					form{"dense.kernel", keras, []int{3, 4, 5, 0, 1, 2}})
				all[len(all)-1].copy = true
			} else {
				add(l.w, []int{in.H, in.W, in.C, to.H, to.W, to.C}, form{"weight", torch, []int{5, 3, 4, 2, 0, 1}},
					form{"dense.kernel", keras, own})
			}
			add(l.b, []int{to.H, to.W, to.C}, form{"bias", torch[:1], []int{2, 0, 1}},
				form{"dense.bias", torch[:1], own})
		case *conv:
			filters("conv2d", l.w, l.b, l.window.Size, l.window.C, l.out)
		case *transposed:
			filters("conv2d_transpose", l.w, l.b, l.window.Size, l.window.C, l.in)
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
func (n *Network) Weights(notes map[string]string) []byte { return n.AppendWeights(nil, notes) }

// AppendWeights is [Network.Weights] that appends to b, and needs no other memory
// if there is room in b: the file that the network was read from can be written over.
func (n *Network) AppendWeights(b []byte, notes map[string]string) []byte {
	return n.weights(b, notes, inPyTorch, false)
}

// KerasWeights is [Network.Weights] with the names and layouts of Keras.
func (n *Network) KerasWeights(notes map[string]string) []byte {
	return n.weights(nil, notes, inKeras, false)
}

// HalfWeights is [Network.Weights] with every number rounded to float16: half the
// bytes. It does not change n.
func (n *Network) HalfWeights(notes map[string]string) []byte {
	return n.weights(nil, notes, inPyTorch, true)
}

func (n *Network) weights(b []byte, notes map[string]string, as layout, half bool) []byte {
	f := safetensors.File{Metadata: map[string]string{}}
	for k, v := range notes {
		f.Metadata[k] = v
	}
	f.Metadata[metaFormat] = formats[as]
	f.Metadata[metaLayers] = n.Spec.String()
	width, room := 4, 0
	if half {
		width = 2
	}
	all := n.stored(as)
	for _, s := range all {
		f.Tensors = append(f.Tensors, safetensors.Tensor{Name: s.name, Shape: s.shape, Half: half})
		room += width * len(s.data)
	}
	b = safetensors.AppendHeader(b, f, room)
	for i, s := range all {
		at := len(b)
		b = b[:at+width*len(s.data)]
		s.permute(func(own, file int) { f.Tensors[i].Put(b[at:], file, s.data[own]) })
	}
	return b
}

// permute calls f for every number of s, with its offset in the network's data and in
// the file's, whose axis i is axis axes[i] of the former.
func (s *stored) permute(f func(own, file int)) {
	sizes, axes := s.sizes, s.axes[:len(s.sizes)]
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
