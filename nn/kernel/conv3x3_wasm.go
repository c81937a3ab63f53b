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

func (f Filter3) addGrad(sums Sums, x, dY []float32, s *Scratch) {
	in, out := f.In, f.Out
	// Pairs of channels of a tap, taps, and positions of a pair.
	width := in.W + 2*in.Border
	pairs, taps, plane := in.C/2, 9, (in.H+2*in.Border)*width+sumPositions
	if in.C%2 == 1 { // what all taps see is put together, row by row
		pairs, taps, plane = (9*in.C+1)/2, 1, out.W+sumPositions
	}
	seen := s.floats(&s.pairs, pairs*plane*2*Lanes)
	if taps > 1 {
		for h := range in.H + 2*in.Border {
			pairUp(seen[h*width*2*Lanes:], x[h*in.row():], in.C, width, plane)
		}
	}
	if taps == 1 {
		clear(seen) // a term of zeros, and positions behind a row
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
						at = (h+tap/3-f.Pad+in.Border)*width + w + tap%3 - f.Pad + in.Border
					}
					from := run{unsafe.Pointer(&seen[at*2*Lanes]), plane * 2 * Lanes * 4}
					to := run{unsafe.Pointer(&tiles[tap*pairs*tileM*tileN:][:pairs*tileM*tileN][0]), tileM * tileN * 4}
					if taps == 1 && w+sumPositions > out.W { // the window is not needed again
						multiplyTerms(2*(out.W-w), from, to, to, pairs, 1, 0)
					} else {
						multiplyTiles(from, to, to, pairs)
					}
				}
			}
		}
	}
}

// pairUpTaps does the same with all that the filter sees at row h of positions: nine
// taps of an odd number of channels. The last pair has one term only.
func (f Filter3) pairUpTaps(to, x []float32, h, plane int) {
	line, step := 3*f.In.C, f.In.C*Lanes*4
	for k := range 3 * line {
		p := first(to[k/2*plane*2*Lanes+k%2*4:])
		from := first(x[f.In.at(h+k/line-f.Pad, -f.Pad)+k%line*Lanes:])
		for i := f.Out.W; i > 0; i-- {
			vector(from, 0).StoreArray((*[4]float32)(p))
			vector(from, 16).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
			p, from = unsafe.Add(p, 64), unsafe.Add(from, step)
		}
	}
}
