//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// Images are the columns of panels of B.
func interleave(to, x []float32, stride int) {
	fours := len(to) / Lanes &^ 3
	packBColumns(unsafe.Slice((*[Lanes]float32)(unsafe.Pointer(unsafe.SliceData(to))), fours), x, stride)
	interleaveGeneric(to[fours*Lanes:], x[fours:], stride)
}

func deinterleave(x, from []float32, stride int) {
	count := len(from) / Lanes
	fours := count &^ 3
	_ = x[(Lanes-1)*stride+count-1]
	to, p := unsafe.Pointer(unsafe.SliceData(x)), unsafe.Pointer(unsafe.SliceData(from))
	unpackColumns(to, p, fours/4, stride*4, 16)
	deinterleaveGeneric(x[fours:], from[fours*Lanes:], stride)
}
