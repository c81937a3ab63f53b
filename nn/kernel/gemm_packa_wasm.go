//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// Packing and the epilogue use vectors through pointers. With bounds checks, and with copies
// of four floats (each a call of memmove), they took 0.7 of the time of the microkernel in
// the product 256x784x64; now they take 0.18.

// A panelA stands for the one packed panel of A. Its floats are in a global variable, each one
// four times over, as the lanes of a vector: so the address of every load is a constant, and
// internal/gen says why that matters. One panel is enough, because wasm has one thread, and
// Gemm does not yield it.
type panelA struct{}

// panelASplats is the packed panel: (terms, rows, 4).
var panelASplats [microK][microM][4]float32

// pack packs terms k0 … k0+terms-1 of rows i … i+rows-1 of A, and zeros for what is missing.
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
	default:
		var part [microK][microM]float32 // zeros where rows or terms are missing
		for r := range rows {
			for p := range terms {
				part[p][r] = from[r*a.RowStride+p*a.ColStride]
			}
		}
		packAColumns(unsafe.Pointer(&part), microM)
	}
}

// packATerms packs so many terms, a multiple of four, straight from A.
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

// packAColumnTerms is packAColumns for fewer terms.
func packAColumnTerms(from unsafe.Pointer, stride, terms int) {
	from, to := unsafe.Add(from, opaqueZero), unsafe.Pointer(&panelASplats)
	for ; terms > 0; terms-- {
		splatLanes(to, loadAt(from, 0), 16)
		from, to = unsafe.Add(from, stride*4), unsafe.Add(to, microM*16)
	}
}
