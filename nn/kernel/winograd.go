package kernel

// A Tiled is a [Filter3] whose output is computed in tiles of 4x4, those that stick
// out in part; see winograd43_generic.go for the formulas. Channels are multiples of four.
//
// Doubled says that x is doubled in size before, from In (H, W, C) to the size of
// Out; Pad is one then. Tiles are of 2x2 and see 4x4 values, of which those of rows
// 1 and 2, and of columns 1 and 2, are the same. With points 0, 1, -1 and infinity the
// transform of rows (a, b, b, c) is (a-b, 2b, 0, b-c), so that 9 of 16 places are left.
// A tile belongs to a position of the small image and sees the 3x3 around it; the
// large image is never there.
//
//	forward  U from 3x3 of the filter: g0, g0+g1+g2, g2; V from 3x3 of x: a-b, b, b-c;
//	         M = Σ_c U ⊙ V; Y (2, 2) from M: m0+m1, m1-m2
//	dU       Σ V ⊙ dM, dM from dY (2, 2): a, a+b, -b; dg from dU: u0+u1, u1, u1+u2
//	dX       V' from the 4x4 of dY around the tile: d0-d2, d1+d2, d1-d3; M' with the
//	         mirrored filter; the sum of its four values: m0+m1-m2
//
// each of columns first, then of rows.
type Tiled struct {
	In, Out Eight
	Pad     int
	Doubled bool
}

// Borders returns how wide those of x and y must be for everything that t computes.
func (t Tiled) Borders() (x, y int) {
	x, y = t.around()
	back, _ := t.turned().around()
	return x, max(y, back)
}

// around returns how many zeros Forward sees around x, and AddGrad around y: up to
// three rows and columns of the last tiles of 4x4 stick out.
func (t Tiled) around() (x, y int) {
	if t.Doubled {
		return t.Pad, 0
	}
	h, w := roundUp4(t.Out.H), roundUp4(t.Out.W)
	return max(t.Pad, h+2-t.Pad-t.In.H, w+2-t.Pad-t.In.W), max(h-t.Out.H, w-t.Out.W)
}

// turned is the convolution that gives dX from dY, with the mirrored filter.
func (t Tiled) turned() Tiled {
	return Tiled{In: t.Out, Out: t.In, Pad: 2 - t.Pad, Doubled: t.Doubled}
}

func roundUp4(n int) int { return (n + 3) &^ 3 }

// Places is how many matrices a filter is.
func (t Tiled) Places() int {
	if t.Doubled {
		return 9
	}
	return places
}

// size is how many rows and columns of Out a tile is.
func (t Tiled) size() int {
	if t.Doubled {
		return 2
	}
	return 4
}

// grid is how many tiles Out is, in rows and columns.
func (t Tiled) grid() (h, w int) {
	size := t.size()
	return (t.Out.H + size - 1) / size, (t.Out.W + size - 1) / size
}

// FilterIn stores U (places, C, O) of a filter (3, 3, C, O).
func (t Tiled) FilterIn(u, filter []float32) {
	if t.Doubled {
		doubledFilterIn(u, filter, len(filter)/9)
	} else {
		filterIn(u, filter, len(filter)/9)
	}
}

// FilterBack stores the gradient dW (3, 3, C, O) from sums for each place; see
// [Sums.Store].
func (t Tiled) FilterBack(dW []float32, sums []Sums, lane int, s *Scratch) {
	n := len(dW) / 9
	dU := s.floats(&s.filter, t.Places()*n)
	for p, of := range sums {
		of.Store(dU[p*n:][:n], lane)
	}
	if t.Doubled {
		doubledFilterBack(dW, dU, n)
	} else {
		filterBack(dW, dU, n)
	}
}

func (t Tiled) check(x, y []float32) {
	t.In.check("Tiled", x)
	if y != nil {
		t.Out.check("Tiled", y)
	}
	if around, _ := t.around(); (t.In.C|t.Out.C)%4 != 0 || t.In.Border < around || t.Doubled && (t.In.H*2 != t.Out.H || t.In.W*2 != t.Out.W) {
		misfit("Tiled", t.In.H, t.Out.H)
	}
}

func (t Tiled) tiles() int {
	h, w := t.grid()
	return h * w
}

// position returns where a tile is, in steps of so many positions.
func (t Tiled) position(tile, size int) (y, x int) {
	_, width := t.grid()
	return tile / width * size, tile % width * size
}

// chunk is how many tiles go through at a time: enough that setting up a window of
// weights is forgotten, and so few that what they see and their products stay in a
// second-level cache. Of tiles of 4x4 twice as many were no gain, half as many 7 %
// slower; of doubled ones both were no gain.
func (t Tiled) chunk() int {
	if t.Doubled {
		return rowChunk
	}
	return 8
}

func (t Tiled) room() int { return room(t.tiles(), t.chunk()) }

// place is the number of floats of a place of tiles of c channels. It is no power
// of two: the places of a tile would meet in few sets of a cache.
func (t Tiled) place(c int) int { return t.room()*c*Lanes + 16 }

// Forward writes y from x, U and b (O, 8): a bias for each lane.
func (t Tiled) Forward(y, x, u, b []float32, s *Scratch) {
	t.check(x, y)
	o, row := t.Out.C, t.Out.row()
	t.multiply(x, u, s, func(first, n int, m []float32) {
		for i := range n {
			h, w := t.position(first+i, t.size())
			to, from, step := y[t.Out.at(h, w):], m[i*o*Lanes:], t.place(o)
			if t.Doubled {
				doubledOut(to, from, b, step, row)
			} else {
				tileOut(to, from, b, step, row, min(4, t.Out.H-h), min(4, t.Out.W-w))
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
			h, w := t.position(first+i, 2)
			to, index, from := y[small.at(h, w):], which[(h*small.W+w)*o*Lanes:], m[i*o*Lanes:]
			tilePooled(to, index, from, b, t.place(o), small.row(), small.W*o*Lanes, min(2, small.H-h), min(2, small.W-w))
		}
	})
}

// multiply calls f with M of n tiles from first on, and again until all are done.
func (t Tiled) multiply(x, u []float32, s *Scratch, f func(first, n int, m []float32)) {
	v, m := t.memory(s)
	eachChunk(t.tiles(), t.chunk(), func(first, n int) {
		t.see(v, x, first, n, false)
		t.multiplyPlaces(m, v, u, n, t.In.C, t.Out.C)
		f(first, n, m)
	})
}

// AddGrad adds to sums, one for each place, what x and dY say about U.
func (t Tiled) AddGrad(sums []Sums, x, dY []float32, s *Scratch) {
	t.check(x, dY)
	if _, around := t.around(); t.Out.Border < around {
		misfit("AddGrad", t.Out.Border, around)
	}
	c, o, row := t.In.C, t.Out.C, t.Out.row()
	v, m := t.memory(s)
	eachChunk(t.tiles(), t.chunk(), func(first, n int) {
		t.see(v, x, first, n, true)
		for i := range n {
			to, from := m[i*o*Lanes:], dY[t.Out.at(t.position(first+i, t.size())):]
			if t.Doubled {
				doubledBack(to, from, o*Lanes, t.place(o), row)
			} else {
				tileBack(to, from, o*Lanes, t.place(o), row)
			}
		}
		for p := range sums {
			addProductsOfEights(sums[p], v[p*t.place(c):], m[p*t.place(o):], n, t.room())
		}
	})
}

// Backward writes dX from dY and U (places, O, C) of the mirrored filter; zeros are
// (C, 8).
func (t Tiled) Backward(dX, dY, u, zeros []float32, s *Scratch) {
	if !t.Doubled {
		t.turned().Forward(dX, dY, u, zeros, s)
		return
	}
	t.check(dX, dY)
	c, o := t.In.C, t.Out.C
	m, v := t.memory(s)
	eachChunk(t.tiles(), t.chunk(), func(first, n int) {
		for i := range n {
			h, w := t.position(first+i, 2)
			nineIn(v[i*o*Lanes:], dY[t.Out.at(h-1, w-1):], o*Lanes, t.place(o), t.Out.row())
		}
		t.multiplyPlaces(m, v, u, n, o, c)
		for i := range n {
			nineSum(dX[t.In.at(t.position(first+i, 1)):][:c*Lanes], m[i*c*Lanes:], t.place(c))
		}
	})
}

// memory returns room for V (places, tiles, C, 8) and M (places, tiles, O, 8), with
// a gap after each place.
func (t Tiled) memory(s *Scratch) (v, m []float32) {
	return s.floats(&s.seen, t.Places()*t.place(t.In.C)), s.floats(&s.products, t.Places()*t.place(t.Out.C))
}

// see stores V of n tiles, for a gradient in the order that its products want.
func (t Tiled) see(v, x []float32, first, n int, forGrad bool) {
	c, next, size := t.In.C*Lanes, t.In.C*Lanes, t.size()
	pairs := forGrad && inPairs
	if pairs {
		next = 2 * Lanes
	}
	if t.Doubled {
		size = 1
	}
	step, row := t.place(t.In.C), t.In.row()
	for i := range n {
		h, w := t.position(first+i, size)
		to, from := v[i*next:], x[t.In.at(h-t.Pad, w-t.Pad):]
		if t.Doubled {
			doubledIn(to, from, c, step, row, t.room(), pairs)
		} else {
			tileIn(to, from, c, step, row, t.room(), pairs)
		}
	}
}

// multiplyPlaces stores M from V and U (places, C, O).
func (t Tiled) multiplyPlaces(m, v, u []float32, n, c, o int) {
	for p := range t.Places() {
		multiplyEights(m[p*t.place(o):], v[p*t.place(c):], u[p*c*o:(p+1)*c*o], n, c, o)
	}
}
