package kernel

// PolyphaseSum stores in y of the form large (2H, 2W, O, 8), for z of the form e
// (H, W, (2, 2, 2, 2)·O, 8) with a border of one,
//
//	y[2h+a, 2w+b] = b + ((z[h+a-1, w+b-1, (a,b,0,0)] + z[h+a-1, w+b, (a,b,0,1)]) +
//	                     (z[h+a,   w+b-1, (a,b,1,0)] + z[h+a,   w+b, (a,b,1,1)]))
func (e Batch8) PolyphaseSum(y []float32, large Batch8, z, bias []float32) {
	e.checkPolyphase("SumPhases", z, large, y)
	outs := large.C * Lanes
	for h := range large.H {
		for b := range 2 {
			a := h % 2
			part := (a*2 + b) * 4 * outs
			above, below := z[e.at(h/2+a-1, b-1)+part:], z[e.at(h/2+a, b-1)+part:]
			next := e.C * Lanes
			for o := range large.C {
				at := o * Lanes
				polyphaseSum4(y[large.at(h, b)+at:], above[at:], above[next+outs+at:], below[2*outs+at:], below[next+3*outs+at:], bias[o], e.W, 2*outs, next)
			}
		}
	}
}

// PolyphaseSumBackward is the way back for gradients: it stores dY where it is a summand,
// and zero where z is none.
func (e Batch8) PolyphaseSumBackward(z, dY []float32, large Batch8) {
	e.checkPolyphase("SpreadPhases", z, large, dY)
	outs, next := large.C*Lanes, e.C*Lanes
	for h := range e.H {
		clear(e.Row(z, h))
		for part := range 16 {
			a, b, s, t := part/8, part/4%2, part/2%2, part%2
			from, first := h+1-a-s, 1-b-t // row of the small image, its column at column 0
			begin, end := max(0, -first), min(e.W, e.W-first)
			if from < 0 || from >= e.H || begin >= end {
				continue
			}
			for o := 0; o < outs; o += Lanes {
				polyphaseCopy(z[e.at(h, begin)+part*outs+o:], dY[large.at(2*from+a, 2*(begin+first)+b)+o:], end-begin, next, 2*outs)
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
