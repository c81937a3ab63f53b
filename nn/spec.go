package nn

import (
	"hourglass/nn/problem"
)

// Limits on what a layer list may ask for.
const (
	MaxParameters   = 4_000_000
	MaxMultiplyAdds = 300_000_000 // of one image on its way forward: more would stall the page
	MaxLayers       = 64
	MaxActivations  = 1 << 20 // numbers between layers, of one image
	maxUnits        = 1 << 16
	maxFilterSize   = 15
)

// A Kind names what a layer computes.
type Kind uint8

const (
	Dense      Kind = iota // fully connected; flattens what comes in
	Conv                   // convolution
	Transposed             // transposed convolution
	MaxPool                // the largest of each window
	Upsample               // each position repeated, nearest neighbour
	Reshape                // the same numbers as another shape
	Dropout                // some numbers set to zero, in training only
)

var kindNames = [...]string{
	Dense: "dense", Conv: "conv", Transposed: "transposed",
	MaxPool: "pool", Upsample: "up", Reshape: "reshape", Dropout: "dropout",
}

func (k Kind) String() string { return kindNames[k] }

// A LayerSpec is one layer as data. The kind decides which fields have a meaning.
type LayerSpec struct {
	Kind       Kind
	Units      int     // Dense: O; Conv, Transposed: filters, the channels that come out
	Size       int     // Conv, Transposed: side of the filter; MaxPool, Upsample: the factor
	Stride     int     // Conv, Transposed
	Valid      bool    // Conv: only positions where the whole filter is inside of the image; else "same"
	Tied       bool    // Dense: the weights are those of its mirror, transposed
	Rate       float64 // Dropout: the probability of a zero
	Shape      Shape   // Reshape: what comes out
	Activation Activation
}

// A Spec is a model as data. Its text form, a layer list, is described at
// [ParseSpec].
type Spec struct {
	Input  Shape
	Layers []LayerSpec // at least one before the code and one after
	Code   int         // Layers[:Code] is the encoder, Layers[Code:] the decoder
}

// Output returns the shape of l's output for an input of shape in, or an error if
// there is none.
//
//	Conv, same     ⌈H/stride⌉                   (zeros around the image)
//	Conv, valid    ⌊(H-size)/stride⌋ + 1
//	Transposed     H·stride                     (the "same" of its transpose)
//	MaxPool        ⌈H/factor⌉                   (windows may stick out of the image)
//	Upsample       H·factor
func (l LayerSpec) Output(in Shape) (Shape, error) {
	switch l.Kind {
	case Dense:
		return Shape{1, 1, l.Units}, nil
	case Conv:
		if !l.Valid {
			return Shape{ceil(in.H, l.Stride), ceil(in.W, l.Stride), l.Units}, nil
		}
		if in.H < l.Size || in.W < l.Size {
			return Shape{}, problem.New("layers.filter", l.Size, in.String())
		}
		return Shape{(in.H-l.Size)/l.Stride + 1, (in.W-l.Size)/l.Stride + 1, l.Units}, nil
	case Transposed:
		return Shape{in.H * l.Stride, in.W * l.Stride, l.Units}, nil
	case MaxPool:
		return Shape{ceil(in.H, l.Size), ceil(in.W, l.Size), in.C}, nil
	case Upsample:
		return Shape{in.H * l.Size, in.W * l.Size, in.C}, nil
	case Reshape:
		if l.Shape.Size() != in.Size() {
			return Shape{}, problem.New("layers.reshape", in.Size(), in.String(), l.Shape.String())
		}
		return l.Shape, nil
	}
	return in, nil
}

// Padding is how many rows and columns of zeros lie around an image.
type Padding struct{ Top, Left, Bottom, Right int }

// same returns how many zeros must lie around in so that a filter moves over it to as
// many positions as out has. Of an odd number the extra one lies below or to the right,
// as in TensorFlow.
func (l LayerSpec) same(in, out Shape) Padding {
	high := max((out.H-1)*l.Stride+l.Size-in.H, 0)
	wide := max((out.W-1)*l.Stride+l.Size-in.W, 0)
	return Padding{high / 2, wide / 2, high - high/2, wide - wide/2}
}

// padding returns the zeros around the input of a convolution, or around the
// output of a transposed one. Other layers have none.
func (l LayerSpec) padding(in, out Shape) Padding {
	switch {
	case l.Kind == Conv && !l.Valid:
		return l.same(in, out)
	case l.Kind == Transposed:
		return l.same(out, in)
	}
	return Padding{}
}

// Parameters returns how many weights and biases l has for an input of shape in.
func (l LayerSpec) Parameters(in Shape) int {
	switch l.Kind {
	case Dense:
		if l.Tied {
			return l.Units
		}
		return (in.Size() + 1) * l.Units
	case Conv, Transposed:
		return (l.Size*l.Size*in.C + 1) * l.Units
	}
	return 0
}

// biases returns how many biases l has.
func (l LayerSpec) biases() int {
	if l.activated() {
		return l.Units
	}
	return 0
}

// activated reports whether the kind has an activation of its own.
func (l LayerSpec) activated() bool {
	return l.Kind == Dense || l.Kind == Conv || l.Kind == Transposed
}

// mirror returns the index of the layer as far from the input as layer i is from
// the output.
func (s Spec) mirror(i int) int { return len(s.Layers) - 1 - i }

// tieProblem returns why the dense layer i, whose input has the shape in, cannot have
// the weights of its mirror, or nil.
func (s Spec) tieProblem(i int, in Shape) *problem.Problem {
	m := s.mirror(i)
	if m >= i {
		return problem.New("layers.half")
	}
	from := s.Input
	for _, l := range s.Layers[:m] {
		from, _ = l.Output(from) // no error: they have been checked
	}
	if l := s.Layers[m]; l.Kind != Dense || l.Units != in.Size() || from.Size() != s.Layers[i].Units {
		return problem.New("layers.tied", m+1, s.Layers[i].Units, in.Size())
	}
	return nil
}

func ceil(a, b int) int { return (a + b - 1) / b }

// Shapes returns the shape of every layer's output. It panics on a Spec that
// does not pass [Spec.Check].
func (s Spec) Shapes() []Shape {
	shapes := make([]Shape, len(s.Layers))
	in := s.Input
	for i, l := range s.Layers {
		out, err := l.Output(in)
		if err != nil {
			panic("nn: " + err.Error())
		}
		shapes[i], in = out, out
	}
	return shapes
}

// CodeShape returns the shape of the code.
func (s Spec) CodeShape() Shape { return s.Shapes()[s.Code-1] }

// CodeSize returns C, the numbers in the code.
func (s Spec) CodeSize() int { return s.CodeShape().Size() }

// OutputActivation returns the activation of the last layer.
func (s Spec) OutputActivation() Activation { return s.Layers[len(s.Layers)-1].Activation }

// Parameters returns P, weights and biases together.
func (s Spec) Parameters() int {
	p, in := 0, s.Input
	for i, out := range s.Shapes() {
		p += s.Layers[i].Parameters(in)
		in = out
	}
	return p
}

// multiplyAdds returns how many multiplications with weights l takes for one image,
// from shape in to shape out.
func (l LayerSpec) multiplyAdds(in, out Shape) int {
	switch l.Kind {
	case Dense:
		return in.Size() * out.Size()
	case Conv:
		return l.Size * l.Size * in.C * out.Size()
	case Transposed:
		return l.Size * l.Size * out.C * in.Size()
	}
	return 0
}

// Floating-point operations for each of [Spec.MultiplyAdds]: a multiplication and an
// addition forward, and in training the same again for the gradient of the weight and
// for that of the layer's input.
const (
	ForwardFlops  = 2
	TrainingFlops = 3 * ForwardFlops
)

// MultiplyAdds returns how many multiplications with weights, each with an addition,
// forward takes for one image.
func (s Spec) MultiplyAdds() int {
	sum := 0
	for _, l := range s.Summary() {
		sum += l.MultiplyAdds
	}
	return sum
}

// WithCode returns s with another size of its code, which must be a dense layer.
func (s Spec) WithCode(size int) (Spec, error) {
	if !s.resizable() {
		return s, problem.New("layers.code", s.CodeShape().String())
	}
	s.Layers = append([]LayerSpec(nil), s.Layers...)
	s.Layers[s.Code-1].Units = size
	return s, s.Check()
}

// resizable reports whether the code's size can be chosen.
func (s Spec) resizable() bool { return s.Layers[s.Code-1].Kind == Dense }

// ofLayer is the code of a problem that Check finds with one layer. The problem's
// position is the number of the layer: 0 is the input, 1 the first layer.
const ofLayer = "layers.layer"

// Check reports why no network can be made of s, or nil.
func (s Spec) Check() error {
	wrong := func(i int, why error) error { return problem.At(ofLayer, i+1, why) }
	switch n := len(s.Layers); {
	case min(s.Input.H, s.Input.W, s.Input.C) < 1, max(s.Input.H, s.Input.W, s.Input.C) > maxUnits,
		s.Input.Size() > MaxActivations:
		return wrong(-1, problem.New("layers.input", s.Input.String()))
	case n < 2 || s.Code < 1 || s.Code >= n:
		return problem.New("layers", problem.New("layers.ends"))
	case n > MaxLayers:
		return problem.New("layers", problem.New("layers.many", n, MaxLayers))
	}
	parameters, multiplyAdds, activations, in := 0, 0, s.Input.Size(), s.Input
	for i, l := range s.Layers {
		if p := l.problem(); p != nil {
			return wrong(i, p)
		}
		if l.Tied {
			if p := s.tieProblem(i, in); p != nil {
				return wrong(i, p)
			}
		}
		out, err := l.Output(in)
		if err != nil {
			return wrong(i, err)
		}
		// Both are checked as they grow, before a product could overflow.
		if out.H > maxUnits || out.W > maxUnits ||
			out.H*out.W > MaxActivations || activations+out.Size() > MaxActivations {
			return wrong(i, problem.New("layers.numbers", MaxActivations))
		}
		activations += out.Size()
		if parameters += l.Parameters(in); parameters > MaxParameters {
			return wrong(i, problem.New("layers.parameters", MaxParameters))
		}
		if multiplyAdds += l.multiplyAdds(in, out); multiplyAdds > MaxMultiplyAdds {
			return wrong(i, problem.New("layers.multiplyAdds", MaxMultiplyAdds))
		}
		in = out
	}
	last := len(s.Layers) - 1
	if in.Size() != s.Input.Size() {
		return wrong(last, problem.New("layers.output", in.Size(), s.Input.Size()))
	}
	if !s.Layers[last].activated() {
		return wrong(last, problem.New("layers.last"))
	}
	return nil
}

// problem says what is wrong with l whatever comes in, or nil.
func (l LayerSpec) problem() *problem.Problem {
	var found *problem.Problem
	between := func(what string, n, low, high int) {
		switch {
		case n >= low && n <= high:
		case found == nil:
			found = problem.New("value.count", what, n, low, high)
		default:
			found = problem.New("value.counts", what, n, low, high, found)
		}
	}
	if l.Activation != Linear && !l.activated() {
		return problem.New("layers.weightless")
	}
	// The sentence begins with the last one found.
	switch l.Kind {
	case Dense:
		between("size", l.Units, 1, maxUnits)
	case Conv, Transposed:
		between("stride", l.Stride, 1, 2)
		between("filter size", l.Size, 1, maxFilterSize)
		between("filters", l.Units, 1, maxUnits)
	case MaxPool, Upsample:
		between("factor", l.Size, 2, 8)
	case Reshape:
		between("channels", l.Shape.C, 1, maxUnits)
		between("width", l.Shape.W, 1, maxUnits)
		between("height", l.Shape.H, 1, maxUnits)
	case Dropout:
		if !(l.Rate > 0 && l.Rate < 1) {
			found = problem.New("layers.dropout")
		}
	default:
		found = problem.New("layers.kind")
	}
	if !l.Activation.valid() {
		return problem.New("layers.activation")
	}
	if l.Tied && l.Kind != Dense {
		return problem.New("layers.tiedKind")
	}
	return found
}
