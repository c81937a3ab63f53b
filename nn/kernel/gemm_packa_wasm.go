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
type panelA struct{}

var panelASplats [microK][microM][4]float32

// fill sets up terms k0 … k0+terms-1 of rows i … i+rows-1 of A.
func (panelA) pack(a *Matrix, i, rows, k0, terms int) {
	from := a.Data[i*a.RowStride+k0*a.ColStride:]
	whole := rows == microM && terms == microK
	if rows == microM && terms%4 == 0 && terms < microK {
		packATerms(from, a, terms)
		return
	}
	switch {
	case whole && a.ColStride == 1:
		packARows(unsafe.Pointer(unsafe.SliceData(from)), a.RowStride)
	case whole:
		packAColumns(unsafe.Pointer(unsafe.SliceData(from)), a.ColStride)
	case a.ColStride == 1:
		var part [microM][microK]float32 // filled up with zeros
		for r := range rows {
			copy(part[r][:terms], from[r*a.RowStride:])
		}
		packARows(unsafe.Pointer(&part), microK)
	default:
		var part [microK][microM]float32
		for p := range terms {
			copy(part[p][:rows], from[p*a.ColStride:])
		}
		packAColumns(unsafe.Pointer(&part), microM)
	}
}

// packATerms sets up whole fours of terms, without a copy.
func packATerms(x []float32, a *Matrix, terms int) {
	if a.ColStride != 1 {
		packAColumnTerms(unsafe.Pointer(unsafe.SliceData(x)), a.ColStride, terms)
		return
	}
	from, to := start(x), unsafe.Pointer(&panelASplats)
	for r := microM; r > 0; r-- {
		for p := 0; p < terms; p += 4 {
			splatLanes(unsafe.Add(to, p*microM*16), loadAt(from, p*4), microM*16)
		}
		from, to = unsafe.Add(from, a.RowStride*4), unsafe.Add(to, 16)
	}
}

// packAColumnTerms is packAColumns for so many terms.
func packAColumnTerms(from unsafe.Pointer, stride, terms int) {
	from, to := unsafe.Add(from, opaqueZero), unsafe.Pointer(&panelASplats)
	for ; terms > 0; terms-- {
		splatLanes(to, loadAt(from, 0), 16)
		from, to = unsafe.Add(from, stride*4), unsafe.Add(to, microM*16)
	}
}
