package kernel

// PolyphaseSum is the second half of a convolution of 3x3 on an image up-sampled by two. Of
// the four output positions (a, b) that belong to one small position, each sees only two rows
// s and two columns t of the small image: the polyphase form of an interpolation filter
// (Vaidyanathan 1990). The first half is one product for each small position, [Batch8Gemm]
// with 16 columns for each output channel: z (H, W, (a, b, s, t, O), 8), of shape e with a
// border of one. This one adds four of these for each position of y (2H, 2W, O, 8), of shape
// large:
//
//	y[2h+a, 2w+b] = bias + ((z[h+a-1, w+b-1, (a,b,0,0)] + z[h+a-1, w+b, (a,b,0,1)]) +
//	                        (z[h+a,   w+b-1, (a,b,1,0)] + z[h+a,   w+b, (a,b,1,1)]))
func (e Batch8) PolyphaseSum(y []float32, large Batch8, z, bias []float32) {
	e.checkPolyphase("PolyphaseSum", z, large, y)
	outs := large.C * Lanes
	for h := range large.H {
		for b := range 2 {
			a := h % 2
			part := (a*2 + b) * 4 * outs
			above, below := z[e.at(h/2+a-1, b-1)+part:], z[e.at(h/2+a, b-1)+part:]
			next := e.C * Lanes
			for o := range large.C {
				at := o * Lanes
				to, z00, z01 := y[large.at(h, b)+at:], above[at:], above[next+outs+at:]
				z10, z11 := below[2*outs+at:], below[next+3*outs+at:]
				polyphaseSum4(to, z00, z01, z10, z11, bias[o], e.W, 2*outs, next)
			}
		}
	}
}

// PolyphaseSumBackward computes dZ, in z, from dY: it copies each dY to the four values that
// it is the sum of, and sets those that are in no sum to zero.
func (e Batch8) PolyphaseSumBackward(z, dY []float32, large Batch8) {
	e.checkPolyphase("PolyphaseSumBackward", z, large, dY)
	outs, next := large.C*Lanes, e.C*Lanes
	for h := range e.H {
		clear(e.Row(z, h))
		for part := range 16 {
			a, b, s, t := part/8, part/4%2, part/2%2, part%2
			from, first := h+1-a-s, 1-b-t // row of the small image that z[h] is for, and its column for column 0
			begin, end := max(0, -first), min(e.W, e.W-first)
			if from < 0 || from >= e.H || begin >= end {
				continue
			}
			for o := 0; o < outs; o += Lanes {
				to, d := z[e.at(h, begin)+part*outs+o:], dY[large.at(2*from+a, 2*(begin+first)+b)+o:]
				polyphaseCopy(to, d, end-begin, next, 2*outs)
			}
		}
	}
}

func (e Batch8) checkPolyphase(name string, z []float32, large Batch8, y []float32) {
	e.check(name, z)
	large.check(name, y)
	if large.H != 2*e.H || large.W != 2*e.W || e.C != 16*large.C || e.Border != 1 {
		panicShapes(name, e.H, large.H)
	}
}
