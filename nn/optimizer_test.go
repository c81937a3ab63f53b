package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Each rule against its formula in float64, over twenty steps. What float32
// loses is about 1e-7 of the largest number a step.
func TestOptimizers(t *testing.T) {
	const n, rate, decay = 50, 0.01, 0.3
	for kind := range optimizerNames {
		kind := OptimizerKind(kind)
		t.Run(kind.String(), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(1, uint64(kind)))
			w, g := make([]float32, n), make([]float32, n)
			for i := range w {
				w[i] = float32(rng.NormFloat64())
			}
			want := widen(w)
			m, v := make([]float64, n), make([]float64, n)
			o := newOptimizer(kind, n)
			for step := 1; step <= 20; step++ {
				for i := range g {
					g[i] = float32(rng.NormFloat64())
				}
				o.step(w, g, span{0, len(w)}, rate, decay)
				for i, d := range widen(g) {
					switch kind {
					case SGD:
						want[i] -= rate * d
					case Momentum:
						m[i] = 0.9*m[i] + d
						want[i] -= rate * m[i]
					default:
						if kind == AdamW {
							want[i] -= rate * decay * want[i]
						}
						m[i] = 0.9*m[i] + 0.1*d
						v[i] = 0.999*v[i] + 0.001*d*d
						first, second := m[i]/(1-math.Pow(0.9, float64(step))), v[i]/(1-math.Pow(0.999, float64(step)))
						want[i] -= rate * first / (math.Sqrt(second) + 1e-7)
					}
				}
			}
			for i, x := range w {
				if math.Abs(float64(x)-want[i]) > 1e-5 {
					t.Fatalf("parameter %d is %v, want %v", i, x, want[i])
				}
			}
		})
	}
}
