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
func (n *Network) Init(seed uint64) {
	var g rand.PCG
	stream(&g, seed, streamInit)
	for i, l := range n.layers {
		d := l.(*dense)
		fan := d.in + d.out
		if n.Spec.Layers[i].Activation == ReLU {
			fan = d.in
		}
		limit := float32(math.Sqrt(6 / float64(fan)))
		for j := range d.w {
			d.w[j] = limit * uniform(&g)
		}
		clear(d.b)
	}
}

// uniform draws from [-1, 1) in steps of 2^-23.
func uniform(g *rand.PCG) float32 {
	return float32(int64(g.Uint64()>>40)-1<<23) / (1 << 23)
}
