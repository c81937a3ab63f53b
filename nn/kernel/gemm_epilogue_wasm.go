//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// finishTiles stores or adds whole tiles to tileM rows of C, n floats apart.
func finishTiles(c []float32, strip []tile, n int, add bool) {
	first := unsafe.Add(unsafe.Pointer(unsafe.SliceData(c)), offset)
	from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(strip)), offset)
	for range strip {
		to := first
		if add {
			to = addRowOf(to, from, n)
			to = addRowOf(to, unsafe.Add(from, 32), n)
			to = addRowOf(to, unsafe.Add(from, 64), n)
			addRowOf(to, unsafe.Add(from, 96), n)
		} else {
			to = storeRowOf(to, from, n)
			to = storeRowOf(to, unsafe.Add(from, 32), n)
			to = storeRowOf(to, unsafe.Add(from, 64), n)
			storeRowOf(to, unsafe.Add(from, 96), n)
		}
		first, from = unsafe.Add(first, tileN*4), unsafe.Add(from, tileM*tileN*4)
	}
}

// addRowOf adds a row of a tile to C and returns where the next row belongs.
func addRowOf(to, row unsafe.Pointer, n int) unsafe.Pointer {
	vector(to, 0).Add(vector(row, 0)).StoreArray((*[4]float32)(to))
	vector(to, 16).Add(vector(row, 16)).StoreArray((*[4]float32)(unsafe.Add(to, 16)))
	return unsafe.Add(to, n*4)
}

func storeRowOf(to, row unsafe.Pointer, n int) unsafe.Pointer {
	copyEight(to, row)
	return unsafe.Add(to, n*4)
}
