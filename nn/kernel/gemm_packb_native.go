//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

// packBRows packs some rows of a panel; rows of B are stride floats apart.
func packBRows(to [][microN]float32, from []float32, stride int) {
	v := lanes()
	for p := range to {
		row := from[p*stride:][:microN]
		for q := 0; q < microN; q += v {
			simd.LoadFloat32s(row[q:]).Store(to[p][q:])
		}
	}
}
