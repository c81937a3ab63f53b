//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// sumPositions is how many positions a window of gradients holds: each is two terms.
const sumPositions = depth / 2

const inPairs = true

func addRowOfEights(sums Sums, x, d []float32, n int, s *Scratch) {
	room := room(n, rowChunk)
	seen := s.floats(&s.pairs, sums.k/2*room*2*Lanes)
	pairUp(seen, x, sums.k, n, room)
	addProductsOfEights(sums, seen, d, n, room)
}

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
