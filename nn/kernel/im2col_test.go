package kernel

import (
	"math/rand/v2"
	"testing"
)

var windows = []Window{
	{H: 5, W: 6, C: 3, Size: 3, Stride: 1, Top: 1, Left: 1, OutH: 5, OutW: 6},
	{H: 5, W: 5, C: 1, Size: 3, Stride: 1, Top: 0, Left: 0, OutH: 3, OutW: 3},
	{H: 7, W: 6, C: 2, Size: 3, Stride: 2, Top: 1, Left: 0, OutH: 4, OutW: 3},
	{H: 4, W: 4, C: 2, Size: 5, Stride: 1, Top: 2, Left: 2, OutH: 4, OutW: 4},
	{H: 1, W: 1, C: 4, Size: 3, Stride: 1, Top: 1, Left: 1, OutH: 1, OutW: 1},
	{H: 3, W: 3, C: 1, Size: 1, Stride: 2, Top: 0, Left: 0, OutH: 2, OutW: 2},
}

// The oracle goes value by value.
func TestIm2col(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, w := range windows {
		x := random(rng, w.H*w.W*w.C)
		cols := random(rng, w.OutH*w.OutW*w.Patch())
		Im2col(cols, x, w)
		i := 0
		for oy := range w.OutH {
			for ox := range w.OutW {
				for ky := range w.Size {
					for kx := range w.Size {
						for c := range w.C {
							y, xx := oy*w.Stride-w.Top+ky, ox*w.Stride-w.Left+kx
							want := float32(0)
							if y >= 0 && y < w.H && xx >= 0 && xx < w.W {
								want = x[(y*w.W+xx)*w.C+c]
							}
							if cols[i] != want {
								t.Fatalf("%+v: value %d is %v, want %v", w, i, cols[i], want)
							}
							i++
						}
					}
				}
			}
		}
	}
}

// ⟨Im2col(x), c⟩ = ⟨x, Col2im(c)⟩ is what makes one the transpose of the other.
// With whole numbers both sums are exact.
func TestCol2imIsTheTranspose(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	whole := func(n int) []float32 {
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(rng.IntN(17) - 8)
		}
		return x
	}
	for _, w := range windows {
		x, c := whole(w.H*w.W*w.C), whole(w.OutH*w.OutW*w.Patch())
		cols, back := make([]float32, len(c)), make([]float32, len(x))
		Im2col(cols, x, w)
		Col2im(back, c, w)
		var a, b float64
		for i := range cols {
			a += float64(cols[i]) * float64(c[i])
		}
		for i := range x {
			b += float64(x[i]) * float64(back[i])
		}
		if a != b {
			t.Errorf("%+v: %v and %v", w, a, b)
		}
	}
}
