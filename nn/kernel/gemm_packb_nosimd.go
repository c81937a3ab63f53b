//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

// packRows copies a whole panel; its rows are stride floats apart.
func packRows(to *panel, from []float32, stride int) {
	for p := range to {
		to[p] = *(*[tileN]float32)(from[p*stride:])
	}
}
