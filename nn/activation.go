package nn

import "hourglass/nn/kernel"

// An Activation is the function after a layer. Each has a derivative in terms of its
// output, so that a pass does not keep the inputs of activations.
type Activation uint8

const (
	Linear    Activation = iota // out = in
	ReLU                        // out = max(in, 0)
	Sigmoid                     // out = 1/(1+exp(-in))
	Tanh                        // out = tanh in
	LeakyReLU                   // out = in where in > 0, else in/100 (Maas et al. 2013)
)

var activationNames = [...]string{Linear: "linear", ReLU: "relu", Sigmoid: "sigmoid", Tanh: "tanh", LeakyReLU: "leaky"}

func (a Activation) String() string { return activationNames[a] }

func (a Activation) valid() bool { return int(a) < len(activationNames) }

// ParseActivation reads a name as String prints it.
func ParseActivation(name string) (Activation, error) {
	i, err := find("activation", name, activationNames[:])
	return Activation(i), err
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

// backward turns d = dOut into dIn in place, from out = a(in): dIn = dOut·a'(in).
//
//	ReLU       dIn = dOut where out > 0, else 0
//	Sigmoid    dIn = dOut·out·(1-out)
//	Tanh       dIn = dOut·(1-out²)
//	LeakyReLU  dIn = dOut where out > 0, else dOut/100
func (a Activation) backward(d, out []float32) {
	switch a {
	case ReLU:
		kernel.ReLUGrad(d, out)
	case Sigmoid:
		kernel.SigmoidGrad(d, out)
	case Tanh:
		kernel.TanhGrad(d, out)
	case LeakyReLU:
		kernel.LeakyReLUGrad(d, out)
	}
}
