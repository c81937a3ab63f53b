package kernel

// A Winograd computes a [Conv3x3] in tiles, with fewer multiplications. Numbers of channels
// are multiples of four. All passes have three steps: values of each tile are transformed,
// matrices are multiplied, one for each Winograd element, and the products are transformed to
// values of a tile.
//
// Tiles of the output are 4x4; the formulas are in winograd43_generic.go. The last tiles may
// reach beyond the edge.
//
// With Upsampled, x is up-sampled by two before the convolution: from In (H, W, C) to the size
// of Out, and Pad is one. Tiles are 2x2, and the large image is never stored; the formulas are
// in winograd23up_generic.go.
type Winograd struct {
	In, Out   Batch8
	Pad       int
	Upsampled bool
}

// Borders returns the borders that x and y must have for all that t computes.
func (t Winograd) Borders() (x, y int) {
	x, y = t.halo()
	back, _ := t.backwardData().halo()
	return x, max(y, back)
}

// halo returns how many zeros Forward reads around x, and AddFilterGrad around dY: the last
// tiles of 4x4 reach up to three rows and columns beyond the edge.
func (t Winograd) halo() (x, y int) {
	if t.Upsampled {
		return t.Pad, 0
	}
	h, w := roundUp4(t.Out.H), roundUp4(t.Out.W)
	return max(t.Pad, h+2-t.Pad-t.In.H, w+2-t.Pad-t.In.W), max(h-t.Out.H, w-t.Out.W)
}

// backwardData returns the convolution that computes dX from dY, with the flipped filter.
func (t Winograd) backwardData() Winograd {
	return Winograd{In: t.Out, Out: t.In, Pad: 2 - t.Pad, Upsampled: t.Upsampled}
}

func roundUp4(n int) int { return (n + 3) &^ 3 }

// Elements returns the number of Winograd elements: how many matrices U, V and M each consist of.
func (t Winograd) Elements() int {
	if t.Upsampled {
		return 9
	}
	return winograd43Elements
}

// tileSize returns the number of rows and columns in a tile of the output.
func (t Winograd) tileSize() int {
	if t.Upsampled {
		return 2
	}
	return 4
}

// grid returns the number of tiles, in rows and columns.
func (t Winograd) grid() (h, w int) {
	size := t.tileSize()
	return (t.Out.H + size - 1) / size, (t.Out.W + size - 1) / size
}

// TransformFilter stores U (elements, C, O) of a filter (3, 3, C, O).
func (t Winograd) TransformFilter(u, filter []float32) {
	if t.Upsampled {
		winograd23upTransformFilter(u, filter, len(filter)/9)
	} else {
		winograd43TransformFilter(u, filter, len(filter)/9)
	}
}

// TransformFilterGrad stores dW (3, 3, C, O), the gradient of the filter, computed from dU: the
// sums of all elements. lane is as in [GradSums.Store].
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
	t.In.check("Winograd", x)
	if y != nil {
		t.Out.check("Winograd", y)
	}
	halo, _ := t.halo()
	doubled := t.In.H*2 == t.Out.H && t.In.W*2 == t.Out.W
	if (t.In.C|t.Out.C)%4 != 0 || t.In.Border < halo || t.Upsampled && !doubled {
		panicShapes("Winograd", t.In.H, t.Out.H)
	}
}

func (t Winograd) tiles() int {
	h, w := t.grid()
	return h * w
}

// position returns the first row and column of a tile, for tiles of size x size.
func (t Winograd) position(tile, size int) (y, x int) {
	_, width := t.grid()
	return tile / width * size, tile % width * size
}

// chunk returns the number of tiles that are computed at a time: enough that packing weights
// does not count, and few enough that V and M stay in a second-level cache. Twice as many
// tiles of 4x4 gained nothing, half as many were 7 % slower; of the tiles for up-sampled images
// neither gained anything.
func (t Winograd) chunk() int {
	if t.Upsampled {
		return rowChunk
	}
	return 8
}

// room returns the number of tiles that V and M have room for.
func (t Winograd) room() int { return room(t.tiles(), t.chunk()) }

// elementLen returns the number of floats of V or M for each Winograd element, with c channels.
// It is no power of two: the elements of a tile would compete for few sets of a cache.
func (t Winograd) elementLen(c int) int { return t.room()*c*Lanes + 16 }

// Forward computes y from x, U and b (O, 8), the biases repeated for each lane.
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

// ForwardPooled computes the convolution and pools it by two, as [Conv3x3.ForwardPooled] does.
// Upsampled must be false.
func (t Winograd) ForwardPooled(small Batch8, y, argmax, x, u, b []float32, s *Scratch) {
	t.check(x, nil)
	t.Out.checkPooled(small, y, argmax)
	o := t.Out.C
	t.multiply(x, u, s, func(first, n int, m []float32) {
		for i := range n {
			h, w := t.position(first+i, 2)
			to, index, from := y[small.at(h, w):], argmax[(h*small.W+w)*o*Lanes:], m[i*o*Lanes:]
			rows, columns := min(2, small.H-h), min(2, small.W-w)
			winograd43TransformOutputPooled(
				to, index, from, b, t.elementLen(o), small.row(), small.W*o*Lanes, rows, columns)
		}
	})
}

// multiply computes M of all tiles, in chunks, and calls f for each, with M of its n tiles.
func (t Winograd) multiply(x, u []float32, s *Scratch, f func(first, n int, m []float32)) {
	v, m := t.buffers(s)
	eachChunk(t.tiles(), t.chunk(), func(first, n int) {
		t.transformInput(v, x, first, n, false)
		t.multiplyElements(m, v, u, n, t.In.C, t.Out.C)
		f(first, n, m)
	})
}

// AddFilterGrad adds dU to sums, one for each Winograd element: Σ V ⊙ dM over tiles and images.
func (t Winograd) AddFilterGrad(sums []GradSums, x, dY []float32, s *Scratch) {
	t.check(x, dY)
	if _, halo := t.halo(); t.Out.Border < halo {
		panicShapes("AddFilterGrad", t.Out.Border, halo)
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

// BackwardData computes dX from dY and U (elements, O, C) of the flipped filter; zeros (C, 8)
// are the biases.
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
			to, from := v[i*o*Lanes:], dY[t.Out.at(h-1, w-1):]
			winograd23upBackwardTransformInput(to, from, o*Lanes, t.elementLen(o), t.Out.row())
		}
		t.multiplyElements(m, v, u, n, o, c)
		for i := range n {
			to := dX[t.In.at(t.position(first+i, 1)):][:c*Lanes]
			winograd23upBackwardTransformOutput(to, m[i*c*Lanes:], t.elementLen(c))
		}
	})
}

// buffers returns room for V (elements, tiles, C, 8) and M (elements, tiles, O, 8), with a gap
// after each element.
func (t Winograd) buffers(s *Scratch) (v, m []float32) {
	v = s.floats(&s.transformed, t.Elements()*t.elementLen(t.In.C))
	return v, s.floats(&s.products, t.Elements()*t.elementLen(t.Out.C))
}

// transformInput stores V of n tiles; for a gradient in channel pairs, where [batch8Grad] wants
// them.
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

// multiplyElements stores M = U·V for each Winograd element, for U (elements, C, O).
func (t Winograd) multiplyElements(m, v, u []float32, n, c, o int) {
	for p := range t.Elements() {
		batch8Gemm(m[p*t.elementLen(o):], v[p*t.elementLen(c):], u[p*c*o:(p+1)*c*o], n, c, o)
	}
}
