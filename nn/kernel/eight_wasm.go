//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// What a filter sees of eight images side by side at a position are, line by line,
// 3·C terms of eight columns: a panel of Gemm as it stands. Nothing is packed for
// a position, and a window, which holds weights, meets many of them. For 32 -> 32
// channels setting up windows took a quarter of the time of the tiles where they
// came from the image and met four positions; here one meets 56.

// eightTiles is how many positions, at least a row of them, a window meets:
// their sums and what they see stay in a first-level cache, or close to it.
const eightTiles = 56

func (f Filter3) forward(y, x, filter, b []float32, s *Scratch) {
	out := f.Out
	f.eachStrip(max(1, eightTiles/out.W), x, filter, b, s, func(h, n, o, outs int, strip []tile) {
		for r := range n {
			to := y[out.at(h+r, 0)+o*Lanes:]
			_ = to[((out.W-1)*out.C+outs)*Lanes-1]
			storeTiles(unsafe.Pointer(&to[0]), out.C*Lanes*4, strip[r*out.W:(r+1)*out.W], outs)
		}
	})
}

func (f Filter3) forwardPooled(small Eight, y, which, x, filter, b []float32, s *Scratch) {
	f.eachStrip(max(2, eightTiles/f.Out.W&^1), x, filter, b, s, func(h, n, o, outs int, strip []tile) {
		for r := 0; r < n; r += 2 {
			at := (h+r)/2*small.W*small.C*Lanes + o*Lanes
			to, index := y[small.at((h+r)/2, 0)+o*Lanes:], which[at:]
			_, _ = to[((small.W-1)*small.C+outs)*Lanes-1], index[((small.W-1)*small.C+outs)*Lanes-1]
			poolTiles(unsafe.Pointer(&to[0]), unsafe.Pointer(&index[0]), small.C*Lanes*4, strip[r*f.Out.W:(r+2)*f.Out.W], outs)
		}
	})
}

// eachStrip calls store with the sums of n ≤ rows rows of positions from row h on,
// for outs ≤ 4 channels from o on, until all are done.
func (f Filter3) eachStrip(rows int, x, filter, b []float32, s *Scratch, store func(h, n, o, outs int, strip []tile)) {
	in, out := f.In, f.Out
	s.reserve(0, rows*out.W)
	// Terms of a line of the filter, floats from a position to the next, and to the one below.
	terms, step, row := 3*in.C, in.C*Lanes, in.row()
	for h := 0; h < out.H; h += rows {
		n := min(rows, out.H-h)
		from := x[in.at(h-f.Pad, -f.Pad):]
		strip := s.strip[:n*out.W]
		for o := 0; o < out.C; o += tileM {
			outs := min(tileM, out.C-o)
			biasTile = tile{}
			for r, v := range b[o : o+outs] {
				for l := range Lanes {
					biasTile[r][l] = v
				}
			}
			if in.C == 1 {
				s.window.fill(&Matrix{filter, out.C, 9, 1, out.C}, o, outs, 0, 9)
				for r := range n {
					multiplyNine(unsafe.Pointer(&from[r*row]), row*4, strip[r*out.W:(r+1)*out.W])
				}
				store(h, n, o, outs, strip)
				continue
			}
			sums, tiles := fromBiases, run{unsafe.Pointer(&strip[0]), tileM * tileN * 4}
			for i := range 3 {
				weights := Matrix{filter[i*terms*out.C:], out.C, terms, 1, out.C}
				for k := 0; k < terms; k += depth {
					t := min(depth, terms-k)
					s.window.fill(&weights, o, outs, k, t)
					multiplyTerms(t, run{unsafe.Pointer(&from[i*row+k*Lanes]), step * 4}, sums, tiles, out.W, n, row*4)
					sums = tiles
				}
			}
			store(h, n, o, outs, strip)
		}
	}
}

// poolTiles stores the largest of each 2x2 tiles of two rows, and which it is, for
// the first rows of the tiles, next bytes apart.
func poolTiles(to, which unsafe.Pointer, next int, strip []tile, rows int) {
	const size = tileM * tileN * 4
	to, which = unsafe.Add(to, offset), unsafe.Add(which, offset)
	upper := unsafe.Add(unsafe.Pointer(unsafe.SliceData(strip)), offset)
	lower := unsafe.Add(upper, len(strip)/2*size)
	for n := len(strip) / 4; n > 0; n-- {
		for at := 0; at < rows*tileN*4; at += 16 {
			a, c := unsafe.Add(upper, at), unsafe.Add(lower, at)
			storeLargest(unsafe.Add(to, at), unsafe.Add(which, at), vector(a, 0), vector(a, size), vector(c, 0), vector(c, size))
		}
		upper, lower = unsafe.Add(upper, 2*size), unsafe.Add(lower, 2*size)
		to, which = unsafe.Add(to, next), unsafe.Add(which, next)
	}
}

// storeTiles stores the first rows of tiles next bytes apart.
func storeTiles(to unsafe.Pointer, next int, strip []tile, rows int) {
	to = unsafe.Add(to, offset)
	from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(strip)), offset)
	for range strip {
		copyEight(to, from)
		if rows == tileM {
			copyEight(unsafe.Add(to, 32), unsafe.Add(from, 32))
			copyEight(unsafe.Add(to, 64), unsafe.Add(from, 64))
			copyEight(unsafe.Add(to, 96), unsafe.Add(from, 96))
		} else {
			for r := 1; r < rows; r++ {
				copyEight(unsafe.Add(to, r*32), unsafe.Add(from, r*32))
			}
		}
		to, from = unsafe.Add(to, next), unsafe.Add(from, tileM*tileN*4)
	}
}

func multiplyEights(m, v, u []float32, n, c, o int) {
	_, _, _ = m[n*o*Lanes-1], v[n*c*Lanes-1], u[c*o-1]
	for j := 0; j < o; j += tileM {
		sums, tiles := fromZero, run{unsafe.Pointer(&m[j*Lanes]), o * Lanes * 4}
		for k := 0; k < c; k += depth {
			weights, panels := unsafe.Pointer(&u[k*o+j]), run{unsafe.Pointer(&v[k*Lanes]), c * Lanes * 4}
			if t := c - k; t >= depth {
				fillColumns(weights, o)
				multiplyTiles(panels, sums, tiles, n)
			} else {
				fillFours(weights, o, t)
				multiplyTerms(t, panels, sums, tiles, n, 1, 0)
			}
			sums = tiles
		}
	}
}

func sumFour(y, a, b, c, d []float32, bias float32, n, to, next int) {
	_, _, _, _, _ = y[(n-1)*to+Lanes-1], a[(n-1)*next+Lanes-1], b[(n-1)*next+Lanes-1], c[(n-1)*next+Lanes-1], d[(n-1)*next+Lanes-1]
	p, q0, q1, q2, q3, v := first(y), first(a), first(b), first(c), first(d), splat(bias)
	to, next = to*4, next*4
	for ; n > 0; n-- {
		vector(q0, 0).Add(vector(q1, 0)).Add(vector(q2, 0).Add(vector(q3, 0))).Add(v).StoreArray((*[4]float32)(p))
		vector(q0, 16).Add(vector(q1, 16)).Add(vector(q2, 16).Add(vector(q3, 16))).Add(v).StoreArray((*[4]float32)(unsafe.Add(p, 16)))
		p, q0, q1, q2, q3 = unsafe.Add(p, to), unsafe.Add(q0, next), unsafe.Add(q1, next), unsafe.Add(q2, next), unsafe.Add(q3, next)
	}
}

func copyEights(to, from []float32, n, toStep, fromStep int) {
	_, _ = to[(n-1)*toStep+Lanes-1], from[(n-1)*fromStep+Lanes-1]
	p, q := first(to), first(from)
	for ; n > 0; n-- {
		copyEight(p, q)
		p, q = unsafe.Add(p, toStep*4), unsafe.Add(q, fromStep*4)
	}
}

// interleave stores count rows of eight floats, each stride floats from the next in x.
func interleave(to, x []float32, stride int) {
	count := len(to) / Lanes
	fours := count &^ 3
	_ = x[(Lanes-1)*stride+count-1]
	p, from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(to)), offset), unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), offset)
	for i := fours; i > 0; i -= 4 {
		next := transpose(p, 32, from, stride*4)
		transpose(unsafe.Add(p, 16), 32, next, stride*4)
		p, from = unsafe.Add(p, 4*32), unsafe.Add(from, 16)
	}
	interleavePlain(to[fours*Lanes:], x[fours:], stride)
}

// separate is the way back.
func separate(x, from []float32, stride int) {
	count := len(from) / Lanes
	fours := count &^ 3
	_ = x[(Lanes-1)*stride+count-1]
	to, p := unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), offset), unsafe.Add(unsafe.Pointer(unsafe.SliceData(from)), offset)
	for i := fours; i > 0; i -= 4 {
		transpose(to, stride*4, p, 32)
		transpose(unsafe.Add(to, 4*stride*4), stride*4, unsafe.Add(p, 16), 32)
		to, p = unsafe.Add(to, 16), unsafe.Add(p, 4*32)
	}
	separatePlain(x[fours:], from[fours*Lanes:], stride)
}

// transpose reads four rows of four floats, stride bytes apart, stores their
// columns, step bytes apart, and returns where the fifth row would be.
func transpose(to unsafe.Pointer, step int, from unsafe.Pointer, stride int) unsafe.Pointer {
	a := vector(from, 0)
	from = unsafe.Add(from, stride)
	b := vector(from, 0)
	from = unsafe.Add(from, stride)
	c := vector(from, 0)
	from = unsafe.Add(from, stride)
	d := vector(from, 0)
	a.SetElem(1, b.GetElem(0)).SetElem(2, c.GetElem(0)).SetElem(3, d.GetElem(0)).StoreArray((*[4]float32)(to))
	to = unsafe.Add(to, step)
	b.SetElem(0, a.GetElem(1)).SetElem(2, c.GetElem(1)).SetElem(3, d.GetElem(1)).StoreArray((*[4]float32)(to))
	to = unsafe.Add(to, step)
	c.SetElem(0, a.GetElem(2)).SetElem(1, b.GetElem(2)).SetElem(3, d.GetElem(2)).StoreArray((*[4]float32)(to))
	to = unsafe.Add(to, step)
	d.SetElem(0, a.GetElem(3)).SetElem(1, b.GetElem(3)).SetElem(2, c.GetElem(3)).StoreArray((*[4]float32)(to))
	return unsafe.Add(from, stride)
}
