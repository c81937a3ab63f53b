package nn

import (
	"errors"
	"strconv"
	"strings"

	"hourglass/nn/kernel"
)

// An Activation is the function at the end of a layer. All of them have a
// derivative that can be written in terms of y, so that a layer keeps its
// outputs alone.
type Activation uint8

const (
	Linear    Activation = iota // y = x
	ReLU                        // y = max(x, 0)
	Sigmoid                     // y = 1/(1+exp(-x))
	Tanh                        // y = tanh x
	LeakyReLU                   // y = x where x > 0, else x/100 (Maas et al. 2013)
)

var activationNames = [...]string{Linear: "linear", ReLU: "relu", Sigmoid: "sigmoid", Tanh: "tanh", LeakyReLU: "leaky"}

func (a Activation) String() string { return activationNames[a] }

func (a Activation) valid() bool { return int(a) < len(activationNames) }

// ParseActivation reads a name as String prints it.
func ParseActivation(name string) (Activation, error) {
	i, err := find("activation", name, activationNames[:])
	return Activation(i), err
}

// find returns the index of a name, or an error that lists those that are known.
func find(what, name string, names []string) (int, error) {
	for i, n := range names {
		if n == name {
			return i, nil
		}
	}
	last := len(names) - 1
	return 0, errors.New(what + " " + strconv.Quote(Clip(name)) + ", known are " + strings.Join(names[:last], ", ") + " and " + names[last])
}

// forward applies a to x in place.
func (a Activation) forward(x []float32) {
	switch a {
	case ReLU:
		kernel.ReLU(x)
	case Sigmoid:
		kernel.Sigmoid(x)
	case Tanh:
		kernel.Tanh(x)
	case LeakyReLU:
		kernel.LeakyReLU(x)
	}
}

// backward turns d = dY into dX in place: dX = dY·a'(x), from y = a(x).
//
//	ReLU       dX = dY where y > 0, else 0
//	Sigmoid    dX = dY·y·(1-y)
//	Tanh       dX = dY·(1-y²)
//	LeakyReLU  dX = dY where y > 0, else dY/100
func (a Activation) backward(d, y []float32) {
	switch a {
	case ReLU:
		kernel.ReLUGrad(d, y)
	case Sigmoid:
		kernel.SigmoidGrad(d, y)
	case Tanh:
		kernel.TanhGrad(d, y)
	case LeakyReLU:
		kernel.LeakyReLUGrad(d, y)
	}
}
