package nn

import (
	"errors"
	"strconv"
	"strings"
)

// Limits on what a layer list may ask for.
const (
	MaxParameters = 4_000_000
	MaxLayers     = 64
	maxUnits      = 1 << 16
)

// A Spec is a model as data. Its text form is a layer list, sizes joined by
// hyphens from the input to the output, as in
//
//	784-64-784              one dense layer to a code of 64, one back
//	784-128-2:linear-784    an activation may follow a size
//
// Sizes without an activation get relu, and the last one the output activation.
type Spec struct {
	Input  int         // D, numbers in an image
	Layers []LayerSpec // at least one before the code and one after
	Code   int         // Layers[:Code] is the encoder, Layers[Code:] the decoder
}

// A LayerSpec is one dense layer: y = activation(x·W + b).
type LayerSpec struct {
	Units      int // O
	Activation Activation
}

// inputs is I of layer i.
func (s Spec) inputs(i int) int {
	if i == 0 {
		return s.Input
	}
	return s.Layers[i-1].Units
}

// Output returns the numbers that leave the last layer, for one image.
func (s Spec) Output() int { return s.Layers[len(s.Layers)-1].Units }

// CodeSize returns C.
func (s Spec) CodeSize() int { return s.Layers[s.Code-1].Units }

// OutputActivation returns the activation of the last layer.
func (s Spec) OutputActivation() Activation { return s.Layers[len(s.Layers)-1].Activation }

// Parameters returns P, weights and biases together.
func (s Spec) Parameters() int {
	p := 0
	for i, l := range s.Layers {
		p += (s.inputs(i) + 1) * l.Units
	}
	return p
}

// String prints the layer list that [ParseSpec] reads back to the same Spec.
func (s Spec) String() string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(s.Input))
	for i, l := range s.Layers {
		b.WriteByte('-')
		b.WriteString(strconv.Itoa(l.Units))
		if l.Activation != ReLU || i == len(s.Layers)-1 {
			b.WriteByte(':')
			b.WriteString(l.Activation.String())
		}
	}
	return b.String()
}

// ParseSpec reads a layer list; output is the activation of the last layer
// where the list names none. The code is the narrowest layer but the last, the
// first of them if there are several.
//
// An error names the position in the text, counted from 1, and the reason.
func ParseSpec(text string, output Activation) (Spec, error) {
	words := strings.Split(text, "-")
	if len(words) > MaxLayers+1 {
		return Spec{}, errors.New("layers: " + strconv.Itoa(len(words)-1) + " layers, at most " + strconv.Itoa(MaxLayers) + " are possible")
	}
	var s Spec
	position := 1
	for i, word := range words {
		wrong := func(reason string) (Spec, error) {
			return Spec{}, errors.New("layers, position " + strconv.Itoa(position) + ": " + reason)
		}
		size, name, named := strings.Cut(word, ":")
		units, err := strconv.Atoi(size)
		switch {
		case size == "":
			return wrong("a size is missing")
		case err != nil && errors.Is(err, strconv.ErrSyntax) || strings.HasPrefix(size, "+"):
			return wrong(strconv.Quote(clip(size)) + " is not a size")
		case units < 1 || units > maxUnits:
			return wrong("size " + clip(size) + ", possible are 1 to " + strconv.Itoa(maxUnits))
		}
		if i == 0 {
			if named {
				return wrong("the input has no activation")
			}
			s.Input = units
		} else {
			l := LayerSpec{Units: units, Activation: ReLU}
			if i == len(words)-1 {
				l.Activation = output
			}
			if named {
				if l.Activation, err = ParseActivation(name); err != nil {
					return wrong(err.Error())
				}
			}
			s.Layers = append(s.Layers, l)
		}
		position += len(word) + 1
	}
	if len(s.Layers) < 2 {
		return Spec{}, errors.New("layers: " + strconv.Quote(clip(text)) + " has no code; an autoencoder has an input, a code and an output, as in 784-64-784")
	}
	for i, l := range s.Layers[:len(s.Layers)-1] {
		if s.Code == 0 || l.Units < s.Layers[s.Code-1].Units {
			s.Code = i + 1
		}
	}
	return s, s.Check()
}

// Check reports why no network can be made of s, or nil.
func (s Spec) Check() error {
	if s.Input < 1 || len(s.Layers) < 2 || len(s.Layers) > MaxLayers || s.Code < 1 || s.Code >= len(s.Layers) {
		return errors.New("layers: an autoencoder has an input, at least one layer to its code and one from it")
	}
	p := 0
	for i, l := range s.Layers {
		if l.Units < 1 || l.Units > maxUnits || s.Input > maxUnits {
			return errors.New("layers: sizes are 1 to " + strconv.Itoa(maxUnits))
		}
		if !l.Activation.valid() {
			return errors.New("layers: layer " + strconv.Itoa(i+1) + " has no known activation")
		}
		// Checked as it grows: the total of 64 layers could overflow an int32.
		if p += (s.inputs(i) + 1) * l.Units; p > MaxParameters {
			return errors.New("layers: more than " + strconv.Itoa(MaxParameters) + " parameters")
		}
	}
	if s.Output() != s.Input {
		return errors.New("layers: the output has " + strconv.Itoa(s.Output()) + " numbers, the input " + strconv.Itoa(s.Input) + "; an autoencoder gives back what it gets")
	}
	return nil
}

// clip shortens text from outside to what fits into a sentence.
func clip(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return s[:most] + "…"
}
