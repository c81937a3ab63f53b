package kernel

// tileChunk is how many tiles of 2x2 go through Winograd's convolution at a time:
// enough that setting up a window of weights is forgotten, and so few that what
// they see and their products stay in a second-level cache. Half as many and twice
// as many were no gain.
const tileChunk = 16

// mostTiles is how many go at once if less than half a chunk is left.
const mostTiles = tileChunk + tileChunk/2

// eachChunk calls f with the first and the number of tiles of each chunk.
func eachChunk(count int, f func(first, n int)) {
	for first := 0; first < count; {
		n := count - first
		if n >= mostTiles {
			n = tileChunk
		}
		f(first, n)
		first += n
	}
}

// place is the number of floats of a place of tiles of c channels. It is no power
// of two: the sixteen places of a tile would meet in few sets of a cache.
//
//go:noinline
func place(c int) int { return mostTiles*c*Lanes + 16 }

// A Tiled is a [Filter3] whose output has even sides, in tiles of 2x2; see
// winograd.go for the formulas.
//
// Doubled says that x is doubled in size before, from In (H, W, C) to the size of
// Out; Pad is one then. A tile sees 4x4 values of which those of rows 1 and 2, and of
// columns 1 and 2, are the same: with rows (a, b, b, c) their transform is (a-b, 2b,
// 0, b-c), and 9 of 16 places are left. A tile belongs to a position of the small
// image and sees the 3x3 around it; the large image is never there.
//
//	forward  V from 3x3 of x, M = Σ_c U ⊙ V, Y (2, 2) from M: m0+m1, m1-m3
//	dU       Σ V ⊙ dM, dM from dY (2, 2): a, a+b, -b
//	dX       V' from the 4x4 of dY around the tile: d0-d2, d1+d2, d1-d3; M' with the
//	         mirrored filter; the sum of its four values: m0+2·m1-m3
//
// each by rows, then by columns.
type Tiled struct {
	In, Out Eight
	Pad     int
	Doubled bool
}

// Places is how many matrices a filter is: 16, or 9 if x is doubled.
func (t Tiled) Places() int {
	if t.Doubled {
		return 9
	}
	return places
}

// place16 returns which of sixteen places the p-th is.
func (t Tiled) place16(p int) int {
	if t.Doubled {
		return p/3*4 + p/3/2*4 + p%3 + p%3/2 // 0, 1, 3 for both
	}
	return p
}

// FilterIn stores U (places, C, O) of a filter (3, 3, C, O).
func (t Tiled) FilterIn(u, filter []float32, s *Scratch) {
	n := len(filter) / 9
	all := s.floats(&s.filter, places*n)
	FilterIn(all, filter)
	for p := range t.Places() {
		copy(u[p*n:(p+1)*n], all[t.place16(p)*n:])
	}
}

// FilterBack stores the gradient dW (3, 3, C, O) from sums for each place.
func (t Tiled) FilterBack(dW []float32, sums []Sums, s *Scratch) {
	n := len(dW) / 9
	all := s.floats(&s.filter, places*n)
	clear(all)
	for p, of := range sums {
		of.Store(all[t.place16(p)*n:][:n])
	}
	FilterBack(dW, all)
}

func (t Tiled) check(x, y []float32) {
	t.In.check("Tiled", x)
	if y != nil {
		t.Out.check("Tiled", y)
	}
	if t.In.Border < t.Pad || (t.Out.H|t.Out.W)%2 != 0 || t.Doubled && (t.In.H*2 != t.Out.H || t.In.W*2 != t.Out.W) {
		misfit("Tiled", t.In.H, t.Out.H)
	}
}

// position returns where a tile is, in steps of so many positions.
func (t Tiled) position(tile, size int) (y, x int) {
	width := t.Out.W / 2
	return tile / width * size, tile % width * size
}

func (t Tiled) tiles() int { return t.Out.H / 2 * (t.Out.W / 2) }

// Forward writes y from x, U and b (O, 8): a bias for each lane.
func (t Tiled) Forward(y, x, u, b []float32, s *Scratch) {
	t.check(x, y)
	o := t.Out.C
	t.multiply(x, u, s, func(first, n int, m []float32) {
		for i := range n {
			to, from := y[t.Out.at(t.position(first+i, 2)):], m[i*o*Lanes:]
			if t.Doubled {
				doubledOut(to, from, b, place(o), t.Out.row())
			} else {
				tileOut(to, from, b, place(o), t.Out.row())
			}
		}
	})
}

// ForwardPooled is that of [Filter3], with a bias for each lane; x is not doubled.
func (t Tiled) ForwardPooled(small Eight, y, which, x, u, b []float32, s *Scratch) {
	t.check(x, nil)
	t.Out.checkPooled(small, y, which)
	o := t.Out.C
	t.multiply(x, u, s, func(first, n int, m []float32) {
		for i := range n {
			tilePooled(y[small.at(t.position(first+i, 1)):], which[(first+i)*o*Lanes:], m[i*o*Lanes:], b, place(o))
		}
	})
}

// multiply calls f with M of n tiles from first on, and again until all are done.
func (t Tiled) multiply(x, u []float32, s *Scratch, f func(first, n int, m []float32)) {
	v, m := t.memory(s)
	eachChunk(t.tiles(), func(first, n int) {
		t.see(v, x, first, n, false)
		multiplyPlaces(m, v, u, n, t.In.C, t.Out.C, s)
		f(first, n, m)
	})
}

// AddGrad adds to sums, one for each place, what x and dY say about U.
func (t Tiled) AddGrad(sums []Sums, x, dY []float32, s *Scratch) {
	t.check(x, dY)
	c, o := t.In.C, t.Out.C
	v, m := t.memory(s)
	eachChunk(t.tiles(), func(first, n int) {
		t.see(v, x, first, n, true)
		for i := range n {
			to, from := m[i*o*Lanes:], dY[t.Out.at(t.position(first+i, 2)):]
			if t.Doubled {
				doubledBack(to, from, o*Lanes, place(o), t.Out.row())
			} else {
				tileBack(to, from, o*Lanes, place(o), t.Out.row())
			}
		}
		for p := range sums {
			addProductsOfEights(sums[p], v[p*place(c):], m[p*place(o):], n)
		}
	})
}

// Backward writes dX from dY and U (places, O, C) of the mirrored filter; zeros are
// (C, 8).
func (t Tiled) Backward(dX, dY, u, zeros []float32, s *Scratch) {
	if !t.Doubled {
		Tiled{In: t.Out, Out: t.In, Pad: 2 - t.Pad}.Forward(dX, dY, u, zeros, s)
		return
	}
	t.check(dX, dY)
	c, o := t.In.C, t.Out.C
	m, v := t.memory(s)
	eachChunk(t.tiles(), func(first, n int) {
		for i := range n {
			h, w := t.position(first+i, 2)
			nineIn(v[i*o*Lanes:], dY[t.Out.at(h-1, w-1):], o*Lanes, place(o), t.Out.row())
		}
		multiplyPlaces(m, v, u, n, o, c, s)
		for i := range n {
			nineSum(dX[t.In.at(t.position(first+i, 1)):][:c*Lanes], m[i*c*Lanes:], place(c))
		}
	})
}

// memory returns room for V (places, tiles, C, 8) and M (places, tiles, O, 8), with
// a gap after each place.
func (t Tiled) memory(s *Scratch) (v, m []float32) {
	return s.floats(&s.seen, t.Places()*place(t.In.C)), s.floats(&s.products, t.Places()*place(t.Out.C))
}

// see stores V of n tiles, for a gradient in the order that its products want.
func (t Tiled) see(v, x []float32, first, n int, forGrad bool) {
	c, next, size := t.In.C*Lanes, t.In.C*Lanes, 2
	pairs := forGrad && inPairs
	if pairs {
		next = 2 * Lanes
	}
	if t.Doubled {
		size = 1
	}
	for i := range n {
		h, w := t.position(first+i, size)
		to, from := v[i*next:], x[t.In.at(h-t.Pad, w-t.Pad):]
		if t.Doubled {
			doubledIn(to, from, c, place(t.In.C), t.In.row(), pairs)
		} else {
			tileIn(to, from, c, place(t.In.C), t.In.row(), pairs)
		}
	}
}

// multiplyPlaces stores M from V and U, of as many places as U (places, C, O) has.
func multiplyPlaces(m, v, u []float32, n, c, o int, s *Scratch) {
	for p := range len(u) / (c * o) {
		multiplyEights(m[p*place(o):], v[p*place(c):], u[p*c*o:(p+1)*c*o], n, c, o, s)
	}
}

func multiplyEightsPlain(m, v, u []float32, n, c, o int) {
	for i := range n {
		to := m[i*o*Lanes:][:o*Lanes]
		clear(to)
		addWeightedAll(to, v[i*c*Lanes:], u, c)
	}
}

func addProductsOfEightsPlain(sums Sums, v, m []float32, n int) {
	for k := range sums.k {
		sums.addProducts(k, v[k*Lanes:], m, n, sums.k*Lanes)
	}
}
