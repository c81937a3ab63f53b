//go:build !(go1.27 && goexperiment.simd && (amd64 || arm64))

package kernel

func addProductsFour(sums, x, dY []float32, positions, xStep, dStep int) {
	addProductsFourPlain(sums, x, dY, positions, xStep, dStep)
}
