//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

// packRows copies a whole panel; its rows are stride floats apart.
func packRows(to *panel, from []float32, stride int) {
	v := lanes()
	for p := range to {
		row := from[p*stride:][:tileN]
		for q := 0; q < tileN; q += v {
			simd.LoadFloat32s(row[q:]).Store(to[p][q:])
		}
	}
}
