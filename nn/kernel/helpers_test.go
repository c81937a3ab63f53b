package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(rng.NormFloat64())
	}
	return x
}

func same(t *testing.T, name string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: element %d is %v, reference %v", name, i, got[i], want[i])
		}
	}
}

func widen(x []float32) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = float64(v)
	}
	return y
}

func near(t *testing.T, name string, got []float32, want []float64, tolerance float64) {
	t.Helper()
	for i, v := range got {
		if !(math.Abs(float64(v)-want[i]) < tolerance) {
			t.Fatalf("%s: element %d is %v, in float64 %v", name, i, v, want[i])
		}
	}
}

// A guarded slice lies between floats that are NaN: reading them shows in a result, and writing
// them in check.
type guarded struct{ all, x []float32 }

func guard(x []float32) guarded {
	const width = 64
	all := make([]float32, len(x)+2*width)
	for i := range all {
		all[i] = float32(math.NaN())
	}
	copy(all[width:], x)
	return guarded{all, all[width : width+len(x) : width+len(x)]}
}

func (g guarded) check(t *testing.T, name string) {
	t.Helper()
	for i, v := range g.all {
		if beside := i < 64 || i >= len(g.all)-64; beside && v == v {
			t.Fatalf("%s: %v was written beside", name, v)
		}
	}
}

// randomBatch8 returns random images with a border of zeros.
func randomBatch8(rng *rand.Rand, e Batch8) []float32 {
	x := make([]float32, e.Len())
	for y := range e.H {
		copy(e.Row(x, y), random(rng, e.W*e.C*Lanes))
	}
	return x
}
