package kernel

// A Conv3x3 is a convolution with filters of 3x3 and stride 1 on eight images. Pad is the
// number of rows of zeros above an image, and of columns at its left:
//
//	y[h,w,o] = b[o] + Σ_{i,j,c} x[h+i-Pad, w+j-Pad, c]·W[i,j,c,o]    i, j, c ascending
//
// Backward by data, the gradient dX, is a Conv3x3 too: from Out to In, padded by 2-Pad, with
// the flipped filter W'[i,j,o,c] = W[2-i,2-j,c,o].
type Conv3x3 struct {
	In, Out Batch8
	Pad     int
}

func (f Conv3x3) check(name string, x, y []float32, w, b int) {
	f.In.check(name, x)
	if y != nil {
		f.Out.check(name, y)
	}
	fits := f.Out.H == f.In.H+2*f.Pad-2 && f.Out.W == f.In.W+2*f.Pad-2 && f.In.Border >= f.Pad
	if !fits || w != 9*f.In.C*f.Out.C || b != f.Out.C {
		panicShapes(name, f.In.H, f.Out.H)
	}
}

// Forward computes y from x, filter (3, 3, C, O) and b (O).
func (f Conv3x3) Forward(y, x, filter, b []float32, s *Scratch) {
	f.check("Forward", x, y, len(filter), len(b))
	f.forward(y, x, filter, b, s)
}

// ForwardPooled computes the convolution and pools it by two: y, of shape small, gets the
// largest of each 2x2 positions, and argmax, (H/2, W/2, O, 8) without a border, its number:
// 0 to 3, row by row, and of equal values the first.
func (f Conv3x3) ForwardPooled(small Batch8, y, argmax, x, filter, b []float32, s *Scratch) {
	f.check("ForwardPooled", x, nil, len(filter), len(b))
	f.Out.checkPooled(small, y, argmax)
	f.forwardPooled(small, y, argmax, x, filter, b, s)
}

// AddFilterGrad adds to sums, (9·C, O), the gradient of the filter; see [GradSums].
func (f Conv3x3) AddFilterGrad(sums GradSums, x, dY []float32, s *Scratch) {
	f.check("AddFilterGrad", x, dY, sums.k*sums.o, f.Out.C)
	f.addFilterGrad(sums, x, dY, s)
}
