package nn

import "hourglass/nn/kernel"

// maxPool takes the maximum of each window of factor x factor positions. Windows at
// the lower and right edge may stick out of the image; they then have fewer
// positions.
type maxPool struct {
	in, out Shape
	factor  int       // f
	offsets []int     // (f·f) of the positions of a window
	rest    []float32 // (C), the gradient that has not met its maximum yet
}

func newMaxPool(in, out Shape, factor int) *maxPool {
	return &maxPool{in: in, out: out, factor: factor, offsets: make([]int, factor*factor), rest: make([]float32, in.C)}
}

func (l *maxPool) inputs() int  { return l.in.Size() }
func (l *maxPool) outputs() int { return l.out.Size() }

// window returns the offsets in an image of the positions whose maximum is (h, w).
func (l *maxPool) window(h, w int) []int {
	n := 0
	for y := h * l.factor; y < min((h+1)*l.factor, l.in.H); y++ {
		for x := w * l.factor; x < min((w+1)*l.factor, l.in.W); x++ {
			l.offsets[n] = (y*l.in.W + x) * l.in.C
			n++
		}
	}
	return l.offsets[:n]
}

// forward:
//
//	out[h,w,c] = max in[f·h+i, f·w+j, c] over 0 ≤ i, j < f
func (l *maxPool) forward(b *batch, in, out []float32) {
	c := l.in.C
	for range b.n {
		for h := range l.out.H {
			for w := range l.out.W {
				window, to := l.window(h, w), out[(h*l.out.W+w)*c:][:c]
				kernel.Copy(to, in[window[0]:][:c])
				for _, at := range window[1:] {
					kernel.MaxInto(to, in[at:][:c])
				}
			}
		}
		in, out = in[l.inputs():], out[l.outputs():]
	}
}

// backward: the gradient goes to the maximum, to the first of equal ones:
//
//	dIn[f·h+i, f·w+j, c] = dOut[h,w,c] where (i, j) is the first with the value out[h,w,c], else 0
func (l *maxPool) backward(b *batch, in, out, dOut, dIn []float32) {
	if dIn == nil {
		return
	}
	c := l.in.C
	for range b.n {
		for h := range l.out.H {
			for w := range l.out.W {
				o := (h*l.out.W + w) * c
				largest := out[o:][:c]
				kernel.Copy(l.rest, dOut[o:][:c])
				for _, at := range l.window(h, w) {
					kernel.MaxIntoBackward(dIn[at:][:c], l.rest, in[at:][:c], largest)
				}
			}
		}
		in, dIn = in[l.inputs():], dIn[l.inputs():]
		out, dOut = out[l.outputs():], dOut[l.outputs():]
	}
}
