package nn

import (
	"hourglass/nn/fused"
	"hourglass/nn/kernel"
)

// conv is a convolution of images (H, W, C) with zero padding p, stride s and
// filters of k x k, as a matrix product of patches and filters (Chellapilla et al.
// 2006). A patch is what one position of the output depends on.
type conv struct {
	parameters // w (k, k, C, O)

	window kernel.Window // how a filter moves over an image
	out    int           // O, the filters
	direct fused.Direct  // the fast form of forward, and of dIn, for some shapes
	work   *workspace
}

// groupRows is how many rows the matrix products of a convolution have at least:
// small images go through several at a time. It is part of what a seed means,
// because the sums over a group are added group by group.
const groupRows = 512

func newConv(s LayerSpec, in, out Shape, p *parameters, work *workspace) *conv {
	w := newWindow(s, in, out)
	return &conv{parameters: *p, window: w, out: s.Units, direct: fused.NewDirect(w, s.Units, &work.gemm), work: work}
}

// newWindow returns how the filters of s move over in.
func newWindow(s LayerSpec, in, out Shape) kernel.Window {
	w := kernel.Window{H: in.H, W: in.W, C: in.C, Size: s.Size, Stride: s.Stride, OutH: out.H, OutW: out.W}
	if !s.Valid {
		p := s.same(in, out)
		w.Top, w.Left = p.Top, p.Left
	}
	return w
}

func (l *conv) inputs() int    { return l.window.H * l.window.W * l.window.C }
func (l *conv) outputs() int   { return l.positions() * l.out }
func (l *conv) positions() int { return l.window.OutH * l.window.OutW }

// filters returns W (k·k·C, O).
func (l *conv) filters() kernel.Matrix { return kernel.Rows(l.w, l.window.Patch(), l.out) }

// forward:
//
//	out[h,w,o] = b[o] + Σ_{i,j,c} in[s·h+i-p, s·w+j-p, c]·W[i,j,c,o]
func (l *conv) forward(b *batch, in, out []float32) {
	if l.direct.Forward(b.n, out, in, l.w, l.b) {
		return
	}
	o := l.outputs()
	for first := 0; first < b.n; first += l.group() {
		end := min(first+l.group(), b.n)
		kernel.Gemm(out[first*o:end*o], l.patches(in, first, end), l.filters(), false, &l.work.gemm)
	}
	kernel.AddRow(out[:b.n*o], l.b)
}

// backward:
//
//	dW       = patchesᵀ·dOut
//	dB       = Σ dOut over images and positions
//	dPatches = dOut·Wᵀ, and dIn is the sum of its values, each at its place in the image
func (l *conv) backward(b *batch, in, _, dOut, dIn []float32) {
	if dIn != nil && l.direct.BackwardData(b.n, dIn, dOut, l.w) {
		dIn = nil
	}
	i, o := l.inputs(), l.outputs()
	grads := grow(&l.work.grads, len(l.w)+len(l.b))
	dW, dB := grads[:len(l.w)], grads[len(l.w):]
	for part := range b.parts() {
		begin, stop := b.part(part)
		for first := begin; first < stop; first += b.micro {
			end := min(first+b.micro, stop)
			kernel.SumRows(dB, dOut[first*o:end*o])
			for at := first; at < end; at += l.group() {
				to := min(at+l.group(), end)
				d := kernel.Rows(dOut[at*o:], (to-at)*l.positions(), l.out)
				kernel.Gemm(dW, l.patches(in, at, to).T(), d, at > first, &l.work.gemm)
				if dIn != nil {
					l.backwardData(d, dIn[at*i:to*i])
				}
			}
			accumulate(l.grads(b.slots[part]), grads, first == begin)
		}
	}
}

// backwardData writes dIn of some images from d, their dOut.
func (l *conv) backwardData(d kernel.Matrix, dIn []float32) {
	size := l.positions() * l.window.Patch()
	dPatches := grow(&l.work.dPatches, d.Rows*l.window.Patch())
	kernel.Gemm(dPatches, d, l.filters().T(), false, &l.work.gemm)
	clear(dIn)
	for ; len(dIn) > 0; dIn = dIn[l.inputs():] {
		kernel.Col2im(dIn[:l.inputs()], dPatches[:size], l.window)
		dPatches = dPatches[size:]
	}
}

// group returns how many images go through a matrix product at once.
func (l *conv) group() int { return ceil(groupRows, l.positions()) }

// patches returns the patches (n·OutH·OutW, k·k·C) of images first … end-1, n of them.
func (l *conv) patches(in []float32, first, end int) kernel.Matrix {
	i, size := l.inputs(), l.positions()*l.window.Patch()
	all := grow(&l.work.patches, (end-first)*size)
	for k := first; k < end; k++ {
		kernel.Im2col(all[(k-first)*size:(k-first+1)*size], in[k*i:(k+1)*i], l.window)
	}
	return kernel.Rows(all, (end-first)*l.positions(), l.window.Patch())
}
