//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func multiplyEights(m, v, u []float32, n, c, o int) {
	multiplyEightsPlain(m, v, u, n, c, o)
}
