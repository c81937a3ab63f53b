package nn

import (
	"math"
	"math/rand/v2"

	"hourglass/nn/kernel"
)

// A Start is a way to draw the first parameters from a seed. Links and saved files
// name it, so that a seed means the same network for ever; those from before there was
// a second mean the first.
type Start int

const (
	// FirstStart draws every layer as [Network.Init] says, and the weights that tied
	// layers share once for each of the two, so that the second draw counts.
	FirstStart Start = iota + 1

	// MeanStart draws shared weights once, and lets a network with a sigmoid output
	// begin near the mean pixel (see startAtMean).
	MeanStart

	NewestStart = MeanStart
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
//
// A start other than the first changes these as it says.
func (n *Network) Init(seed uint64, start Start) {
	var g rand.PCG
	stream(&g, seed, streamInit)
	clear(n.Params) // the biases
	if n.Spec.denseReLU() {
		n.initLinear(&g)
	} else {
		n.initLayers(&g, start)
	}
	if start >= MeanStart && n.Spec.OutputActivation() == Sigmoid {
		n.startAtMean()
	}
}

// initLayers draws the weights of each layer by its own fans.
func (n *Network) initLayers(g *rand.PCG, start Start) {
	for i, l := range n.layers {
		w, in, out := weightsOf(l)
		if n.Spec.Layers[i].Tied && start >= MeanStart {
			continue // drawn with the mirror
		}
		fan := in + out
		if n.Spec.Layers[i].Activation == ReLU {
			fan = in
		}
		limit := float32(math.Sqrt(6 / float64(fan)))
		for j := range w {
			w[j] = limit * uniform(g)
		}
	}
}

// startAtMean lets a network, whose output is a sigmoid, answer every image with nearly
// the same grey, the mean pixel of the digits: the output's biases are its logit, and
// the output's weights a tenth of what was drawn, unless they are tied.
//
// A sigmoid that starts at ½ is too bright for seven of eight pixels, and the first
// steps darken them all by whatever unit is active. Some seeds overshoot until every
// output is 1e-20, from where no gradient leads back; others start there, because
// activations before the output happen to be large. With the squared error, batches of
// 128 and Adam at .001, 3 of 10 seeds of the preset conv, 2 of denoise, and 1 each of
// four convolutions of 16 and of 32 filters had a loss over .07 after 100 steps. With
// bias and scale, 100 of 100 seeds of each preset are under .052 (command seeds). What
// was tried and lost, with conv: the bias alone leaves 1 black seed of 100; the scale
// alone makes 7 of 10; a warm-up of the rate over 50 steps alone leaves 3 of 10. Scales
// of 0 and .3 do as well as .1.
func (n *Network) startAtMean() {
	const meanLogit = -1.9009588 // ln(.13/.87)
	p := &n.params[len(n.layers)-1]
	kernel.Scale(p.w, 0.1) // a tied layer has none of its own
	for i := range p.b {
		p.b[i] = meanLogit
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
