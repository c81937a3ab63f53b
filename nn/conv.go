package nn

import "hourglass/nn/kernel"

// groupRows is how many rows a convolution's matrix products have at least:
// small images go through several at a time. It is part of what a seed means,
// because the sums over a group are added group by group.
const groupRows = 512

// conv is a convolution of images (H, W, C), as a matrix product over what its
// filter sees. With zero padding p, stride s and the filter's side k:
//
//	y[h,w,o] = b[o] + Σ_{i,j,c} x[s·h+i-p, s·w+j-p, c]·W[i,j,c,o]
type conv struct {
	window  kernel.Window
	out     int
	w, dw   []float32 // (k, k, C, O); views over the network's slices
	b, db   []float32 // (O)
	scratch *kernel.Scratch
	cols    *columns
}

// columns is the working memory of all convolutions of a network: what a filter
// sees (group·OutH·OutW, k·k·C), and the gradient of that.
type columns struct{ x, dX []float32 }

func (c *columns) reserve(n int) {
	if len(c.x) < n {
		c.x, c.dX = make([]float32, n), make([]float32, n)
	}
}

// newWindow returns how the filter of l moves over in. Where "same" padding is
// odd, the extra zeros are below and to the right, as in TensorFlow.
func newWindow(l LayerSpec, in, out Shape) kernel.Window {
	w := kernel.Window{H: in.H, W: in.W, C: in.C, Size: l.Size, Stride: l.Stride, OutH: out.H, OutW: out.W}
	if !l.Valid {
		w.Top = max((out.H-1)*l.Stride+l.Size-in.H, 0) / 2
		w.Left = max((out.W-1)*l.Stride+l.Size-in.W, 0) / 2
	}
	return w
}

func (l *conv) inputs() int    { return l.window.H * l.window.W * l.window.C }
func (l *conv) outputs() int   { return l.positions() * l.out }
func (l *conv) positions() int { return l.window.OutH * l.window.OutW }
func (l *conv) group() int     { return ceil(groupRows, l.positions()) }

// each calls f with the first image and the number of images of each group.
func (l *conv) each(n int, f func(first, count int)) {
	g := l.group()
	l.cols.reserve(min(g, n) * l.positions() * l.window.Row())
	for i := 0; i < n; i += g {
		f(i, min(g, n-i))
	}
}

// see fills cols with what the filter sees of images first … first+count-1.
func (l *conv) see(x []float32, first, count int) kernel.Matrix {
	in, size := l.inputs(), l.positions()*l.window.Row()
	for i := range count {
		kernel.Im2col(l.cols.x[i*size:(i+1)*size], x[(first+i)*in:(first+i+1)*in], l.window)
	}
	return kernel.Rows(l.cols.x, count*l.positions(), l.window.Row())
}

func (l *conv) forward(n int, x, y []float32) {
	if l.spreads() {
		l.forwardTaps(n, x, y)
		return
	}
	l.each(n, func(first, count int) {
		to := y[first*l.outputs() : (first+count)*l.outputs()]
		kernel.Gemm(to, l.see(x, first, count), kernel.Rows(l.w, l.window.Row(), l.out), false, l.scratch)
	})
	kernel.AddRow(y[:n*l.outputs()], l.b)
}

// backward: with cols as the matrix of what the filter sees,
//
//	dW    = colsᵀ·dY
//	db    = Σ dY over images and positions
//	dCols = dY·Wᵀ, and dX adds each of its values to where it came from
func (l *conv) backward(n int, x, _, dY, dX []float32) {
	kernel.SumRows(l.db, dY[:n*l.outputs()])
	spreadsBack := l.spreadsBack()
	if spreadsBack && dX != nil {
		l.backwardTaps(n, dY, dX)
	}
	in, size := l.inputs(), l.positions()*l.window.Row()
	l.each(n, func(first, count int) {
		d := kernel.Rows(dY[first*l.outputs():], count*l.positions(), l.out)
		kernel.Gemm(l.dw, l.see(x, first, count).T(), d, first > 0, l.scratch)
		if spreadsBack || dX == nil {
			return
		}
		kernel.Gemm(l.cols.dX, d, kernel.Rows(l.w, l.window.Row(), l.out).T(), false, l.scratch)
		for i := range count {
			to := dX[(first+i)*in : (first+i+1)*in]
			clear(to)
			kernel.Col2im(to, l.cols.dX[i*size:(i+1)*size], l.window)
		}
	})
}

// transposed is the transpose of a convolution (Dumoulin & Visin 2016, ch. 4):
// each position of the input adds its filter to the output. Its window is that
// of the convolution from the output to the input.
//
//	y[s·h+i-p, s·w+j-p, o] += x[h,w,c]·W[i,j,o,c], and b[o] everywhere
type transposed struct {
	window  kernel.Window // H, W, C of the output; OutH, OutW of the input
	in      int           // channels that come in
	w, dw   []float32     // (k, k, O, C)
	b, db   []float32     // (O)
	scratch *kernel.Scratch
	cols    *columns
}

func (l *transposed) inputs() int    { return l.positions() * l.in }
func (l *transposed) outputs() int   { return l.window.H * l.window.W * l.window.C }
func (l *transposed) positions() int { return l.window.OutH * l.window.OutW }

func (l *transposed) forward(n int, x, y []float32) {
	l.cols.reserve(l.positions() * l.window.Row())
	clear(y[:n*l.outputs()])
	for i := range n {
		// cols = x·Wᵀ
		kernel.Gemm(l.cols.x, kernel.Rows(x[i*l.inputs():], l.positions(), l.in), kernel.Rows(l.w, l.window.Row(), l.in).T(), false, l.scratch)
		kernel.Col2im(y[i*l.outputs():(i+1)*l.outputs()], l.cols.x, l.window)
	}
	kernel.AddRow(y[:n*l.outputs()], l.b)
}

// backward: dX = cols(dY)·W and dW = cols(dY)ᵀ·x.
func (l *transposed) backward(n int, x, _, dY, dX []float32) {
	l.cols.reserve(l.positions() * l.window.Row())
	kernel.SumRows(l.db, dY[:n*l.outputs()])
	for i := range n {
		kernel.Im2col(l.cols.x, dY[i*l.outputs():(i+1)*l.outputs()], l.window)
		d := kernel.Rows(l.cols.x, l.positions(), l.window.Row())
		kernel.Gemm(l.dw, d.T(), kernel.Rows(x[i*l.inputs():], l.positions(), l.in), i > 0, l.scratch)
		if dX != nil {
			kernel.Gemm(dX[i*l.inputs():(i+1)*l.inputs()], d, kernel.Rows(l.w, l.window.Row(), l.in), false, l.scratch)
		}
	}
}
