//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// epilogueWhole stores or adds accumulators to microM rows of C, which are n floats long; all
// columns of all accumulators lie in C.
func epilogueWhole(c []float32, accs []accumulators, n int, add bool) {
	first := unsafe.Add(unsafe.Pointer(unsafe.SliceData(c)), opaqueZero)
	from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(accs)), opaqueZero)
	for range accs {
		to := first
		if add {
			to = epilogueAddRow(to, from, n)
			to = epilogueAddRow(to, unsafe.Add(from, 32), n)
			to = epilogueAddRow(to, unsafe.Add(from, 64), n)
			epilogueAddRow(to, unsafe.Add(from, 96), n)
		} else {
			to = epilogueStoreRow(to, from, n)
			to = epilogueStoreRow(to, unsafe.Add(from, 32), n)
			to = epilogueStoreRow(to, unsafe.Add(from, 64), n)
			epilogueStoreRow(to, unsafe.Add(from, 96), n)
		}
		first, from = unsafe.Add(first, microN*4), unsafe.Add(from, microM*microN*4)
	}
}

// epilogueAddRow adds a row of accumulators to C, and returns the address of the next row of C.
func epilogueAddRow(to, row unsafe.Pointer, n int) unsafe.Pointer {
	loadAt(to, 0).Add(loadAt(row, 0)).StoreArray((*[4]float32)(to))
	loadAt(to, 16).Add(loadAt(row, 16)).StoreArray((*[4]float32)(unsafe.Add(to, 16)))
	return unsafe.Add(to, n*4)
}

func epilogueStoreRow(to, row unsafe.Pointer, n int) unsafe.Pointer {
	copy8(to, row)
	return unsafe.Add(to, n*4)
}

// epilogueWholeTransposed stores accumulators to microM columns of C, whose rows are m floats long.
func epilogueWholeTransposed(c []float32, accs []accumulators, m int) {
	to, from := unsafe.Pointer(unsafe.SliceData(c)), unsafe.Pointer(unsafe.SliceData(accs))
	unpackColumns(to, from, len(accs), m*4, microN*m*4)
}
