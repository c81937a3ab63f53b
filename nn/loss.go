package nn

import (
	"hourglass/nn/kernel"
	"hourglass/nn/problem"
)

// A Loss measures how far an output y is from its target x. It is a mean over all
// M = N·D numbers of all images, so that it does not depend on the batch size.
type Loss uint8

const (
	// MSE, the mean squared error:
	//
	//	L = 1/M · Σ (y-x)²    dL/dy = 2/M · (y-x)
	MSE Loss = iota

	// BCE, the binary cross-entropy, takes y for probabilities, so it needs a
	// sigmoid output. With y = sigmoid(z) its gradient with respect to z is simple:
	//
	//	L = -1/M · Σ (x·ln y + (1-x)·ln(1-y))    dL/dz = 1/M · (y-x)
	BCE
)

var lossNames = [...]string{MSE: "mse", BCE: "bce"}

func (l Loss) String() string { return lossNames[l] }

// ParseLoss reads a name as String prints it.
func ParseLoss(name string) (Loss, error) {
	i, err := find("loss", name, lossNames[:])
	return Loss(i), err
}

// Suits returns why l cannot be used with s, or nil.
func (l Loss) Suits(s Spec) error {
	if l == BCE && s.OutputActivation() != Sigmoid {
		return problem.New("setting.bce", s.OutputActivation().String())
	}
	return nil
}

// includesActivation reports whether gradient returns dL/dz, from before the output's
// activation.
func (l Loss) includesActivation() bool { return l == BCE }

// value returns L.
func (l Loss) value(y, x []float32) float64 { return l.sum(y, x) / float64(len(y)) }

// sum returns M·L.
func (l Loss) sum(y, x []float32) float64 {
	if l == BCE {
		return kernel.CrossEntropy(y, x)
	}
	return kernel.SquaredError(y, x)
}

// gradient writes dL/dy to d or, if it includes the activation, dL/dz. m is M: y may be a part
// of the outputs.
func (l Loss) gradient(d, y, x []float32, m int) {
	scale := 1 / float32(m)
	if l == MSE {
		scale *= 2
	}
	kernel.ScaledDifference(d, y, x, scale)
}
