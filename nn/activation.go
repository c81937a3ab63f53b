package nn

import (
	"errors"
	"strconv"

	"hourglass/nn/kernel"
)

// An Activation is the function at the end of a layer. All of them have a
// derivative that can be written in terms of y, so that a layer keeps its
// outputs alone.
type Activation uint8

const (
	Linear  Activation = iota // y = x
	ReLU                      // y = max(x, 0)
	Sigmoid                   // y = 1/(1+exp(-x))
)

var activationNames = [...]string{Linear: "linear", ReLU: "relu", Sigmoid: "sigmoid"}

func (a Activation) String() string { return activationNames[a] }

func (a Activation) valid() bool { return int(a) < len(activationNames) }

// ParseActivation reads a name as String prints it.
func ParseActivation(name string) (Activation, error) {
	for i, n := range activationNames {
		if n == name {
			return Activation(i), nil
		}
	}
	return 0, errors.New("activation " + strconv.Quote(Clip(name)) + ", known are linear, relu and sigmoid")
}

// forward applies a to x in place.
func (a Activation) forward(x []float32) {
	switch a {
	case ReLU:
		kernel.ReLU(x)
	case Sigmoid:
		kernel.Sigmoid(x)
	}
}

// backward turns d = dY into dX in place: dX = dY·a'(x), from y = a(x).
//
//	ReLU      dX = dY where y > 0, else 0
//	Sigmoid   dX = dY·y·(1-y)
func (a Activation) backward(d, y []float32) {
	switch a {
	case ReLU:
		kernel.ReLUGrad(d, y)
	case Sigmoid:
		kernel.SigmoidGrad(d, y)
	}
}
