//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

// packBRows packs some rows of a panel; rows of B are stride floats apart.
func packBRows(to [][microN]float32, from []float32, stride int) {
	for p := range to {
		to[p] = *(*[microN]float32)(from[p*stride:])
	}
}
