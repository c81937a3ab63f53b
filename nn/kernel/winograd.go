package kernel

// A Tiled is a [Conv3x3] whose output is computed in tiles of 4x4, those that stick
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
type Winograd struct {
	In, Out   Batch8
	Pad       int
	Upsampled bool
}

// Borders returns how wide those of x and y must be for everything that t computes.
func (t Winograd) Borders() (x, y int) {
	x, y = t.halo()
	back, _ := t.backwardData().halo()
	return x, max(y, back)
}

// around returns how many zeros Forward sees around x, and AddFilterGrad around y: up to
// three rows and columns of the last tiles of 4x4 stick out.
func (t Winograd) halo() (x, y int) {
	if t.Upsampled {
		return t.Pad, 0
	}
	h, w := roundUp4(t.Out.H), roundUp4(t.Out.W)
	return max(t.Pad, h+2-t.Pad-t.In.H, w+2-t.Pad-t.In.W), max(h-t.Out.H, w-t.Out.W)
}

// turned is the convolution that gives dX from dY, with the mirrored filter.
func (t Winograd) backwardData() Winograd {
	return Winograd{In: t.Out, Out: t.In, Pad: 2 - t.Pad, Upsampled: t.Upsampled}
}

func roundUp4(n int) int { return (n + 3) &^ 3 }

// Places is how many matrices a filter is.
func (t Winograd) Elements() int {
	if t.Upsampled {
		return 9
	}
	return winograd43Elements
}

// size is how many rows and columns of Out a tile is.
func (t Winograd) tileSize() int {
	if t.Upsampled {
		return 2
	}
	return 4
}

// grid is how many tiles Out is, in rows and columns.
func (t Winograd) grid() (h, w int) {
	size := t.tileSize()
	return (t.Out.H + size - 1) / size, (t.Out.W + size - 1) / size
}

// TransformFilter stores U (places, C, O) of a filter (3, 3, C, O).
func (t Winograd) TransformFilter(u, filter []float32) {
	if t.Upsampled {
		winograd23upTransformFilter(u, filter, len(filter)/9)
	} else {
		winograd43TransformFilter(u, filter, len(filter)/9)
	}
}

// TransformFilterGrad stores the gradient dW (3, 3, C, O) from sums for each place; see
// [GradSums.Store].
func (t Winograd) TransformFilterGrad(dW []float32, sums []GradSums, lane int, s *Scratch) {
	n := len(dW) / 9
	dU := s.floats(&s.filter, t.Elements()*n)
	for p, of := range sums {
		of.Store(dU[p*n:][:n], lane)
	}
	if t.Upsampled {
		winograd23upTransformFilterGrad(dW, dU, n)
	} else {
		winograd43TransformFilterGrad(dW, dU, n)
	}
}

func (t Winograd) check(x, y []float32) {
	t.In.check("Tiled", x)
	if y != nil {
		t.Out.check("Tiled", y)
	}
	if around, _ := t.halo(); (t.In.C|t.Out.C)%4 != 0 || t.In.Border < around || t.Upsampled && (t.In.H*2 != t.Out.H || t.In.W*2 != t.Out.W) {
		panicShapes("Tiled", t.In.H, t.Out.H)
	}
}

func (t Winograd) tiles() int {
	h, w := t.grid()
	return h * w
}

// position returns where a tile is, in steps of so many positions.
func (t Winograd) position(tile, size int) (y, x int) {
	_, width := t.grid()
	return tile / width * size, tile % width * size
}

// chunk is how many tiles go through at a time: enough that setting up a window of
// weights is forgotten, and so few that what they see and their products stay in a
// second-level cache. Of tiles of 4x4 twice as many were no gain, half as many 7 %
// slower; of doubled ones both were no gain.
func (t Winograd) chunk() int {
	if t.Upsampled {
		return rowChunk
	}
	return 8
}

func (t Winograd) room() int { return room(t.tiles(), t.chunk()) }

// place is the number of floats of a place of tiles of c channels. It is no power
// of two: the places of a tile would meet in few sets of a cache.
func (t Winograd) elementLen(c int) int { return t.room()*c*Lanes + 16 }

// Forward writes y from x, U and b (O, 8): a bias for each lane.
func (t Winograd) Forward(y, x, u, b []float32, s *Scratch) {
	t.check(x, y)
	o, row := t.Out.C, t.Out.row()
	t.multiply(x, u, s, func(first, n int, m []float32) {
		for i := range n {
			h, w := t.position(first+i, t.tileSize())
			to, from, step := y[t.Out.at(h, w):], m[i*o*Lanes:], t.elementLen(o)
			if t.Upsampled {
				winograd23upTransformOutput(to, from, b, step, row)
			} else {
				winograd43TransformOutput(to, from, b, step, row, min(4, t.Out.H-h), min(4, t.Out.W-w))
			}
		}
	})
}

// ForwardPooled is that of [Conv3x3], with a bias for each lane; x is not doubled.
func (t Winograd) ForwardPooled(small Batch8, y, argmax, x, u, b []float32, s *Scratch) {
	t.check(x, nil)
	t.Out.checkPooled(small, y, argmax)
	o := t.Out.C
	t.multiply(x, u, s, func(first, n int, m []float32) {
		for i := range n {
			h, w := t.position(first+i, 2)
			to, index, from := y[small.at(h, w):], argmax[(h*small.W+w)*o*Lanes:], m[i*o*Lanes:]
			winograd43TransformOutputPooled(to, index, from, b, t.elementLen(o), small.row(), small.W*o*Lanes, min(2, small.H-h), min(2, small.W-w))
		}
	})
}

// multiply calls f with M of n tiles from first on, and again until all are done.
func (t Winograd) multiply(x, u []float32, s *Scratch, f func(first, n int, m []float32)) {
	v, m := t.buffers(s)
	eachChunk(t.tiles(), t.chunk(), func(first, n int) {
		t.transformInput(v, x, first, n, false)
		t.multiplyElements(m, v, u, n, t.In.C, t.Out.C)
		f(first, n, m)
	})
}

// AddFilterGrad adds to sums, one for each place, what x and dY say about U.
func (t Winograd) AddFilterGrad(sums []GradSums, x, dY []float32, s *Scratch) {
	t.check(x, dY)
	if _, around := t.halo(); t.Out.Border < around {
		panicShapes("AddGrad", t.Out.Border, around)
	}
	c, o, row := t.In.C, t.Out.C, t.Out.row()
	v, m := t.buffers(s)
	eachChunk(t.tiles(), t.chunk(), func(first, n int) {
		t.transformInput(v, x, first, n, true)
		for i := range n {
			to, from := m[i*o*Lanes:], dY[t.Out.at(t.position(first+i, t.tileSize())):]
			if t.Upsampled {
				winograd23upTransformOutputGrad(to, from, o*Lanes, t.elementLen(o), row)
			} else {
				winograd43TransformOutputGrad(to, from, o*Lanes, t.elementLen(o), row)
			}
		}
		for p := range sums {
			batch8Grad(sums[p], v[p*t.elementLen(c):], m[p*t.elementLen(o):], n, t.room())
		}
	})
}

// Backward writes dX from dY and U (places, O, C) of the mirrored filter; zeros are
// (C, 8).
func (t Winograd) BackwardData(dX, dY, u, zeros []float32, s *Scratch) {
	if !t.Upsampled {
		t.backwardData().Forward(dX, dY, u, zeros, s)
		return
	}
	t.check(dX, dY)
	c, o := t.In.C, t.Out.C
	m, v := t.buffers(s)
	eachChunk(t.tiles(), t.chunk(), func(first, n int) {
		for i := range n {
			h, w := t.position(first+i, 2)
			winograd23upBackwardTransformInput(v[i*o*Lanes:], dY[t.Out.at(h-1, w-1):], o*Lanes, t.elementLen(o), t.Out.row())
		}
		t.multiplyElements(m, v, u, n, o, c)
		for i := range n {
			winograd23upBackwardTransformOutput(dX[t.In.at(t.position(first+i, 1)):][:c*Lanes], m[i*c*Lanes:], t.elementLen(c))
		}
	})
}

// memory returns room for V (places, tiles, C, 8) and M (places, tiles, O, 8), with
// a gap after each place.
func (t Winograd) buffers(s *Scratch) (v, m []float32) {
	return s.floats(&s.transformed, t.Elements()*t.elementLen(t.In.C)), s.floats(&s.products, t.Elements()*t.elementLen(t.Out.C))
}

// see stores V of n tiles, for a gradient in the order that its products want.
func (t Winograd) transformInput(v, x []float32, first, n int, forGrad bool) {
	c, next, size := t.In.C*Lanes, t.In.C*Lanes, t.tileSize()
	pairs := forGrad && inChannelPairs
	if pairs {
		next = 2 * Lanes
	}
	if t.Upsampled {
		size = 1
	}
	step, row := t.elementLen(t.In.C), t.In.row()
	for i := range n {
		h, w := t.position(first+i, size)
		to, from := v[i*next:], x[t.In.at(h-t.Pad, w-t.Pad):]
		if t.Upsampled {
			winograd23upTransformInput(to, from, c, step, row, t.room(), pairs)
		} else {
			winograd43TransformInput(to, from, c, step, row, t.room(), pairs)
		}
	}
}

// multiplyElements stores M from V and U (places, C, O).
func (t Winograd) multiplyElements(m, v, u []float32, n, c, o int) {
	for p := range t.Elements() {
		batch8Gemm(m[p*t.elementLen(o):], v[p*t.elementLen(c):], u[p*c*o:(p+1)*c*o], n, c, o)
	}
}
