package kernel

import (
	"math/rand/v2"
	"testing"
)

// With equal values among the four, which must go to the first of them.
func TestPoolEqualsGeneric(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for _, c := range []int{4, 8, 12, 32} {
		for _, n := range []int{0, 1, 2, 7} {
			a, b := random(rng, 2*n*c), random(rng, 2*n*c)
			for i := range a {
				if i%5 == 0 {
					a[i], b[i] = 0, 0
				}
				a[i], b[i] = max(a[i], 0), max(b[i], 0) // what comes out of ReLU is often equal
			}
			y, want := make([]float32, n*c), make([]float32, n*c)
			argmax, plain := make([]float32, n*c), make([]float32, n*c)
			MaxPool2x2(y, argmax, a, b, c)
			maxPool2x2Generic(want, plain, a, b, c)
			same(t, "Pool", y, want)
			same(t, "Pool", argmax, plain)

			d := random(rng, n*c)
			da, db, wantA, wantB := random(rng, 2*n*c), random(rng, 2*n*c), make([]float32, 2*n*c), make([]float32, 2*n*c)
			MaxPool2x2Backward(da, db, d, argmax, c)
			maxPool2x2BackwardGeneric(wantA, wantB, d, argmax, c)
			same(t, "Scatter", da, wantA)
			same(t, "Scatter", db, wantB)
			sum := float32(0)
			for i := range da {
				sum += da[i] + db[i]
			}
			for _, v := range d {
				sum -= v
			}
			if sum > 1e-4 || sum < -1e-4 {
				t.Errorf("%v of the gradient is lost", sum)
			}

			Upsample2x2(da, db, d, c)
			upsample2x2Generic(wantA, wantB, d, c)
			same(t, "Double", da, wantA)
			same(t, "Double", db, wantB)
			Upsample2x2Backward(y, a, b, c)
			upsample2x2BackwardGeneric(want, a, b, c)
			same(t, "Undouble", y, want)
		}
	}
}
