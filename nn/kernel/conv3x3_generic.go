package kernel

// The formula is that of [Conv3x3]; one row of the filter is 3·C terms that follow each other in x.
func (f Conv3x3) forwardGeneric(y, x, filter, b []float32) {
	outs, row := f.Out.C, 3*f.In.C
	for h := range f.Out.H {
		for w := range f.Out.W {
			to := y[f.Out.at(h, w):][:outs*Lanes]
			for o := range to {
				to[o] = b[o/Lanes]
			}
			for i := range 3 {
				batch8GemmRow(to, x[f.In.at(h+i-f.Pad, w-f.Pad):], filter[i*row*outs:], row)
			}
		}
	}
}

func (f Conv3x3) forwardPooledGeneric(small Batch8, y, argmax, x, filter, b []float32, s *Scratch) {
	full := s.floats(&s.unpooled, f.Out.Len())
	f.forwardGeneric(full, x, filter, b)
	c := f.Out.C * Lanes
	for h := range small.H {
		to, index := small.Row(y, h), argmax[h*small.W*c:][:small.W*c]
		maxPool2x2Generic(to, index, f.Out.Row(full, 2*h), f.Out.Row(full, 2*h+1), c)
	}
}

// sums[(i,j,c),o] += Σ_{h,w} x[h+i-Pad, w+j-Pad, c]·dY[h,w,o]
func (f Conv3x3) addFilterGradGeneric(sums GradSums, x, dY []float32) {
	row := 3 * f.In.C
	for h := range f.Out.H {
		for k := range sums.k {
			from := x[f.In.at(h+k/row-f.Pad, -f.Pad)+k%row*Lanes:]
			sums.addPositions(k, from, dY[f.Out.at(h, 0):], f.Out.W, f.In.C*Lanes)
		}
	}
}
