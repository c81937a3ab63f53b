package nn

import "hourglass/nn/kernel"

// upsample repeats each position factor x factor times.
//
//	y[h,w,c] = x[⌊h/f⌋, ⌊w/f⌋, c]
type upsample struct {
	in     Shape
	factor int
}

func (l *upsample) inputs() int  { return l.in.Size() }
func (l *upsample) outputs() int { return l.in.Size() * l.factor * l.factor }

func (l *upsample) forward(n int, x, y []float32) {
	c, width := l.in.C, l.in.W*l.factor*l.in.C
	for range n * l.in.H {
		// One row of the input makes factor rows of the output, all alike.
		row := y[:width]
		for w := range l.in.W {
			for f := range l.factor {
				kernel.Copy(row[(w*l.factor+f)*c:][:c], x[w*c:][:c])
			}
		}
		for f := 1; f < l.factor; f++ {
			copy(y[f*width:(f+1)*width], row)
		}
		x, y = x[l.in.W*c:], y[l.factor*width:]
	}
}

// backward: dX is the sum of dY over the copies.
func (l *upsample) backward(n int, _, _, dY, dX []float32) {
	if dX == nil {
		return
	}
	c, width := l.in.C, l.in.W*l.factor*l.in.C
	clear(dX[:n*l.inputs()])
	for range n * l.in.H {
		for f := range l.factor {
			for w := range l.in.W * l.factor {
				kernel.Add(dX[w/l.factor*c:][:c], dY[f*width+w*c:][:c])
			}
		}
		dX, dY = dX[l.in.W*c:], dY[l.factor*width:]
	}
}

// reshape gives the same numbers another shape: in memory they stay as they are.
type reshape struct{ size int }

func (l *reshape) inputs() int                   { return l.size }
func (l *reshape) outputs() int                  { return l.size }
func (l *reshape) forward(n int, x, y []float32) { copy(y[:n*l.size], x) }
func (l *reshape) backward(n int, _, _, dY, dX []float32) {
	if dX != nil {
		copy(dX[:n*l.size], dY)
	}
}
