package kernel

import (
	"math/rand/v2"
	"testing"
)

// Some of the four values are equal: the first of them must count.
func TestPoolEqualsGeneric(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for _, c := range []int{4, 8, 12, 32} {
		for _, n := range []int{0, 1, 2, 7} {
			a, b := random(rng, 2*n*c), random(rng, 2*n*c)
			for i := range a {
				if i%5 == 0 {
					a[i], b[i] = 0, 0
				}
				a[i], b[i] = max(a[i], 0), max(b[i], 0) // after a ReLU many values are equal
			}
			y, want := make([]float32, n*c), make([]float32, n*c)
			argmax, reference := make([]float32, n*c), make([]float32, n*c)
			MaxPool2x2(y, argmax, a, b, c)
			maxPool2x2Generic(want, reference, a, b, c)
			same(t, "MaxPool2x2", y, want)
			same(t, "MaxPool2x2", argmax, reference)

			d := random(rng, n*c)
			da, db := random(rng, 2*n*c), random(rng, 2*n*c)
			wantA, wantB := make([]float32, 2*n*c), make([]float32, 2*n*c)
			MaxPool2x2Backward(da, db, d, argmax, c)
			maxPool2x2BackwardGeneric(wantA, wantB, d, argmax, c)
			same(t, "MaxPool2x2Backward", da, wantA)
			same(t, "MaxPool2x2Backward", db, wantB)
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
			same(t, "Upsample2x2", da, wantA)
			same(t, "Upsample2x2", db, wantB)
			Upsample2x2Backward(y, a, b, c)
			upsample2x2BackwardGeneric(want, a, b, c)
			same(t, "Upsample2x2Backward", y, want)
		}
	}
}
