package kernel

// A Filter3 is a convolution of 3x3 with stride 1 of images side by side. Pad rows of
// zeros are above an image, as many columns at its left.
//
//	y[h,w,o] = b[o] + Σ_{i,j,c} x[h+i-Pad, w+j-Pad, c]·W[i,j,c,o]    i, j, c ascending
type Conv3x3 struct {
	In, Out Batch8
	Pad     int
}

func (f Conv3x3) check(name string, x, y []float32, w, b int) {
	f.In.check(name, x)
	if y != nil {
		f.Out.check(name, y)
	}
	if f.In.Border < f.Pad || f.Out.H != f.In.H+2*f.Pad-2 || f.Out.W != f.In.W+2*f.Pad-2 || w != 9*f.In.C*f.Out.C || b != f.Out.C {
		panicShapes(name, f.In.H, f.Out.H)
	}
}

// Forward writes y from x, filter (3, 3, C, O) and b (O).
func (f Conv3x3) Forward(y, x, filter, b []float32, s *Scratch) {
	f.check("Forward", x, y, len(filter), len(b))
	f.forward(y, x, filter, b, s)
}

// ForwardPooled writes of each 2x2 positions of f.Out the largest, as y of the form
// small, and without a border which it is: 0 to 3, line by line, the first of equal
// ones.
func (f Conv3x3) ForwardPooled(small Batch8, y, argmax, x, filter, b []float32, s *Scratch) {
	f.check("ForwardPooled", x, nil, len(filter), len(b))
	f.Out.checkPooled(small, y, argmax)
	f.forwardPooled(small, y, argmax, x, filter, b, s)
}

// AddFilterGrad adds to sums what x and dY say about the filter; see [GradSums].
func (f Conv3x3) AddFilterGrad(sums GradSums, x, dY []float32, s *Scratch) {
	f.check("AddGrad", x, dY, sums.k*sums.o, f.Out.C)
	f.addFilterGrad(sums, x, dY, s)
}
