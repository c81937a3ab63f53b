package nn

import (
	"math"
	"math/rand/v2"
)

// Init draws the first values of all parameters. Biases are zero and weights
// uniform in [-limit, limit]. The limit keeps the variance of the signal the same
// from layer to layer:
//
//	before ReLU        limit = √(6/I)        He et al. 2015
//	before the others  limit = √(6/(I+O))    Glorot & Bengio 2010
//
// I and O are the numbers of connections of a unit, before and after it; for a
// filter k·k·C and k·k·filters.
//
// Several dense layers of ReLU in a row would lose half of the signal at each of
// them, and with it half of the code for good: units that are zero for every image
// at the start stay zero. Such a chain starts linear instead (see initLinear).
func (n *Network) Init(seed uint64) {
	var g rand.PCG
	stream(&g, seed, streamInit)
	clear(n.Params) // the biases
	if n.Spec.denseReLU() {
		n.initLinear(&g)
		return
	}
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

// denseReLU reports whether s is a chain of untied dense layers with at least one
// besides code and output. Each of these must have a ReLU and an even number of units,
// at least two for each number of the code; the code is ReLU or linear.
func (s Spec) denseReLU() bool {
	code := s.Layers[s.Code-1]
	for i, l := range s.Layers {
		if l.Kind != Dense || l.Tied {
			return false
		}
		inner := i < len(s.Layers)-1 && i != s.Code-1
		if inner && (l.Activation != ReLU || l.Units%2 != 0 || l.Units < 2*code.Units) {
			return false
		}
	}
	return len(s.Layers) > 2 && (code.Activation == ReLU || code.Activation == Linear)
}

// initLinear draws weights with which a chain of dense layers is linear, and keeps
// as many directions of the image as its code has numbers.
//
// The units of a layer come in pairs u, -u, with opposite weights before them and
// after them: the next layer computes with max(u, 0) - max(-u, 0) = u (the "looks
// linear" of Balduzzi et al. 2017, section 4.2). A code of ReLU is too narrow for
// pairs. Its biases are 1, more than the length of an image's projection, so that all
// its units start in their linear range. The matrices are orthogonal, so that
// directions stay independent in a product of several (Saxe et al. 2014).
func (n *Network) initLinear(g *rand.PCG) {
	pairsBefore := false
	for i, l := range n.layers {
		d := l.(*dense)
		pairs := i < len(n.layers)-1 && i != n.Spec.Code-1
		rows, cols := d.in, d.out
		if pairsBefore {
			rows /= 2
		}
		if pairs {
			cols /= 2
		}
		q := n.orthogonal(g, rows, cols)
		for a := range d.in {
			for b := range d.out {
				v := q[a%rows*cols+b%cols]
				if (a >= rows) != (b >= cols) {
					v = -v
				}
				d.w[a*d.out+b] = v
			}
		}
		if i == n.Spec.Code-1 && n.Spec.Layers[i].Activation == ReLU {
			for b := range d.b {
				d.b[b] = 1
			}
		}
		pairsBefore = pairs
	}
}

// orthogonal draws a matrix (rows, cols) with orthonormal columns or, if there are
// more columns than rows, orthonormal rows.
func (n *Network) orthogonal(g *rand.PCG, rows, cols int) []float32 {
	count, length := min(rows, cols), max(rows, cols)
	v := make([]float32, count*length) // (count, length)
	for i := range v {
		v[i] = uniform(g)
	}
	orthonormalize(v, count, length, &n.work.gemm)
	if rows <= cols {
		return v
	}
	q := make([]float32, len(v))
	for i := range count {
		for j := range length {
			q[j*cols+i] = v[i*length+j]
		}
	}
	return q
}

// weightsOf returns the weights of a layer, nil if it has none, and their fan-in and
// fan-out.
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
