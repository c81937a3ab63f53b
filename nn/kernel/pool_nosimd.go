//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func maxPool2x2(to, argmax, a, b []float32, c int) { maxPool2x2Generic(to, argmax, a, b, c) }
func maxPool2x2Backward(da, db, d, argmax []float32, c int) {
	maxPool2x2BackwardGeneric(da, db, d, argmax, c)
}
func upsample2x2(a, b, x []float32, c int)          { upsample2x2Generic(a, b, x, c) }
func upsample2x2Backward(to, a, b []float32, c int) { upsample2x2BackwardGeneric(to, a, b, c) }
func maxPoolStep(to, x []float32)                   { maxPoolStepGeneric(to, x) }
func maxPoolStepBackward(d, left, x, largest []float32) {
	maxPoolStepBackwardGeneric(d, left, x, largest)
}
