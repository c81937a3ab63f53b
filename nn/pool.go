package nn

import "hourglass/nn/kernel"

// maxPool gives the largest value of each window of factor x factor positions.
// Windows at the lower and right edge may stick out; what is outside is not
// looked at.
//
//	y[h,w,c] = max x[f·h+i, f·w+j, c] over 0 ≤ i, j < f
type maxPool struct {
	in, out Shape
	factor  int
	at      []int     // offsets in x of the positions of one window
	left    []float32 // (C), the part of dY that has not found its place yet
}

func newMaxPool(in, out Shape, factor int) *maxPool {
	return &maxPool{in: in, out: out, factor: factor, at: make([]int, factor*factor), left: make([]float32, in.C)}
}

func (l *maxPool) inputs() int  { return l.in.Size() }
func (l *maxPool) outputs() int { return l.out.Size() }

// window returns the offsets in x of the positions that (h, w) looks at.
func (l *maxPool) window(h, w int) []int {
	n := 0
	for y := h * l.factor; y < min((h+1)*l.factor, l.in.H); y++ {
		for x := w * l.factor; x < min((w+1)*l.factor, l.in.W); x++ {
			l.at[n] = (y*l.in.W + x) * l.in.C
			n++
		}
	}
	return l.at[:n]
}

// inPairs reports whether windows are 2x2 and none sticks out, so that rows of
// them can be done at once.
func (l *maxPool) inPairs() bool { return l.factor == 2 && l.in.H%2 == 0 && l.in.W%2 == 0 }

func (l *maxPool) forward(n int, x, y []float32) {
	c := l.in.C
	for range n {
		for h := range l.out.H {
			for w := range l.out.W {
				window, to := l.window(h, w), y[(h*l.out.W+w)*c:][:c]
				kernel.Copy(to, x[window[0]:][:c])
				for _, at := range window[1:] {
					kernel.Larger(to, x[at:][:c])
				}
			}
		}
		x, y = x[l.inputs():], y[l.outputs():]
	}
}

// backward: the gradient goes to the largest value, the first of them if there
// are several.
func (l *maxPool) backward(n int, x, y, dY, dX []float32) {
	if dX == nil {
		return
	}
	c := l.in.C
	for range n {
		for h := range l.out.H {
			for w := range l.out.W {
				o := (h*l.out.W + w) * c
				largest := y[o:][:c]
				kernel.Copy(l.left, dY[o:][:c])
				for _, at := range l.window(h, w) {
					kernel.Route(dX[at:][:c], l.left, x[at:][:c], largest)
				}
			}
		}
		x, dX = x[l.inputs():], dX[l.inputs():]
		y, dY = y[l.outputs():], dY[l.outputs():]
	}
}
