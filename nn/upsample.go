package nn

import "hourglass/nn/kernel"

// upsample repeats each position factor x factor times.
type upsample struct {
	in     Shape
	factor int // f
}

func (l *upsample) inputs() int  { return l.in.Size() }
func (l *upsample) outputs() int { return l.in.Size() * l.factor * l.factor }

// forward:
//
//	out[h,w,c] = in[⌊h/f⌋, ⌊w/f⌋, c]
func (l *upsample) forward(b *batch, in, out []float32) {
	c, width := l.in.C, l.in.W*l.factor*l.in.C
	for range b.n * l.in.H {
		// One row of the input makes f equal rows of the output.
		row := out[:width]
		for w := range l.in.W {
			for f := range l.factor {
				kernel.Copy(row[(w*l.factor+f)*c:][:c], in[w*c:][:c])
			}
		}
		for f := 1; f < l.factor; f++ {
			copy(out[f*width:(f+1)*width], row)
		}
		in, out = in[l.in.W*c:], out[l.factor*width:]
	}
}

// backward:
//
//	dIn[h,w,c] = Σ_{i,j} dOut[f·h+i, f·w+j, c] over 0 ≤ i, j < f
func (l *upsample) backward(b *batch, _, _, dOut, dIn []float32) {
	if dIn == nil {
		return
	}
	c, width := l.in.C, l.in.W*l.factor*l.in.C
	clear(dIn[:b.n*l.inputs()])
	for range b.n * l.in.H {
		for f := range l.factor {
			for w := range l.in.W * l.factor {
				kernel.Add(dIn[w/l.factor*c:][:c], dOut[f*width+w*c:][:c])
			}
		}
		dIn, dOut = dIn[l.in.W*c:], dOut[l.factor*width:]
	}
}
