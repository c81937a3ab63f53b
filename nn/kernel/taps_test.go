package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestTapsEqualPlain demands the same bits, at widths around the four positions
// that go side by side.
func TestTapsEqualPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for _, size := range []Taps{{1, 1, 8}, {2, 3, 16}, {3, 4, 8}, {4, 5, 24}, {2, 7, 8}, {5, 8, 32}, {3, 14, 8}} {
		inner, outer := size.H*size.W, (size.H+2)*(size.W+2)
		w, b := random(rng, 9*size.C), random(rng, size.C)
		wide, narrow := random(rng, inner*size.C), random(rng, outer)
		plain := make([]float32, len(wide))
		size.Spread(wide, narrow, w, b)
		spreadTapsPlain(plain, narrow, w, b, size)
		same(t, "Spread", wide, plain)

		big, small, plain := random(rng, outer*size.C), random(rng, inner), make([]float32, inner)
		size.Collect(small, big, w, 0.5)
		collectTapsPlain(plain, big, w, 0.5, size)
		same(t, "Collect", small, plain)

		plain = append([]float32(nil), w...)
		size.AddGrad(w, wide, narrow)
		addGradTapsPlain(plain, wide, narrow, size)
		same(t, "AddGrad", w, plain)
	}
}

func same(t *testing.T, name string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: element %d is %v, plain twin %v", name, i, got[i], want[i])
		}
	}
}
