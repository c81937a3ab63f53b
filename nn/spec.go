package nn

import (
	"errors"
	"strconv"
	"strings"
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
	Dense: "dense", Conv: "conv", Transposed: "transposed", MaxPool: "pool", Upsample: "up", Reshape: "reshape", Dropout: "dropout",
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
			return Shape{}, errors.New("a filter of " + strconv.Itoa(l.Size) + "x" + strconv.Itoa(l.Size) + " does not fit into " + in.String())
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
			return Shape{}, errors.New("the " + strconv.Itoa(in.Size()) + " numbers of " + in.String() + " are no " + l.Shape.String())
		}
		return l.Shape, nil
	}
	return in, nil
}

// Padding is how many rows and columns of zeros lie around an image.
type Padding struct{ Top, Left, Bottom, Right int }

// same returns the zeros around in with which a filter that moves over it has
// the positions of out. Where they are odd, the extra ones are below and to the
// right, as in TensorFlow.
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
// the weights of its mirror, or "".
func (s Spec) tieProblem(i int, in Shape) string {
	m := s.mirror(i)
	if m >= i {
		return "only a layer in the second half can be tied, to its mirror in the first"
	}
	from := s.Input
	for _, l := range s.Layers[:m] {
		from, _ = l.Output(from) // no error: they have been checked
	}
	if l := s.Layers[m]; l.Kind != Dense || l.Units != in.Size() || from.Size() != s.Layers[i].Units {
		return "tied to layer " + strconv.Itoa(m+1) + ", which is not dense from " + strconv.Itoa(s.Layers[i].Units) + " to " + strconv.Itoa(in.Size())
	}
	return ""
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

// MultiplyAdds returns how many multiplications with weights, each with an addition,
// forward takes for one image. Backward takes up to twice as many.
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
		return s, errors.New("code: that of this model is " + s.CodeShape().String() + ", as its layers make it; only that of a dense layer can be chosen")
	}
	s.Layers = append([]LayerSpec(nil), s.Layers...)
	s.Layers[s.Code-1].Units = size
	return s, s.Check()
}

// resizable reports whether the code's size can be chosen.
func (s Spec) resizable() bool { return s.Layers[s.Code-1].Kind == Dense }

// A layerError is what Check finds wrong with one layer.
type layerError struct {
	layer  int // -1: the input
	reason string
}

func (e *layerError) Error() string {
	return "layers: layer " + strconv.Itoa(e.layer+1) + ": " + e.reason
}

// Check reports why no network can be made of s, or nil.
func (s Spec) Check() error {
	switch n := len(s.Layers); {
	case s.Input.H < 1 || s.Input.W < 1 || s.Input.C < 1 || s.Input.H > maxUnits || s.Input.W > maxUnits || s.Input.C > maxUnits || s.Input.Size() > MaxActivations:
		return &layerError{-1, "the input is " + s.Input.String()}
	case n < 2 || s.Code < 1 || s.Code >= n:
		return errors.New("layers: an autoencoder has an input, at least one layer to its code and one from it")
	case n > MaxLayers:
		return errors.New("layers: " + strconv.Itoa(n) + " layers, at most " + strconv.Itoa(MaxLayers) + " are possible")
	}
	parameters, multiplyAdds, activations, in := 0, 0, s.Input.Size(), s.Input
	for i, l := range s.Layers {
		if reason := l.problem(); reason != "" {
			return &layerError{i, reason}
		}
		if l.Tied {
			if reason := s.tieProblem(i, in); reason != "" {
				return &layerError{i, reason}
			}
		}
		out, err := l.Output(in)
		if err != nil {
			return &layerError{i, err.Error()}
		}
		// Both are checked as they grow, before a product could overflow.
		if out.H > maxUnits || out.W > maxUnits || out.H*out.W > MaxActivations || activations+out.Size() > MaxActivations {
			return &layerError{i, "more than " + strconv.Itoa(MaxActivations) + " numbers between the layers"}
		}
		activations += out.Size()
		if parameters += l.Parameters(in); parameters > MaxParameters {
			return &layerError{i, "more than " + strconv.Itoa(MaxParameters) + " parameters"}
		}
		if multiplyAdds += l.multiplyAdds(in, out); multiplyAdds > MaxMultiplyAdds {
			return &layerError{i, "more than " + strconv.Itoa(MaxMultiplyAdds) + " multiply-adds an image"}
		}
		in = out
	}
	last := len(s.Layers) - 1
	if in.Size() != s.Input.Size() {
		return &layerError{last, "the output has " + strconv.Itoa(in.Size()) + " numbers, the input " + strconv.Itoa(s.Input.Size()) + "; an autoencoder gives back what it gets"}
	}
	if !s.Layers[last].activated() {
		return &layerError{last, "the last layer must be one with weights"}
	}
	return nil
}

// problem says what is wrong with l whatever comes in, or nothing.
func (l LayerSpec) problem() string {
	between := func(what string, n, low, high int) string {
		if n >= low && n <= high {
			return ""
		}
		return what + " " + strconv.Itoa(n) + ", possible are " + strconv.Itoa(low) + " to " + strconv.Itoa(high)
	}
	if l.Activation != Linear && !l.activated() {
		return "a layer without weights has no activation"
	}
	var reasons [3]string
	switch l.Kind {
	case Dense:
		reasons[0] = between("size", l.Units, 1, maxUnits)
	case Conv, Transposed:
		reasons[0] = between("filters", l.Units, 1, maxUnits)
		reasons[1] = between("filter size", l.Size, 1, maxFilterSize)
		reasons[2] = between("stride", l.Stride, 1, 2)
	case MaxPool, Upsample:
		reasons[0] = between("factor", l.Size, 2, 8)
	case Reshape:
		reasons[0] = between("height", l.Shape.H, 1, maxUnits)
		reasons[1] = between("width", l.Shape.W, 1, maxUnits)
		reasons[2] = between("channels", l.Shape.C, 1, maxUnits)
	case Dropout:
		if !(l.Rate > 0 && l.Rate < 1) {
			reasons[0] = "dropout is above 0 and below 1"
		}
	default:
		reasons[0] = "an unknown kind of layer"
	}
	if !l.Activation.valid() {
		return "an unknown activation"
	}
	if l.Tied && l.Kind != Dense {
		return "only a dense layer can be tied"
	}
	return strings.Join(nonEmpty(reasons[:]), ", ")
}

func nonEmpty(all []string) (some []string) {
	for _, s := range all {
		if s != "" {
			some = append(some, s)
		}
	}
	return some
}
