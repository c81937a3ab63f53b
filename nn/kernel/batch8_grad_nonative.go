//go:build !(go1.27 && goexperiment.simd && (amd64 || arm64))

package kernel

func batch8Grad4(sums, x, dY []float32, positions, xStep, dStep int) {
	batch8Grad4Generic(sums, x, dY, positions, xStep, dStep)
}
