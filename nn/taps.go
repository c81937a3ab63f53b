package nn

import "hourglass/nn/kernel"

// mirror is the window of the convolution that gives dX of a convolution with
// stride 1 (Dumoulin & Visin 2016, ch. 4): with the filter turned by half a
// turn and its channels exchanged, w̃[i,j,o,c] = W[k-1-i,k-1-j,c,o],
//
//	dX[h,w,c] = Σ_{i,j,o} dY[h+i-(k-1-p), w+j-(k-1-p), o]·w̃[i,j,o,c]
func (l *conv) mirror() kernel.Window {
	w := l.window
	return kernel.Window{H: w.OutH, W: w.OutW, C: l.out, Size: w.Size, Stride: 1,
		Top: w.Size - 1 - w.Top, Left: w.Size - 1 - w.Left, OutH: w.H, OutW: w.W}
}

// mirrorFilter stores w̃ (k, k, O, C) in to.
func (l *conv) mirrorFilter(to []float32) {
	channels, taps := l.window.C, l.window.Size*l.window.Size
	for t := range taps {
		from := l.w[(taps-1-t)*channels*l.out:]
		for o := range l.out {
			row := to[(t*l.out+o)*channels:][:channels]
			for c := range row {
				row[c] = from[c*l.out+o]
			}
		}
	}
}

// narrow says whether the convolution has the direct form of [kernel.Taps]: 3x3
// with stride 1 between one channel and many.
func (l *conv) narrow() bool {
	w := l.window
	return w.Size == 3 && w.Stride == 1 && (w.C == 1 && l.out%8 == 0 || l.out == 1 && w.C%8 == 0)
}

// pad copies image i of x (H, W, C) into the middle of zeros (OutH+2, OutW+2, C),
// Top rows and Left columns from the corner.
func (c *columns) pad(x []float32, i int, w kernel.Window) []float32 {
	to, row := c.x[:(w.OutH+2)*(w.OutW+2)*w.C], w.W*w.C
	if i == 0 {
		clear(to) // the border stays zero from image to image
	}
	for y := range w.H {
		copy(to[((y+w.Top)*(w.OutW+2)+w.Left)*w.C:][:row], x[(i*w.H+y)*row:])
	}
	return to
}

// reserveNarrow makes room for a padded image, and for two filters and a row of
// zeros.
func (l *conv) reserveNarrow() (filter, grad, zeros []float32) {
	w := l.window
	l.cols.reserve(max((w.OutH+2)*(w.OutW+2)*w.C, (w.H+2)*(w.W+2)*l.out, 3*len(l.w)))
	n := len(l.w)
	filter, grad, zeros = l.cols.dX[:n], l.cols.dX[n:2*n], l.cols.dX[2*n:2*n+n/9]
	clear(grad)
	clear(zeros)
	return filter, grad, zeros
}

func (l *conv) forwardNarrow(n int, x, y []float32) {
	l.reserveNarrow()
	t := kernel.Taps{H: l.window.OutH, W: l.window.OutW, C: max(l.window.C, l.out)}
	size := l.outputs()
	for i := range n {
		from, to := l.cols.pad(x, i, l.window), y[i*size:(i+1)*size]
		if l.out == 1 {
			t.Collect(to, from, l.w, l.b[0])
		} else {
			t.Spread(to, from, l.w, l.b)
		}
	}
}

// backwardNarrow exchanges the parts: where the forward pass collects, dX is
// spread from dY with the mirrored filter, and the other way round.
func (l *conv) backwardNarrow(n int, x, dY, dX []float32) {
	mirrored, grad, zeros := l.reserveNarrow()
	l.mirrorFilter(mirrored)
	channels, back := max(l.window.C, l.out), l.mirror()
	out := kernel.Taps{H: l.window.OutH, W: l.window.OutW, C: channels}
	in := kernel.Taps{H: l.window.H, W: l.window.W, C: channels}
	if l.out > 1 {
		clear(l.dw)
		for i := range n {
			out.AddGrad(l.dw, dY[i*l.outputs():(i+1)*l.outputs()], l.cols.pad(x, i, l.window))
		}
		for i := 0; dX != nil && i < n; i++ {
			in.Collect(dX[i*l.inputs():(i+1)*l.inputs()], l.cols.pad(dY, i, back), mirrored, 0)
		}
		return
	}
	for i := range n {
		d := l.cols.pad(dY, i, back)
		in.AddGrad(grad, x[i*l.inputs():(i+1)*l.inputs()], d)
		if dX != nil {
			in.Spread(dX[i*l.inputs():(i+1)*l.inputs()], d, mirrored, zeros)
		}
	}
	for k := range 9 { // of the mirrored filter
		copy(l.dw[k*channels:(k+1)*channels], grad[(8-k)*channels:])
	}
}
