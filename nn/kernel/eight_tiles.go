package kernel

import "strconv"

// tileChunk is how many tiles of 2x2 go through Winograd's convolution at a time:
// enough that setting up a window of weights is forgotten, and so few that what
// they see and their products stay in a second-level cache.
const tileChunk = 16

// mostTiles is how many go at once if less than half a chunk is left.
const mostTiles = tileChunk + tileChunk/2

// place is the number of floats of a place of tiles of c channels. It is no power
// of two: the sixteen places of a tile would meet in few sets of a cache.
func place(c int) int { return mostTiles*c*Lanes + 16 }

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

// A Tiled is a [Filter3] with even sides, in tiles of 2x2: see winograd.go for
// the formulas.
type Tiled struct {
	In, Out Eight
	Pad     int
}

// tiles returns the number of tiles and how many are in a row.
func (t Tiled) tiles() (count, width int) { return t.Out.H / 2 * (t.Out.W / 2), t.Out.W / 2 }

func (t Tiled) check(name string, x, y []float32) {
	t.In.check(name+" in tiles", x)
	if y != nil {
		t.Out.check(name+" in tiles", y)
	}
	if t.In.Border < t.Pad || (t.Out.H|t.Out.W)%2 != 0 {
		panic("kernel: " + name + " in tiles of " + shape(t.Out.H, t.Out.W) + " padded by " + strconv.Itoa(t.Pad) + " with a border of " + strconv.Itoa(t.In.Border))
	}
}

// Forward writes y from x, U (16, C, O) and b (O, 8): a bias for each lane.
func (t Tiled) Forward(y, x, u, b []float32, s *Scratch) {
	t.check("Forward", x, y)
	o := t.Out.C
	_, width := t.tiles()
	t.multiply(x, u, s, func(first, n int, m []float32) {
		for i := range n {
			h, w := (first+i)/width*2, (first+i)%width*2
			tileOut(y[t.Out.at(h, w):], m[i*o*Lanes:], b, place(o), t.Out.row())
		}
	})
}

// ForwardPooled is that of [Filter3], with a bias for each lane.
func (t Tiled) ForwardPooled(small Eight, y, which, x, u, b []float32, s *Scratch) {
	t.check("ForwardPooled", x, nil)
	t.Out.checkPooled(small, y, which)
	o := t.Out.C
	t.multiply(x, u, s, func(first, n int, m []float32) {
		for i := range n {
			h, w := (first+i)/small.W, (first+i)%small.W
			tilePooled(y[small.at(h, w):], which[(first+i)*o*Lanes:], m[i*o*Lanes:], b, place(o))
		}
	})
}

// multiply calls f with M of n tiles from first on, and again until all are done.
func (t Tiled) multiply(x, u []float32, s *Scratch, f func(first, n int, m []float32)) {
	v, m := t.memory(s)
	count, _ := t.tiles()
	eachChunk(count, func(first, n int) {
		t.see(v, x, first, n, false)
		multiplyPlaces(m, v, u, n, t.In.C, t.Out.C, s)
		f(first, n, m)
	})
}

// AddGrad adds to sums, one for each place, what x and dY say about U.
func (t Tiled) AddGrad(sums *[places]Sums, x, dY []float32, s *Scratch) {
	t.check("AddGrad", x, dY)
	c, o := t.In.C, t.Out.C
	v, m := t.memory(s)
	count, width := t.tiles()
	eachChunk(count, func(first, n int) {
		t.see(v, x, first, n, true)
		for i := range n {
			tile := first + i
			tileBack(m[i*o*Lanes:], dY[t.Out.at(tile/width*2, tile%width*2):], o*Lanes, place(o), t.Out.row())
		}
		for p := range places {
			addProductsOfEights(sums[p], v[p*place(c):], m[p*place(o):], n)
		}
	})
}

// memory returns room for V (16, tiles, C, 8) and M (16, tiles, O, 8), with a gap
// after each place.
func (t Tiled) memory(s *Scratch) (v, m []float32) {
	return s.floats(&s.seen, places*place(t.In.C)), s.floats(&s.products, places*place(t.Out.C))
}

// see stores V of n tiles, for a gradient in the order that its products want.
func (t Tiled) see(v, x []float32, first, n int, forGrad bool) {
	_, width := t.tiles()
	c := t.In.C * Lanes
	for i := range n {
		tile := first + i
		seen := x[t.In.at(tile/width*2-t.Pad, tile%width*2-t.Pad):]
		if forGrad && inPairs {
			tileInPairs(v[i*2*Lanes:], seen, c, place(t.In.C), t.In.row())
		} else {
			tileIn(v[i*c:], seen, c, place(t.In.C), t.In.row())
		}
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
