package nn

import (
	"math"

	"hourglass/nn/kernel"
)

// An OptimizerKind names an update rule for parameters w with gradient g.
type OptimizerKind uint8

const (
	// Adam divides each derivative by its recent size (Kingma & Ba 2014, in the
	// order of the end of section 2): β₁ .9, β₂ .999, ε̂ 1e-7, as Keras has it.
	//
	//	m = β₁·m + (1-β₁)·g    v = β₂·v + (1-β₂)·g²
	//	w = w - rate·√(1-β₂ᵗ)/(1-β₁ᵗ) · m/(√v + ε̂)
	//
	// Algorithm 1 of the paper, and PyTorch, add ε to √(v/(1-β₂ᵗ)) instead: with
	// the same number it is √(1-β₂ᵗ) times ours, .03 in the first step.
	Adam OptimizerKind = iota

	// SGD is stochastic gradient descent.
	//
	//	w = w - rate·g
	SGD

	// Momentum is SGD with momentum (Polyak 1964, in the form of PyTorch), μ .9.
	//
	//	v = μ·v + g    w = w - rate·v
	Momentum

	// AdamW is Adam with decoupled weight decay (Loshchilov & Hutter 2019,
	// algorithm 2).
	//
	//	w = w - rate·decay·w, then Adam
	AdamW
)

var optimizerNames = [...]string{Adam: "adam", SGD: "sgd", Momentum: "momentum", AdamW: "adamw"}

func (k OptimizerKind) String() string { return optimizerNames[k] }

// ParseOptimizer reads a name as String prints it.
func ParseOptimizer(name string) (OptimizerKind, error) {
	i, err := find("optimizer", name, optimizerNames[:])
	return OptimizerKind(i), err
}

// memories returns how many numbers the rule remembers for each parameter.
func (k OptimizerKind) memories() int {
	return [...]int{Adam: 2, SGD: 0, Momentum: 1, AdamW: 2}[k]
}

// An optimizer updates parameters from their gradients. It holds the memory of its
// rule between steps.
type optimizer struct {
	kind   OptimizerKind
	memory [2][]float32 // of Adam: m and v; of Momentum: v
	b1, b2 float64      // β₁^t and β₂^t after t steps
}

const (
	beta1, beta2, epsilon = 0.9, 0.999, 1e-7
	mu                    = 0.9
)

func newOptimizer(kind OptimizerKind, params int) *optimizer {
	o := &optimizer{kind: kind, b1: 1, b2: 1}
	for i := range kind.memories() {
		o.memory[i] = make([]float32, params)
	}
	return o
}

// step updates a stretch of w (P) by its gradient g.
func (o *optimizer) step(w, g []float32, stretch span, rate, decay float64) {
	w = stretch.in(w)
	switch o.kind {
	case SGD:
		kernel.SGD(w, g, float32(rate))
		return
	case Momentum:
		kernel.Momentum(w, g, stretch.in(o.memory[0]), float32(rate), mu)
		return
	case AdamW:
		kernel.Scale(w, float32(1-rate*decay))
	}
	// Both bias corrections of the moments are part of the rate.
	o.b1 *= beta1
	o.b2 *= beta2
	a := kernel.Adam{
		Rate:  float32(rate * math.Sqrt(1-o.b2) / (1 - o.b1)),
		Beta1: beta1, Beta2: beta2, Epsilon: epsilon,
	}
	a.Update(w, g, stretch.in(o.memory[0]), stretch.in(o.memory[1]))
}
