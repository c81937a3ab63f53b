package kernel

import (
	"math/rand/v2"
	"testing"
)

// The sizes of a vanilla step: the pixels of a batch and the parameters.
func BenchmarkElementwise(b *testing.B) {
	rng := rand.New(rand.NewPCG(7, 8))
	const pixels, parameters = 256 * 784, 101200
	x, y, z, w := random(rng, pixels), random(rng, pixels), random(rng, pixels), random(rng, pixels)
	square(w)
	adam := Adam{Rate: 1e-3, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-7}
	for _, f := range []struct {
		name string
		n    int
		run  func()
	}{
		{"Adam", parameters, func() {
			adam.Update(x[:parameters], y[:parameters], z[:parameters], w[:parameters])
		}},
		{"Sigmoid", pixels, func() { Sigmoid(x) }},
		{"ReLU", pixels, func() { ReLU(z) }},
		{"ReLUGrad", pixels, func() { ReLUGrad(z, y) }},
		{"SigmoidGrad", pixels, func() { SigmoidGrad(z, y) }},
		{"SquaredError", pixels, func() { sink = float32(SquaredError(x, y)) }},
		{"CrossEntropy", pixels, func() { sink = float32(CrossEntropy(x, y)) }},
		{"ScaledDifference", pixels, func() { ScaledDifference(z, x, y, 0.1) }},
		{"AddScaledClipped", pixels, func() { AddScaledClipped(z, x, y, 0.1) }},
	} {
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				f.run()
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N)/float64(f.n), "ns/float")
		})
	}
}
