//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func batch8Gemm(m, v, u []float32, n, c, o int) {
	batch8GemmGeneric(m, v, u, n, c, o)
}
