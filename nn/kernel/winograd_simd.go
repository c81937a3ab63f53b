//go:build go1.27 && goexperiment.simd && (wasm || amd64 || arm64)

package kernel

// An elementOrder tells how many bytes after a vector of V the next one is stored, for four
// vectors in turn: the halves of two channels of eight images.
type elementOrder [4]int

// elementOrderOf returns the order of n floats of each element or, with pairs, that of
// [pairChannels] for up to room tiles. It checks that v has room for the last element, which
// starts at last.
func elementOrderOf(v []float32, n, last, room int, pairs bool) elementOrder {
	if pairs {
		_ = v[last+((n/(2*Lanes)-1)*room+1)*2*Lanes-1]
		return elementOrder{32, -16, 32, room*2*Lanes*4 - 48}
	}
	_ = v[last+n-1]
	return elementOrder{16, 16, 16, 16}
}
