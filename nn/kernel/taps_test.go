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
	var scratch Scratch
	for _, size := range []Taps{{1, 1, 8}, {2, 3, 16}, {3, 4, 8}, {4, 5, 24}, {2, 7, 8}, {5, 8, 32}, {2, 7, 64}, {3, 3, 32}, {3, 14, 8}} {
		inner, outer := size.H*size.W, (size.H+2)*(size.W+2)
		w, b := random(rng, 9*size.C), random(rng, size.C)
		wide := random(rng, inner*size.C)
		plain := make([]float32, len(wide))
		for _, m := range []int{1, 2, 4, 5, 8, 32} {
			f, x := random(rng, 9*m*size.C), random(rng, m*outer)
			size.Spread(wide, x, f, b, &scratch)
			spreadTapsPlain(plain, x, f, b, size)
			same(t, "Spread", wide, plain)

			grad := append([]float32(nil), f...)
			size.AddGrad(f, wide, x)
			addGradTapsPlain(grad, wide, x, size)
			same(t, "AddGrad", f, grad)
		}

		big, small, plain := random(rng, outer*size.C), random(rng, inner), make([]float32, inner)
		size.Collect(small, big, w, 0.5)
		collectTapsPlain(plain, big, w, 0.5, size)
		same(t, "Collect", small, plain)
	}
}

// TestSpreadEightsEqualsPlain puts images into their borders one by one.
func TestSpreadEightsEqualsPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 5))
	var s Scratch
	for _, w := range []Window{
		{H: 1, W: 1, C: 4, Top: 1, Left: 1, OutH: 1, OutW: 1},
		{H: 5, W: 3, C: 8, Top: 1, Left: 1, OutH: 5, OutW: 3},
		{H: 6, W: 7, C: 12, OutH: 4, OutW: 5},
		{H: 4, W: 2, C: 16, Top: 2, Left: 2, OutH: 6, OutW: 4},
		{H: 3, W: 60, C: 20, Top: 1, Left: 1, OutH: 3, OutW: 60},
		{H: 14, W: 14, C: 32, Top: 1, Left: 1, OutH: 14, OutW: 14},
		{H: 2, W: 2, C: 3, Top: 1, Left: 1, OutH: 2, OutW: 2},
	} {
		w.Size, w.Stride = 3, 1
		for _, outs := range []int{4, 8, 20} {
			for _, n := range []int{0, 7, 8, 17} {
				in, out := w.H*w.W*w.C, w.OutH*w.OutW*outs
				x, f, b := random(rng, n*in), random(rng, w.Row()*outs), random(rng, outs)
				got, want := make([]float32, n*out), make([]float32, out)
				done := w.SpreadEights(n, got, x, f, b, &s)
				if done%8 != 0 || done > n {
					t.Fatalf("%d of %d images are done", done, n)
				}
				for i := range done {
					padded := make([]float32, (w.OutH+2)*(w.OutW+2)*w.C)
					for y := range w.H {
						copy(padded[((y+w.Top)*(w.OutW+2)+w.Left)*w.C:], x[i*in+y*w.W*w.C:][:w.W*w.C])
					}
					spreadTapsPlain(want, padded, f, b, Taps{w.OutH, w.OutW, outs})
					same(t, "SpreadEights", got[i*out:(i+1)*out], want)
				}
			}
		}
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
