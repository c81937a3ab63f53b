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
func (l *conv) mirrorFilter(to []float32) { mirror(to, l.w, l.window.C, l.out) }

// mirror turns a filter w (taps, C, O) by half a turn and exchanges its channels.
func mirror(to, w []float32, channels, outs int) {
	taps := len(w) / (channels * outs)
	for t := range taps {
		from := w[(taps-1-t)*channels*outs:]
		for o := range outs {
			row := to[(t*outs+o)*channels:][:channels]
			for c := range row {
				row[c] = from[c*outs+o]
			}
		}
	}
}

// A convolution of 3x3 with stride 1 goes without matrices ([kernel.Taps]) where
// the channels on the side it writes are vectors, or one.

func (l *conv) taps() bool         { return l.window.Size == 3 && l.window.Stride == 1 }
func (l *conv) spreads() bool      { return l.taps() && l.out%8 == 0 }
func (l *conv) collects() bool     { return l.taps() && l.out == 1 && l.window.C%8 == 0 }
func (l *conv) spreadsBack() bool  { return l.taps() && l.window.C%8 == 0 }
func (l *conv) collectsBack() bool { return l.taps() && l.window.C == 1 && l.out%8 == 0 }

// gradsDirectly says whether dW does too. With 32 channels on both sides it is
// left to Gemm, which has enough columns there; the other way is not measured.
func (l *conv) gradsDirectly() bool {
	return l.collects() || l.collectsBack() || l.spreads() && l.window.C%4 == 0 && min(l.out, l.window.C) < 32
}

// pad copies image i of x (H, W, C) into the middle of zeros (OutH+2, OutW+2, C),
// Top rows and Left columns from the corner. The first time it sets up the zeros.
func pad(to, x []float32, i int, first bool, w kernel.Window) []float32 {
	to = to[:(w.OutH+2)*(w.OutW+2)*w.C]
	row := w.W * w.C
	if first {
		clear(to) // the border stays zero from image to image
	}
	for y := range w.H {
		copy(to[((y+w.Top)*(w.OutW+2)+w.Left)*w.C:][:row], x[(i*w.H+y)*row:])
	}
	return to
}

// reserveTaps makes room for a padded image, and for a filter.
func (l *conv) reserveTaps() {
	w := l.window
	l.cols.reserve(max((w.OutH+2)*(w.OutW+2)*w.C, (w.H+2)*(w.W+2)*l.out, 2*len(l.w)))
}

func (l *conv) forwardTaps(n int, x, y []float32) {
	l.reserveTaps()
	size, t := l.outputs(), kernel.Taps{H: l.window.OutH, W: l.window.OutW, C: max(l.window.C, l.out)}
	spreads := l.spreads()
	if spreads {
		t.C = l.out
	}
	done := 0
	if spreads {
		done = l.window.SpreadEights(n, y, x, l.w, l.b, l.scratch)
	}
	for i := done; i < n; i++ {
		from, to := pad(l.cols.x, x, i, i == done, l.window), y[i*size:(i+1)*size]
		if spreads {
			t.Spread(to, from, l.w, l.b, l.scratch)
		} else {
			t.Collect(to, from, l.w, l.b[0])
		}
	}
}

// backwardTaps computes dX as a convolution of dY.
func (l *conv) backwardTaps(n int, dY, dX []float32) {
	l.reserveTaps()
	w := l.cols.dX[:len(l.w)]
	l.mirrorFilter(w)
	zeros := l.cols.dX[len(l.w):][:l.window.C]
	clear(zeros)
	back, size, spreads := l.mirror(), l.inputs(), l.spreadsBack()
	t := kernel.Taps{H: l.window.H, W: l.window.W, C: l.window.C}
	if !spreads {
		t.C = l.out
	}
	done := 0
	if spreads {
		done = back.SpreadEights(n, dX, dY, w, zeros, l.scratch)
	}
	for i := done; i < n; i++ {
		from, to := pad(l.cols.x, dY, i, i == done, back), dX[i*size:(i+1)*size]
		if spreads {
			t.Spread(to, from, w, zeros, l.scratch)
		} else {
			t.Collect(to, from, w, 0)
		}
	}
}

// gradTaps computes dW. Where dY has a single channel, what comes is the
// gradient of the mirrored filter.
func (l *conv) gradTaps(n int, x, dY []float32) {
	l.reserveTaps()
	w, back := l.window, l.mirror()
	if l.out > 1 {
		clear(l.dw)
		t := kernel.Taps{H: w.OutH, W: w.OutW, C: l.out}
		for i := range n {
			t.AddGrad(l.dw, dY[i*l.outputs():(i+1)*l.outputs()], pad(l.cols.x, x, i, i == 0, w))
		}
		return
	}
	t, grad := kernel.Taps{H: w.H, W: w.W, C: w.C}, l.cols.dX[:len(l.dw)]
	clear(grad)
	for i := range n {
		t.AddGrad(grad, x[i*l.inputs():(i+1)*l.inputs()], pad(l.cols.x, dY, i, i == 0, back))
	}
	for k := range 9 {
		copy(l.dw[k*w.C:(k+1)*w.C], grad[(8-k)*w.C:])
	}
}
