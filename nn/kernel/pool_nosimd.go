//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func maxPool2x2(y, argmax, upper, lower []float32, c int) {
	maxPool2x2Generic(y, argmax, upper, lower, c)
}
func maxPool2x2Backward(dUpper, dLower, dY, argmax []float32, c int) {
	maxPool2x2BackwardGeneric(dUpper, dLower, dY, argmax, c)
}
func upsample2x2(upper, lower, x []float32, c int) { upsample2x2Generic(upper, lower, x, c) }
func upsample2x2Backward(dX, dUpper, dLower []float32, c int) {
	upsample2x2BackwardGeneric(dX, dUpper, dLower, c)
}
func maxInto(y, x []float32) { maxIntoGeneric(y, x) }
func maxIntoBackward(dX, dY, x, y []float32) {
	maxIntoBackwardGeneric(dX, dY, x, y)
}
