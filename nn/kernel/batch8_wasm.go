//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// Four floats of each of the eight images at a time: two transposes of 4x4.
func interleave(to, x []float32, stride int) {
	count := len(to) / Lanes
	fours := count &^ 3
	_ = x[(Lanes-1)*stride+count-1]
	p, from := start(to), start(x)
	for i := fours; i > 0; i -= 4 {
		next := transpose4x4(p, 32, from, stride*4)
		transpose4x4(unsafe.Add(p, 16), 32, next, stride*4)
		p, from = unsafe.Add(p, 4*32), unsafe.Add(from, 16)
	}
	interleaveGeneric(to[fours*Lanes:], x[fours:], stride)
}

func deinterleave(x, from []float32, stride int) {
	count := len(from) / Lanes
	fours := count &^ 3
	_ = x[(Lanes-1)*stride+count-1]
	to, p := start(x), start(from)
	for i := fours; i > 0; i -= 4 {
		transpose4x4(to, stride*4, p, 32)
		transpose4x4(unsafe.Add(to, 4*stride*4), stride*4, unsafe.Add(p, 16), 32)
		to, p = unsafe.Add(to, 16), unsafe.Add(p, 4*32)
	}
	deinterleaveGeneric(x[fours:], from[fours*Lanes:], stride)
}
