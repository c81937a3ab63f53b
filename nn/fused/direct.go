package fused

import "hourglass/nn/kernel"

// Direct is a convolution of 3x3 with stride 1 as a loop over the image, without the
// matrix of patches of its textbook form ([kernel.ConvDirect]). Convolutions outside of
// blocks use it where the channels that are written are a multiple of eight.
type Direct struct {
	window   kernel.Window // of forward
	filters  int           // O
	in, dOut []float32     // one image with a border: (OutH+2, OutW+2, C), (H+2, W+2, O)
	flipped  []float32     // (3, 3, O, C)
	zeros    []float32     // (C)
	scratch  *kernel.Scratch
}

// NewDirect returns the direct form of a convolution with so many filters. It
// allocates at its first use.
func NewDirect(w kernel.Window, filters int, scratch *kernel.Scratch) Direct {
	return Direct{window: w, filters: filters, scratch: scratch}
}

func (d *Direct) possible(channels int) bool {
	return d.window.Size == 3 && d.window.Stride == 1 && channels%8 == 0
}

// Forward writes out (n, OutH, OutW, O) from in (n, H, W, C), w (3, 3, C, O) and b (O).
// It returns false, and has done nothing, where the direct form is not possible.
func (d *Direct) Forward(n int, out, in, w, b []float32) bool {
	if !d.possible(d.filters) {
		return false
	}
	d.in = convolve(n, out, in, w, b, d.in, d.window, d.scratch)
	return true
}

// BackwardData writes dIn from dOut and w, as Forward does. It is a convolution, too,
// with the flipped filter (Dumoulin & Visin 2016, ch. 4):
//
//	dIn[h,w,c] = Σ_{i,j,o} dOut[h+i-(2-p), w+j-(2-p), o]·W[2-i,2-j,c,o]
func (d *Direct) BackwardData(n int, dIn, dOut, w []float32) bool {
	if !d.possible(d.window.C) {
		return false
	}
	if d.flipped == nil {
		d.flipped, d.zeros = make([]float32, len(w)), make([]float32, d.window.C)
	}
	kernel.FlipFilter(d.flipped, w, d.window.C, d.filters)
	f := d.window
	back := kernel.Window{H: f.OutH, W: f.OutW, C: d.filters, Size: 3, Stride: 1,
		Top: 2 - f.Top, Left: 2 - f.Left, OutH: f.H, OutW: f.W}
	d.dOut = convolve(n, dIn, dOut, d.flipped, d.zeros, d.dOut, back, d.scratch)
	return true
}

// convolve writes out (n, OutH, OutW, O) = in (n, H, W, C) * filter (3, 3, C, O) + b. It
// returns padded, the memory of one image with its border, and allocates it if it is nil.
func convolve(n int, out, in, filter, b, padded []float32, w kernel.Window, s *kernel.Scratch) []float32 {
	if padded == nil {
		padded = make([]float32, (w.OutH+2)*(w.OutW+2)*w.C)
	}
	size, taps := w.OutH*w.OutW*len(b), kernel.ConvDirect{H: w.OutH, W: w.OutW, O: len(b)}
	for i := range n {
		row := w.W * w.C
		for y := range w.H { // the border stays zero
			copy(padded[((y+w.Top)*(w.OutW+2)+w.Left)*w.C:][:row], in[(i*w.H+y)*row:])
		}
		taps.Forward(out[i*size:(i+1)*size], padded, filter, b, s)
	}
	return padded
}
