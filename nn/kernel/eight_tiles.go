package kernel

// tileChunk is how many tiles of 2x2 go through Winograd's convolution at a time:
// enough that setting up a window of weights is forgotten, and so few that what
// they see and their products stay in a second-level cache.
const tileChunk = 16

// place is the number of floats of a place of tiles of c channels. It is no power
// of two: the sixteen places of a tile would meet in few sets of a cache.
func place(c int) int { return tileChunk*c*Lanes + 16 }

// A Tiled is a [Filter3] with even sides, in tiles of 2x2: see winograd.go for
// the formulas.
type Tiled struct {
	In, Out Eight
	Pad     int
}

// tiles returns the number of tiles and how many are in a row.
func (t Tiled) tiles() (count, width int) { return t.Out.H / 2 * (t.Out.W / 2), t.Out.W / 2 }

// Forward writes y from x, U (16, C, O) and b (O, 8): a bias for each lane.
func (t Tiled) Forward(y, x, u, b []float32, s *Scratch) {
	t.In.check("Forward in tiles", x)
	t.Out.check("Forward in tiles", y)
	c, o := t.In.C, t.Out.C
	v, m := t.memory(s)
	count, width := t.tiles()
	for first := 0; first < count; first += tileChunk {
		n := min(tileChunk, count-first)
		t.see(v, x, first, n)
		multiplyPlaces(m, v, u, n, c, o, s)
		for i := range n {
			tile := first + i
			tileOut(y[t.Out.at(tile/width*2, tile%width*2):], m[i*o*Lanes:], b, place(o), t.Out.row())
		}
	}
}

// AddGrad adds to sums, one for each place, what x and dY say about U.
func (t Tiled) AddGrad(sums *[places]Sums, x, dY []float32, s *Scratch) {
	t.In.check("AddGrad in tiles", x)
	t.Out.check("AddGrad in tiles", dY)
	c, o := t.In.C, t.Out.C
	v, m := t.memory(s)
	count, width := t.tiles()
	for first := 0; first < count; first += tileChunk {
		n := min(tileChunk, count-first)
		t.see(v, x, first, n)
		for i := range n {
			tile := first + i
			tileBack(m[i*o*Lanes:], dY[t.Out.at(tile/width*2, tile%width*2):], o*Lanes, place(o), t.Out.row())
		}
		for p := range places {
			addProductsOfEights(sums[p], v[p*place(c):], m[p*place(o):], n, s)
		}
	}
}

// memory returns room for V (16, tileChunk, C, 8) and M (16, tileChunk, O, 8), with
// a gap after each place.
func (t Tiled) memory(s *Scratch) (v, m []float32) {
	return s.floats(&s.seen, places*place(t.In.C)), s.floats(&s.products, places*place(t.Out.C))
}

// see stores V of n tiles.
func (t Tiled) see(v, x []float32, first, n int) {
	_, width := t.tiles()
	c := t.In.C
	for i := range n {
		tile := first + i
		tileIn(v[i*c*Lanes:], x[t.In.at(tile/width*2-t.Pad, tile%width*2-t.Pad):], c*Lanes, place(c), t.In.row())
	}
}

func multiplyEightsPlain(m, v, u []float32, n, c, o int) {
	for i := range n {
		for j := range o {
			to := (*[Lanes]float32)(m[(i*o+j)*Lanes:])
			*to = [Lanes]float32{}
			addWeighted(to, v[i*c*Lanes:], u[j:], c, o)
		}
	}
}

func addProductsOfEightsPlain(sums Sums, v, m []float32, n int) {
	for k := range sums.k {
		for o := range sums.o {
			addProducts(sums.at(k, o), v[k*Lanes:], m[o*Lanes:], n, sums.k*Lanes, sums.o*Lanes)
		}
	}
}
