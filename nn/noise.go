package nn

import (
	"math"
	"math/rand/v2"

	"hourglass/nn/kernel"
)

// A noiser draws Gaussian noise. It takes 12 random bits a number and looks the
// quantile of the normal distribution up in a table, five numbers from each
// 64-bit draw: a fifth of the time of the ziggurat of math/rand/v2, and pixels
// have no use for tails beyond 3.7 sigma.
type noiser struct {
	g   rand.PCG
	row []float32 // one image's noise
}

const quantileBits = 12

// quantiles[i] is the standard normal quantile of (i+½)/4096, scaled so that
// the variance of the table is 1.
var quantiles = func() (t [1 << quantileBits]float32) {
	var square float64
	var q [1 << quantileBits]float64
	for i := range q {
		p := (float64(i) + 0.5) / float64(len(q))
		q[i] = math.Sqrt2 * math.Erfinv(2*p-1)
		square += q[i] * q[i]
	}
	scale := 1 / math.Sqrt(square/float64(len(q)))
	for i := range q {
		t[i] = float32(q[i] * scale)
	}
	return t
}()

// apply writes clip(x + sigma·N(0,1), 0, 1) to out for n images of d numbers.
// Image i gets the noise that (seed, first+i) names.
func (z *noiser) apply(out, x []float32, n, d int, sigma float32, seed, first uint64) {
	if cap(z.row) < d+5 {
		z.row = make([]float32, d+5)
	}
	row := z.row[:d+5]
	const mask = 1<<quantileBits - 1
	for i := range n {
		stream(&z.g, seed, streamNoise+first+uint64(i))
		for j := 0; j < d; j += 5 {
			bits := z.g.Uint64()
			to := (*[5]float32)(row[j:])
			to[0] = quantiles[bits&mask]
			to[1] = quantiles[bits>>12&mask]
			to[2] = quantiles[bits>>24&mask]
			to[3] = quantiles[bits>>36&mask]
			to[4] = quantiles[bits>>48&mask]
		}
		kernel.AddScaledClipped(out[i*d:(i+1)*d], x[i*d:(i+1)*d], row[:d], sigma)
	}
}

// AddNoise writes clip(x + sigma·N(0,1), 0, 1) to out, for images of d numbers.
// Image i gets noise that depends on (seed, i) alone. out may be x.
func AddNoise(out, x []float32, d int, sigma float32, seed uint64) {
	var z noiser
	z.apply(out, x, len(x)/d, d, sigma, seed, 0)
}
