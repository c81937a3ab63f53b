package kernel

// MultiplyEights stores in y (n, O, 8) the product of x (n, C, 8) and w (C, O); C and
// O are multiples of four.
//
//	y[i,o] = Σ_c x[i,c]·w[c,o]    c ascending
func MultiplyEights(n int, y, x, w []float32) {
	c, o := checkEights("MultiplyEights", n, x, y, len(w))
	multiplyEights(y, x, w, n, c, o)
}

// Add adds to s the products of x (n, K, 8) and d (n, O, 8); K and O are multiples
// of four.
func (s Sums) Add(n int, x, d []float32, scratch *Scratch) {
	k, o := checkEights("Sums.Add", n, x, d, s.k*s.o)
	eachChunk(n, rowChunk, func(first, count int) {
		addRowOfEights(s, x[first*k*Lanes:(first+count)*k*Lanes], d[first*o*Lanes:], count, scratch)
	})
}

func checkEights(name string, n int, x, y []float32, w int) (c, o int) {
	c, o = len(x)/(n*Lanes), len(y)/(n*Lanes)
	if len(x) != n*c*Lanes || len(y) != n*o*Lanes || w != c*o || (c|o)%4 != 0 {
		misfit(name, len(x), len(y))
	}
	return c, o
}

// SumPhases stores in y of the form large (2H, 2W, O, 8), for z of the form e
// (H, W, (2, 2, 2, 2)·O, 8) with a border of one,
//
//	y[2h+a, 2w+b] = b + ((z[h+a-1, w+b-1, (a,b,0,0)] + z[h+a-1, w+b, (a,b,0,1)]) +
//	                     (z[h+a,   w+b-1, (a,b,1,0)] + z[h+a,   w+b, (a,b,1,1)]))
func (e Eight) SumPhases(y []float32, large Eight, z, bias []float32) {
	e.checkPhases("SumPhases", z, large, y)
	outs := large.C * Lanes
	for h := range large.H {
		for b := range 2 {
			a := h % 2
			part := (a*2 + b) * 4 * outs
			above, below := z[e.at(h/2+a-1, b-1)+part:], z[e.at(h/2+a, b-1)+part:]
			next := e.C * Lanes
			for o := range large.C {
				at := o * Lanes
				sumFour(y[large.at(h, b)+at:], above[at:], above[next+outs+at:], below[2*outs+at:], below[next+3*outs+at:], bias[o], e.W, 2*outs, next)
			}
		}
	}
}

// SpreadPhases is the way back for gradients: it stores dY where it is a summand,
// and zero where z is none.
func (e Eight) SpreadPhases(z, dY []float32, large Eight) {
	e.checkPhases("SpreadPhases", z, large, dY)
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
				copyEights(z[e.at(h, begin)+part*outs+o:], dY[large.at(2*from+a, 2*(begin+first)+b)+o:], end-begin, next, 2*outs)
			}
		}
	}
}

func (e Eight) checkPhases(name string, z []float32, large Eight, y []float32) {
	e.check(name, z)
	large.check(name, y)
	if large.H != 2*e.H || large.W != 2*e.W || e.C != 16*large.C || e.Border != 1 {
		misfit(name, e.H, large.H)
	}
}

// sumFour stores n times eight sums, to floats apart, of summands next floats apart.
func sumFourPlain(y, a, b, c, d []float32, bias float32, n, to, next int) {
	for i := range n {
		y, a, b, c, d := y[i*to:], a[i*next:], b[i*next:], c[i*next:], d[i*next:]
		for l := range Lanes {
			y[l] = ((a[l] + b[l]) + (c[l] + d[l])) + bias
		}
	}
}

// copyEights copies n times eight floats.
func copyEightsPlain(to, from []float32, n, toStep, fromStep int) {
	for i := range n {
		*(*[Lanes]float32)(to[i*toStep:]) = [Lanes]float32(from[i*fromStep:])
	}
}
