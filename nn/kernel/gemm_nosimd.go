//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func gemmAxpy4(sums, rows []float32, stride int, factors [4]float32) {
	gemmAxpy4Generic(sums, rows, stride, factors)
}
