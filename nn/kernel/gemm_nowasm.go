//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func allZero(x []float32, outer, inner, stride int) bool {
	return allZeroGeneric(x, outer, inner, stride)
}
