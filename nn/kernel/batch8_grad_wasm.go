//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// panelPositions is the number of positions in a packed A panel of dY. Each is two terms of
// the sum: images 0 to 3, and images 4 to 7.
const panelPositions = microK / 2

// inChannelPairs is true where [batch8Grad] reads v in the order of [pairChannels].
const inChannelPairs = true

// batch8GradRow is batch8Grad for x (n, K, 8) as it comes.
func batch8GradRow(sums GradSums, x, d []float32, n int, s *Scratch) {
	room := room(n, rowChunk)
	pairs := s.floats(&s.channelPairs, sums.k/2*room*2*Lanes)
	pairChannels(pairs, x, sums.k, n, room)
	batch8Grad(sums, pairs, d, n, room)
}

// batch8Grad is a matrix product with dMᵀ as A and V as B. A term of the sum is one position
// and four images. The eight columns of B are two channels by these four images: the order of
// [pairChannels], (K/2, room, 2, 2, 4). In the packed panel of A the four lanes of a float,
// which are equal in other products, hold dM of the four images, so that each lane adds up
// the products of its own images.
func batch8Grad(sums GradSums, v, m []float32, n, room int) {
	step := room * 2 * Lanes
	pairs, whole := sums.k/2, (n+panelPositions-1)&^(panelPositions-1)
	_ = v[(pairs-1)*step+whole*2*Lanes-1]
	if n < whole {
		for q := range pairs {
			clear(v[q*step+n*2*Lanes : q*step+whole*2*Lanes])
		}
	}
	for i := 0; i < n; i += panelPositions {
		positions := min(panelPositions, n-i)
		for o := 0; o < sums.o; o += microM {
			packAPositions(m[(i*sums.o+o)*Lanes:], sums.o*Lanes, positions, microM)
			from := strided{unsafe.Pointer(&v[i*2*Lanes]), step * 4}
			block := sums.s[o/microM*pairs*microM*microN:][:pairs*microM*microN]
			to := strided{unsafe.Pointer(&block[0]), microM * microN * 4}
			if positions == panelPositions {
				gemmMicro4x8k16(from, to, to, pairs)
			} else {
				gemmMicro4x8(2*positions, from, to, to, pairs, 1, 0)
			}
		}
	}
}

// pairChannels stores n positions of x (n, C, 8) as (C/2, plane, 2, 2, 4): for each pair of
// channels, position after position, both channels of images 0 to 3, then of images 4 to 7.
// Positions behind n that a packed panel may include become zero.
func pairChannels(to, x []float32, c, n, plane int) {
	step := c * Lanes * 4
	_ = x[n*c*Lanes-1]
	for q := range c / 2 {
		from := unsafe.Add(unsafe.Pointer(&x[q*2*Lanes]), opaqueZero)
		row := to[q*plane*2*Lanes:][:min(n+panelPositions, plane)*2*Lanes]
		p := unsafe.Add(unsafe.Pointer(&row[0]), opaqueZero)
		for i := n; i > 0; i-- {
			loadAt(from, 0).StoreArray((*[4]float32)(p))
			loadAt(from, 32).StoreArray((*[4]float32)(unsafe.Add(p, 16)))
			loadAt(from, 16).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
			loadAt(from, 48).StoreArray((*[4]float32)(unsafe.Add(p, 48)))
			p, from = unsafe.Add(p, 64), unsafe.Add(from, step)
		}
		clear(row[n*2*Lanes:])
	}
}
