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
			fillBiases(strip, b[o:o+outs])
			if in.C == 1 {
				s.window.fill(&Matrix{filter, out.C, 9, 1, out.C}, o, outs, 0, 9)
				for r := range n {
					multiplyNine(unsafe.Pointer(&from[r*row]), row*4, strip[r*out.W:(r+1)*out.W])
				}
				store(h, n, o, outs, strip)
				continue
			}
			for i := range 3 {
				weights := Matrix{filter[i*terms*out.C:], out.C, terms, 1, out.C}
				for k := 0; k < terms; k += depth {
					t := min(depth, terms-k)
					s.window.fill(&weights, o, outs, k, t)
					multiplyTerms(t, unsafe.Pointer(&from[i*row+k*Lanes]), step*4, unsafe.Pointer(&strip[0]), tileM*tileN*4, out.W, n, row*4)
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

// fillBiases begins the sums of tiles with up to four biases.
func fillBiases(strip []tile, b []float32) {
	var v [tileM]float32
	copy(v[:], b)
	v0, v1, v2, v3 := splat(v[0]), splat(v[1]), splat(v[2]), splat(v[3])
	to := unsafe.Add(unsafe.Pointer(unsafe.SliceData(strip)), offset)
	for range strip {
		v0.StoreArray((*[4]float32)(to))
		v0.StoreArray((*[4]float32)(unsafe.Add(to, 16)))
		v1.StoreArray((*[4]float32)(unsafe.Add(to, 32)))
		v1.StoreArray((*[4]float32)(unsafe.Add(to, 48)))
		v2.StoreArray((*[4]float32)(unsafe.Add(to, 64)))
		v2.StoreArray((*[4]float32)(unsafe.Add(to, 80)))
		v3.StoreArray((*[4]float32)(unsafe.Add(to, 96)))
		v3.StoreArray((*[4]float32)(unsafe.Add(to, 112)))
		to = unsafe.Add(to, tileM*tileN*4)
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

// sumPositions is how many positions a window of gradients holds: each is two terms.
const sumPositions = depth / 2

func (f Filter3) addGrad(sums Sums, x, dY []float32, s *Scratch) {
	in, out := f.In, f.Out
	// Pairs of channels of a tap, taps, and positions of a pair.
	pairs, taps, plane := in.C/2, 9, in.Len()/in.C/Lanes+sumPositions
	if in.C == 1 { // what all taps see is put together, row by row
		pairs, taps, plane = 5, 1, out.W+sumPositions
	}
	seen := s.floats(&s.pairs, pairs*plane*2*Lanes)
	if taps > 1 {
		pairUp(seen, x, in.C, plane-sumPositions, plane)
	}
	for h := range out.H {
		if taps == 1 {
			f.pairUpTaps(seen, x, h, plane)
		}
		for w := 0; w < out.W; w += sumPositions {
			for o := 0; o < out.C; o += tileM {
				fillPositions(dY[out.at(h, w)+o*Lanes:], out.C*Lanes, min(sumPositions, out.W-w), min(tileM, out.C-o))
				tiles := sums.s[o/tileM*((sums.k+1)/2)*tileM*tileN:]
				for tap := range taps {
					at := w
					if taps > 1 {
						at = (h+tap/3-f.Pad+in.Border)*(in.W+2*in.Border) + w + tap%3 - f.Pad + in.Border
					}
					to := tiles[tap*pairs*tileM*tileN:][:pairs*tileM*tileN]
					if taps == 1 && w+sumPositions > out.W { // the window is not needed again
						multiplyTerms(2*(out.W-w), unsafe.Pointer(&seen[at*2*Lanes]), plane*2*Lanes*4, unsafe.Pointer(&to[0]), tileM*tileN*4, pairs, 1, 0)
					} else {
						multiplyTiles(unsafe.Pointer(&seen[at*2*Lanes]), plane*2*Lanes*4, unsafe.Pointer(&to[0]), tileM*tileN*4, pairs)
					}
				}
			}
		}
	}
}

// pairUp stores positions of x (n, C, 8) as (C/2, plane, 2, 2, 4): of two channels
// images 0 to 3, then images 4 to 7. The positions after n that a window could
// see are zero.
func pairUp(to, x []float32, c, n, plane int) {
	step := c * Lanes * 4
	for q := range c / 2 {
		from := unsafe.Add(unsafe.Pointer(&x[q*2*Lanes]), offset)
		row := to[q*plane*2*Lanes:][:plane*2*Lanes]
		p := unsafe.Add(unsafe.Pointer(&row[0]), offset)
		for i := n; i > 0; i-- {
			vector(from, 0).StoreArray((*[4]float32)(p))
			vector(from, 32).StoreArray((*[4]float32)(unsafe.Add(p, 16)))
			vector(from, 16).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
			vector(from, 48).StoreArray((*[4]float32)(unsafe.Add(p, 48)))
			p, from = unsafe.Add(p, 64), unsafe.Add(from, step)
		}
		clear(row[n*2*Lanes : min(n+sumPositions, plane)*2*Lanes])
	}
}

// pairUpTaps does the same with what the filter sees of a single channel at row h of
// positions: nine taps, and one of zeros.
func (f Filter3) pairUpTaps(to, x []float32, h, plane int) {
	clear(to)
	for k := range 9 {
		p := unsafe.Add(unsafe.Pointer(&to[k/2*plane*2*Lanes+k%2*4]), offset)
		from := unsafe.Add(unsafe.Pointer(&x[f.In.at(h+k/3-f.Pad, k%3-f.Pad)]), offset)
		for i := f.Out.W; i > 0; i-- {
			vector(from, 0).StoreArray((*[4]float32)(p))
			vector(from, 16).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
			p, from = unsafe.Add(p, 64), unsafe.Add(from, Lanes*4)
		}
	}
}

// fillPositions sets up a window with positions of dY, step floats apart, as two
// terms each: of up to four channels images 0 to 3, and images 4 to 7.
func fillPositions(dY []float32, step, positions, outs int) {
	if positions < sumPositions || outs < tileM {
		splats = [depth][tileM][4]float32{}
	}
	_ = dY[(positions-1)*step+outs*Lanes-1]
	from, to := unsafe.Add(unsafe.Pointer(&dY[0]), offset), unsafe.Add(unsafe.Pointer(&splats), offset)
	for ; positions > 0; positions-- {
		if outs == tileM {
			vector(from, 0).StoreArray((*[4]float32)(to))
			vector(from, 32).StoreArray((*[4]float32)(unsafe.Add(to, 16)))
			vector(from, 64).StoreArray((*[4]float32)(unsafe.Add(to, 32)))
			vector(from, 96).StoreArray((*[4]float32)(unsafe.Add(to, 48)))
			vector(from, 16).StoreArray((*[4]float32)(unsafe.Add(to, 64)))
			vector(from, 48).StoreArray((*[4]float32)(unsafe.Add(to, 80)))
			vector(from, 80).StoreArray((*[4]float32)(unsafe.Add(to, 96)))
			vector(from, 112).StoreArray((*[4]float32)(unsafe.Add(to, 112)))
		} else {
			for r := 0; r < outs; r++ {
				vector(from, r*32).StoreArray((*[4]float32)(unsafe.Add(to, r*16)))
				vector(from, r*32+16).StoreArray((*[4]float32)(unsafe.Add(to, r*16+64)))
			}
		}
		from, to = unsafe.Add(from, step*4), unsafe.Add(to, 128)
	}
}

func multiplyEights(m, v, u []float32, n, c, o int, s *Scratch) {
	clear(m[:n*o*Lanes])
	_ = v[n*c*Lanes-1]
	weights := Matrix{u, o, c, 1, o}
	for j := 0; j < o; j += tileM {
		for k := 0; k < c; k += depth {
			t := min(depth, c-k)
			s.window.fill(&weights, j, tileM, k, t)
			if t == depth {
				multiplyTiles(unsafe.Pointer(&v[k*Lanes]), c*Lanes*4, unsafe.Pointer(&m[j*Lanes]), o*Lanes*4, n)
			} else {
				multiplyTerms(t, unsafe.Pointer(&v[k*Lanes]), c*Lanes*4, unsafe.Pointer(&m[j*Lanes]), o*Lanes*4, n, 1, 0)
			}
		}
	}
}

const inPairs = true

// addProductsOfEights takes V as tileInPairs stores it: (C/2, mostTiles, 2, 2, 4).
func addProductsOfEights(sums Sums, v, m []float32, n int) {
	const step = mostTiles * 2 * Lanes
	pairs, whole := sums.k/2, (n+sumPositions-1)&^(sumPositions-1)
	_ = v[(pairs-1)*step+whole*2*Lanes-1]
	if n < whole {
		for q := range pairs {
			clear(v[q*step+n*2*Lanes : q*step+whole*2*Lanes])
		}
	}
	for i := 0; i < n; i += sumPositions {
		positions := min(sumPositions, n-i)
		for o := 0; o < sums.o; o += tileM {
			fillPositions(m[(i*sums.o+o)*Lanes:], sums.o*Lanes, positions, tileM)
			to := sums.s[o/tileM*pairs*tileM*tileN:][:pairs*tileM*tileN]
			if positions == sumPositions {
				multiplyTiles(unsafe.Pointer(&v[i*2*Lanes]), step*4, unsafe.Pointer(&to[0]), tileM*tileN*4, pairs)
			} else {
				multiplyTerms(2*positions, unsafe.Pointer(&v[i*2*Lanes]), step*4, unsafe.Pointer(&to[0]), tileM*tileN*4, pairs, 1, 0)
			}
		}
	}
}

func addRowOfEights(sums Sums, x, d []float32, n int, s *Scratch) {
	seen := s.floats(&s.pairs, sums.k/2*mostTiles*2*Lanes)
	pairUp(seen, x, sums.k, n, mostTiles)
	addProductsOfEights(sums, seen, d, n)
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
