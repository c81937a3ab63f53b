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
// the channels on the side it writes are vectors.

func (l *conv) taps() bool        { return l.window.Size == 3 && l.window.Stride == 1 }
func (l *conv) spreads() bool     { return l.taps() && l.out%8 == 0 }
func (l *conv) spreadsBack() bool { return l.taps() && l.window.C%8 == 0 }

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
	l.cols.reserve(max((w.OutH+2)*(w.OutW+2)*w.C, (w.H+2)*(w.W+2)*l.out, len(l.w)+w.C))
}

func (l *conv) forwardTaps(n int, x, y []float32) {
	l.reserveTaps()
	l.spread(n, y, x, l.w, l.b, l.window)
}

// backwardTaps computes dX as a convolution of dY.
func (l *conv) backwardTaps(n int, dY, dX []float32) {
	l.reserveTaps()
	w := l.cols.dX[:len(l.w)]
	l.mirrorFilter(w)
	zeros := l.cols.dX[len(l.w):][:l.window.C]
	clear(zeros)
	l.spread(n, dX, dY, w, zeros, l.mirror())
}

// spread writes y (n, OutH, OutW, O) = x (n, H, W, C) * filter (3, 3, C, O) + b.
func (l *conv) spread(n int, y, x, filter, b []float32, w kernel.Window) {
	size, t := w.OutH*w.OutW*len(b), kernel.Taps{H: w.OutH, W: w.OutW, C: len(b)}
	for i := range n {
		t.Spread(y[i*size:(i+1)*size], pad(l.cols.x, x, i, i == 0, w), filter, b, l.scratch)
	}
}
