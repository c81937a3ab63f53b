package nn

import "hourglass/nn/kernel"

// transposed is the transpose of a convolution (Dumoulin & Visin 2016, ch. 4): each
// position of the input adds its multiple of the filters to the output.
type transposed struct {
	parameters // w (k, k, O, C)

	window kernel.Window // of the convolution from the output to the input
	in     int           // C, the channels of the input
	work   *workspace
}

func newTransposed(s LayerSpec, in, out Shape, p *parameters, work *workspace) *transposed {
	return &transposed{parameters: *p, window: newWindow(s, out, in), in: in.C, work: work}
}

func (l *transposed) inputs() int    { return l.positions() * l.in }
func (l *transposed) outputs() int   { return l.window.H * l.window.W * l.window.C }
func (l *transposed) positions() int { return l.window.OutH * l.window.OutW }

// filters returns W (k·k·O, C).
func (l *transposed) filters() kernel.Matrix { return kernel.Rows(l.w, l.window.Patch(), l.in) }

// image returns image i of in as a matrix of positions and channels.
func (l *transposed) image(in []float32, i int) kernel.Matrix {
	return kernel.Rows(in[i*l.inputs():], l.positions(), l.in)
}

// forward: patches = in·Wᵀ, of which each value is added to out at its place:
//
//	out[s·h+i-p, s·w+j-p, o] += in[h,w,c]·W[i,j,o,c], and b[o] everywhere
func (l *transposed) forward(b *batch, in, out []float32) {
	patches := grow(&l.work.patches, l.positions()*l.window.Patch())
	out = out[:b.n*l.outputs()]
	clear(out)
	for i := range b.n {
		kernel.Gemm(patches, l.image(in, i), l.filters().T(), false, &l.work.gemm)
		kernel.Col2im(out[i*l.outputs():(i+1)*l.outputs()], patches, l.window)
	}
	kernel.AddRow(out, l.b)
}

// backward, with the patches of dOut:
//
//	dW  = patchesᵀ·in
//	dB  = Σ dOut over images and positions
//	dIn = patches·W
func (l *transposed) backward(b *batch, in, _, dOut, dIn []float32) {
	patches := grow(&l.work.patches, l.positions()*l.window.Patch())
	d := kernel.Rows(patches, l.positions(), l.window.Patch())
	i, o := l.inputs(), l.outputs()
	grads := grow(&l.work.grads, len(l.w)+len(l.b))
	dW, dB := grads[:len(l.w)], grads[len(l.w):]
	for part := range b.parts() {
		begin, stop := b.part(part)
		for first := begin; first < stop; first += b.micro {
			end := min(first+b.micro, stop)
			kernel.SumRows(dB, dOut[first*o:end*o])
			for k := first; k < end; k++ {
				kernel.Im2col(patches, dOut[k*o:(k+1)*o], l.window)
				kernel.Gemm(dW, d.T(), l.image(in, k), k > first, &l.work.gemm)
				if dIn != nil {
					kernel.Gemm(dIn[k*i:(k+1)*i], d, l.filters(), false, &l.work.gemm)
				}
			}
			accumulate(l.grads(b.slots[part]), grads, first == begin)
		}
	}
}
