package nn

import (
	"math"
	"testing"
)

// Dropout draws the same zeros on the way back as on the way forward, other
// ones at the next step, and none outside of training.
func TestDropout(t *testing.T) {
	const n, size = 50, 101
	l := &dropout{size: size, rate: 0.3, name: streamDropout}
	b := &batch{n: n, training: true, seed: 5, place: 7}
	ones, y, d := make([]float32, n*size), make([]float32, n*size), make([]float32, n*size)
	for i := range ones {
		ones[i] = 1
	}
	l.forward(b, ones, y)
	l.backward(b, nil, nil, ones, d)
	zeros := 0
	for i, v := range y {
		if v != d[i] {
			t.Fatalf("number %d: %v forward, %v back", i, v, d[i])
		}
		if v == 0 {
			zeros++
		} else if math.Abs(float64(v)-1/0.7) > 1e-6 {
			t.Fatalf("number %d is scaled to %v", i, v)
		}
	}
	// Four standard errors of 5,050 draws: 4·√(.3·.7/5050).
	if share := float64(zeros) / (n * size); math.Abs(share-0.3) > 0.026 {
		t.Errorf("%.3f of the numbers are zero, want .3", share)
	}
	b.n, b.place = n-1, 8 // an image later: the same zeros, one image earlier
	l.forward(b, ones, d)
	for i := range (n - 1) * size {
		if d[i] != y[size+i] {
			t.Fatal("dropout depends on more than the image's place")
		}
	}
	l.forward(&batch{n: n}, ones, y)
	for i, v := range y {
		if v != 1 {
			t.Fatalf("number %d is %v outside of training", i, v)
		}
	}
}
