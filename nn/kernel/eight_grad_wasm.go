//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// sumPositions is how many positions a window of gradients holds: each is two terms.
const sumPositions = depth / 2

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

// pairUp stores positions of x (n, C, 8) as (C/2, plane, 2, 2, 4): of two channels
// images 0 to 3, then images 4 to 7. The positions after n that a window could
// see are zero.
func pairUp(to, x []float32, c, n, plane int) {
	step := c * Lanes * 4
	_ = x[n*c*Lanes-1]
	for q := range c / 2 {
		from := unsafe.Add(unsafe.Pointer(&x[q*2*Lanes]), offset)
		row := to[q*plane*2*Lanes:][:min(n+sumPositions, plane)*2*Lanes]
		p := unsafe.Add(unsafe.Pointer(&row[0]), offset)
		for i := n; i > 0; i-- {
			vector(from, 0).StoreArray((*[4]float32)(p))
			vector(from, 32).StoreArray((*[4]float32)(unsafe.Add(p, 16)))
			vector(from, 16).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
			vector(from, 48).StoreArray((*[4]float32)(unsafe.Add(p, 48)))
			p, from = unsafe.Add(p, 64), unsafe.Add(from, step)
		}
		clear(row[n*2*Lanes:])
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

const inPairs = true

// addProductsOfEights takes V of n of room tiles as [pairUp] stores it: (C/2, room, 2, 2, 4).
func addProductsOfEights(sums Sums, v, m []float32, n, room int) {
	step := room * 2 * Lanes
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
			from := run{unsafe.Pointer(&v[i*2*Lanes]), step * 4}
			to := run{unsafe.Pointer(&sums.s[o/tileM*pairs*tileM*tileN:][:pairs*tileM*tileN][0]), tileM * tileN * 4}
			if positions == sumPositions {
				multiplyTiles(from, to, to, pairs)
			} else {
				multiplyTerms(2*positions, from, to, to, pairs, 1, 0)
			}
		}
	}
}

func addRowOfEights(sums Sums, x, d []float32, n int, s *Scratch) {
	room := room(n, rowChunk)
	seen := s.floats(&s.pairs, sums.k/2*room*2*Lanes)
	pairUp(seen, x, sums.k, n, room)
	addProductsOfEights(sums, seen, d, n, room)
}
