package nn

import (
	"math"
	"math/rand/v2"
)

// Init draws all parameters anew. Biases are zero and weights uniform in
// [-limit, limit], the limit chosen so that the variance of the signal stays
// the same from layer to layer:
//
//	before ReLU        limit = √(6/I)        He et al. 2015
//	before the others  limit = √(6/(I+O))    Glorot & Bengio 2010
//
// I and O are what a unit is connected to before and after it: for a filter
// k·k·C and k·k·filters.
func (n *Network) Init(seed uint64) {
	var g rand.PCG
	stream(&g, seed, streamInit)
	clear(n.Params) // the biases
	for i, l := range n.layers {
		w, in, out := weightsOf(l)
		fan := in + out
		if n.Spec.Layers[i].Activation == ReLU {
			fan = in
		}
		limit := float32(math.Sqrt(6 / float64(fan)))
		for j := range w {
			w[j] = limit * uniform(&g)
		}
	}
}

// weightsOf returns a layer's weights, if it has any, and the I and O of a unit.
func weightsOf(l layer) (w []float32, in, out int) {
	switch l := l.(type) {
	case *dense:
		return l.w, l.in, l.out
	case *conv:
		filter := l.window.Size * l.window.Size
		return l.w, filter * l.window.C, filter * l.out
	case *transposed:
		filter := l.window.Size * l.window.Size
		return l.w, filter * l.in, filter * l.window.C
	}
	return nil, 0, 0
}

// uniform draws from [-1, 1) in steps of 2^-23.
func uniform(g *rand.PCG) float32 {
	return float32(int64(g.Uint64()>>40)-1<<23) / (1 << 23)
}
