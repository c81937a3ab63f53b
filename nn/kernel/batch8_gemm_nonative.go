//go:build !(go1.27 && goexperiment.simd && (amd64 || arm64))

package kernel

func batch8GemmRow4(sums *[4 * Lanes]float32, x, weights []float32, terms, stride int) {
	batch8GemmRow4Generic(sums, x, weights, terms, stride)
}
