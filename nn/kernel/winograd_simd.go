//go:build go1.27 && goexperiment.simd && (wasm || amd64 || arm64)

package kernel

// An order is how many bytes behind a vector of V the next one is stored, for four
// vectors in turn: the halves of two channels of eight images.
type elementOrder [4]int

// elementOrderOf checks that n floats have room in v behind the first place at last, and
// returns the order of them, or of pairs of channels of up to room tiles: see [pairChannels].
func elementOrderOf(v []float32, n, last, room int, pairs bool) elementOrder {
	if pairs {
		_ = v[last+((n/(2*Lanes)-1)*room+1)*2*Lanes-1]
		return elementOrder{32, -16, 32, room*2*Lanes*4 - 48}
	}
	_ = v[last+n-1]
	return elementOrder{16, 16, 16, 16}
}
