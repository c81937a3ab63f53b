package nn

import "math/rand/v2"

// dropout sets each number to zero with a probability, and scales the others so
// that their expectation stays (Srivastava et al. 2014). Outside of training it
// does nothing.
//
//	y = x·m/(1-rate),  m = 0 with probability rate, else 1
type dropout struct {
	size int
	rate float64
	name uint64 // of the layer's streams

	// Set by the pass before each forward run.
	active      bool
	seed, place uint64
}

func (l *dropout) inputs() int  { return l.size }
func (l *dropout) outputs() int { return l.size }

// apply writes x·m/(1-rate) to y; m depends on the seed, the layer and the
// image's place alone, so that backward draws the same.
func (l *dropout) apply(n int, x, y []float32) {
	if !l.active {
		copy(y[:n*l.size], x)
		return
	}
	var g rand.PCG
	keep := float32(1 / (1 - l.rate))
	threshold := uint32(l.rate * (1 << 32))
	for i := range n {
		stream(&g, l.seed, l.name+l.place+uint64(i))
		var bits uint64
		to := y[i*l.size : (i+1)*l.size]
		for j, v := range x[i*l.size : (i+1)*l.size] {
			if j%2 == 0 {
				bits = g.Uint64()
			}
			if uint32(bits) < threshold {
				to[j] = 0
			} else {
				to[j] = v * keep
			}
			bits >>= 32
		}
	}
}

func (l *dropout) forward(n int, x, y []float32) { l.apply(n, x, y) }

func (l *dropout) backward(n int, _, _, dY, dX []float32) {
	if dX != nil {
		l.apply(n, dY, dX)
	}
}
