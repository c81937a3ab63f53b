//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// packBRows packs some rows of a panel, a multiple of four; rows of B are stride floats apart.
func packBRows(to [][microN]float32, from []float32, stride int) {
	_ = from[(len(to)-1)*stride+microN-1]
	p, step := start(from), stride*4
	q := unsafe.Add(unsafe.Pointer(unsafe.SliceData(to)), opaqueZero)
	for n := len(to); n > 0; n -= 4 {
		copy8(q, p)
		p = unsafe.Add(p, step)
		copy8(unsafe.Add(q, 32), p)
		p = unsafe.Add(p, step)
		copy8(unsafe.Add(q, 64), p)
		p = unsafe.Add(p, step)
		copy8(unsafe.Add(q, 96), p)
		p, q = unsafe.Add(p, step), unsafe.Add(q, 128)
	}
}
