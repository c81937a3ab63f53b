//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// Packing, and the epilogue. With bounds checks, and with copies of four floats
// (each a call of memmove), it took 0.7 of the time of the tiles in 256x784x64;
// as vectors through pointers it takes 0.18.

// A window stands in a global variable, each of its floats four times over, so
// that the address of every load is a constant; internal/gen says why.
//
// There is one window because wasm has one thread, and Gemm does not yield it.
type window struct{}

var splats [depth][tileM][4]float32

// fill sets up terms k0 … k0+terms-1 of rows i … i+rows-1 of A.
func (window) fill(a *Matrix, i, rows, k0, terms int) {
	from := a.Data[i*a.RowStride+k0*a.ColStride:]
	whole := rows == tileM && terms == depth
	if rows == tileM && terms%4 == 0 && terms < depth {
		fillPart(from, a, terms)
		return
	}
	switch {
	case whole && a.ColStride == 1:
		fillRows(unsafe.Pointer(unsafe.SliceData(from)), a.RowStride)
	case whole:
		fillColumns(unsafe.Pointer(unsafe.SliceData(from)), a.ColStride)
	case a.ColStride == 1:
		var part [tileM][depth]float32 // filled up with zeros
		for r := range rows {
			copy(part[r][:terms], from[r*a.RowStride:])
		}
		fillRows(unsafe.Pointer(&part), depth)
	default:
		var part [depth][tileM]float32
		for p := range terms {
			copy(part[p][:rows], from[p*a.ColStride:])
		}
		fillColumns(unsafe.Pointer(&part), tileM)
	}
}

// fillPart sets up whole fours of terms, without a copy.
func fillPart(x []float32, a *Matrix, terms int) {
	if a.ColStride != 1 {
		fillFours(unsafe.Pointer(unsafe.SliceData(x)), a.ColStride, terms)
		return
	}
	from, to := first(x), unsafe.Pointer(&splats)
	for r := tileM; r > 0; r-- {
		for p := 0; p < terms; p += 4 {
			spread(unsafe.Add(to, p*tileM*16), vector(from, p*4), tileM*16)
		}
		from, to = unsafe.Add(from, a.RowStride*4), unsafe.Add(to, 16)
	}
}

// fillFours is fillColumns for so many terms.
func fillFours(from unsafe.Pointer, stride, terms int) {
	from, to := unsafe.Add(from, offset), unsafe.Pointer(&splats)
	for ; terms > 0; terms-- {
		spread(to, vector(from, 0), 16)
		from, to = unsafe.Add(from, stride*4), unsafe.Add(to, tileM*16)
	}
}
