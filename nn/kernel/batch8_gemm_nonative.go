//go:build !(go1.27 && goexperiment.simd && (amd64 || arm64))

package kernel

func addWeightedFour(sums *[4 * Lanes]float32, x, weights []float32, terms, stride int) {
	addWeightedFourPlain(sums, x, weights, terms, stride)
}
