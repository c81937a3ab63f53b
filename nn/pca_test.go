package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Images that vary in three directions only, the first the most, come back
// whole from three components and not from two; the components are orthonormal.
func TestPCAFindsItsDirections(t *testing.T) {
	const n, d = 500, 36
	rng := rand.New(rand.NewPCG(1, 2))
	var directions [3][d]float64
	for i := range directions {
		for j := range d {
			if j%3 == i { // orthogonal
				directions[i][j] = rng.Float64() - 0.5
			}
		}
	}
	images := Images{Pixels: make([]byte, n*d), D: d}
	for i := range n {
		a, b, c := rng.NormFloat64()*60, rng.NormFloat64()*30, rng.NormFloat64()*15
		for j := range d {
			v := 128 + a*directions[0][j] + b*directions[1][j] + c*directions[2][j]
			images.Pixels[i*d+j] = byte(math.Round(min(max(v, 0), 255)))
		}
	}
	fit := NewPCAFit(d)
	fit.Add(images, 0, 301) // in portions of any size
	fit.Add(images, 301, n-301)
	p := fit.Components(5)

	for i := range 5 {
		for j := range i + 1 {
			want := 0.0
			if i == j {
				want = 1
			}
			if got := dot(p.Components[i*d:(i+1)*d], p.Components[j*d:(j+1)*d]); math.Abs(got-want) > 1e-5 {
				t.Errorf("components %d and %d: product %v, want %v", i, j, got, want)
			}
		}
	}
	for i, direction := range directions {
		along, length := 0.0, 0.0
		for j, v := range direction {
			along += v * float64(p.Components[i*d+j])
			length += v * v
		}
		// Rounding to whole gray values turns the weakest a little.
		if cosine := math.Abs(along) / math.Sqrt(length); cosine < 0.99 {
			t.Errorf("component %d: cosine %.4f with the direction it should be", i, cosine)
		}
	}
	mse := func(k int) float64 {
		x, out, sum := make([]float32, d), make([]float32, d), 0.0
		for i := range n {
			images.Read(x, i)
			p.Reconstruct(out, x, k)
			for j := range x {
				sum += float64(out[j]-x[j]) * float64(out[j]-x[j]) / (n * d)
			}
		}
		return sum
	}
	// Rounding alone is 1/12 of a gray value squared, 1.3e-6.
	if got := mse(3); got > 2e-6 {
		t.Errorf("three components leave an MSE of %v", got)
	}
	if two, one := mse(2), mse(1); !(two > 3e-5 && one > 2*two) {
		t.Errorf("two components leave %v, one %v", two, one)
	}
}

// More components than the images have directions are zero, not noise or NaN.
func TestPCAOfFewImages(t *testing.T) {
	data := sample(t, 3)
	fit := NewPCAFit(784)
	fit.Add(data, 0, 3)
	p := fit.Components(6)
	x, out := make([]float32, 784), make([]float32, 784)
	for i := range 3 {
		data.Read(x, i)
		p.Reconstruct(out, x, 6)
		for j := range x {
			if math.Abs(float64(out[j]-x[j])) > 1e-3 {
				t.Fatalf("image %d, pixel %d: %v, want %v", i, j, out[j], x[j])
			}
		}
	}
}
