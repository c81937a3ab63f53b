package fused

import (
	"math"
	"math/rand/v2"
	"testing"

	"hourglass/nn/kernel"
)

// The direct form against the matrix of patches, with "same" and valid padding.
func TestDirect(t *testing.T) {
	g := rand.New(rand.NewPCG(9, 1))
	var scratch kernel.Scratch
	for _, c := range []struct{ h, w, c, o, pad int }{
		{5, 5, 1, 8, 1}, {4, 7, 8, 3, 1}, {6, 3, 16, 8, 0}, {3, 9, 8, 24, 0}, {1, 1, 8, 8, 1},
	} {
		const n = 3
		w := kernel.Window{H: c.h, W: c.w, C: c.c, Size: 3, Stride: 1, Top: c.pad, Left: c.pad}
		w.OutH, w.OutW = c.h+2*c.pad-2, c.w+2*c.pad-2
		positions := w.OutH * w.OutW
		filter, b := normal(g, 9*c.c*c.o), normal(g, c.o)
		in, dOut := normal(g, n*c.h*c.w*c.c), normal(g, n*positions*c.o)
		d := NewDirect(w, c.o, &scratch)

		filters, patches := kernel.Rows(filter, 9*c.c, c.o), make([]float32, positions*9*c.c)
		wantOut, wantIn := make([]float32, len(dOut)), make([]float32, len(in))
		for i := range n {
			kernel.Im2col(patches, in[i*c.h*c.w*c.c:][:c.h*c.w*c.c], w)
			a, d := kernel.Rows(patches, positions, 9*c.c), kernel.Rows(dOut[i*positions*c.o:], positions, c.o)
			kernel.GemmGeneric(wantOut[i*positions*c.o:][:positions*c.o], a, filters, false)
			kernel.GemmGeneric(patches, d, filters.T(), false)
			kernel.Col2im(wantIn[i*c.h*c.w*c.c:][:c.h*c.w*c.c], patches, w)
		}
		kernel.AddRow(wantOut, b)
		for range 2 { // the second time with memory that has been used
			out, dIn := make([]float32, len(dOut)), make([]float32, len(in))
			if did := d.Forward(n, out, in, filter, b); did != (c.o%8 == 0) {
				t.Errorf("%+v: Forward returns %v", c, did)
			} else if did {
				near(t, "out", out, wantOut)
			}
			if did := d.BackwardData(n, dIn, dOut, filter); did != (c.c%8 == 0) {
				t.Errorf("%+v: BackwardData returns %v", c, did)
			} else if did {
				near(t, "dIn", dIn, wantIn)
			}
		}
	}
	for _, w := range []kernel.Window{{H: 6, W: 6, C: 8, Size: 5, Stride: 1}, {H: 6, W: 6, C: 8, Size: 3, Stride: 2}} {
		d := NewDirect(w, 8, &scratch)
		if d.Forward(0, nil, nil, nil, nil) || d.BackwardData(0, nil, nil, nil) {
			t.Errorf("a filter of %d with stride %d has a direct form", w.Size, w.Stride)
		}
	}
}

func normal(g *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(g.NormFloat64())
	}
	return x
}

// near allows for the rounding of sums of a few hundred products near 1.
func near(t *testing.T, name string, got, want []float32) {
	t.Helper()
	for i, v := range got {
		if math.Abs(float64(v-want[i])) > 1e-4 {
			t.Fatalf("%s: number %d is %v, want %v", name, i, v, want[i])
		}
	}
}
