package nn

import (
	"errors"
	"math"
	"strconv"

	"hourglass/nn/kernel"
)

// An OptimizerKind names an update rule.
type OptimizerKind uint8

const (
	Adam OptimizerKind = iota // Kingma & Ba 2014; β₁ .9, β₂ .999, ε 1e-7
	SGD                       // w = w - rate·g
)

var optimizerNames = [...]string{Adam: "adam", SGD: "sgd"}

func (k OptimizerKind) String() string { return optimizerNames[k] }

// ParseOptimizer reads a name as String prints it.
func ParseOptimizer(name string) (OptimizerKind, error) {
	for i, n := range optimizerNames {
		if n == name {
			return OptimizerKind(i), nil
		}
	}
	return 0, errors.New("optimizer " + strconv.Quote(Clip(name)) + ", known are adam and sgd")
}

// An optimizer updates parameters from their gradient and remembers what its
// rule needs between steps.
type optimizer struct {
	kind   OptimizerKind
	m, v   []float32 // moments of the gradient; nil for SGD
	b1, b2 float64   // β₁^t and β₂^t after t steps
}

const beta1, beta2, epsilon = 0.9, 0.999, 1e-7 // the values of Keras

func newOptimizer(kind OptimizerKind, params int) *optimizer {
	o := &optimizer{kind: kind, b1: 1, b2: 1}
	if kind == Adam {
		o.m, o.v = make([]float32, params), make([]float32, params)
	}
	return o
}

func (o *optimizer) step(w, g []float32, rate float64) {
	if o.kind == SGD {
		kernel.Descend(w, g, float32(rate))
		return
	}
	o.b1 *= beta1
	o.b2 *= beta2
	a := kernel.Adam{
		Rate:  float32(rate * math.Sqrt(1-o.b2) / (1 - o.b1)),
		Beta1: beta1, Beta2: beta2, Epsilon: epsilon,
	}
	a.Update(w, g, o.m, o.v)
}
