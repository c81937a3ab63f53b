package nn

import "math/rand/v2"

// dropout sets each number to zero with a probability, and scales the others so
// that the expectation stays the same (Srivastava et al. 2014). Outside of training
// it does nothing.
type dropout struct {
	size int
	rate float64 // the probability
	name uint64  // of the layer's streams
}

func (l *dropout) inputs() int  { return l.size }
func (l *dropout) outputs() int { return l.size }

// forward:
//
//	out = in·m/(1-rate),  m = 0 with probability rate, else 1
func (l *dropout) forward(b *batch, in, out []float32) { l.apply(b, in, out) }

// backward: dIn = dOut·m/(1-rate)
func (l *dropout) backward(b *batch, _, _, dOut, dIn []float32) {
	if dIn != nil {
		l.apply(b, dOut, dIn)
	}
}

// apply writes y = x·m/(1-rate). m depends on the seed, the layer and the image's
// place alone, so that backward draws the same.
func (l *dropout) apply(b *batch, x, y []float32) {
	if !b.training {
		copy(y[:b.n*l.size], x)
		return
	}
	var g rand.PCG
	keep := float32(1 / (1 - l.rate))
	threshold := uint32(l.rate * (1 << 32))
	for i := range b.n {
		stream(&g, b.seed, l.name+b.place+uint64(i))
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
