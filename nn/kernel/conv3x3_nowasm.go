//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func (f Conv3x3) forward(y, x, filter, b []float32, _ *Scratch) { f.forwardGeneric(y, x, filter, b) }

func (f Conv3x3) forwardPooled(small Batch8, y, argmax, x, filter, b []float32, s *Scratch) {
	f.forwardPooledGeneric(small, y, argmax, x, filter, b, s)
}

func (f Conv3x3) addFilterGrad(sums GradSums, x, dY []float32, _ *Scratch) {
	f.addFilterGradGeneric(sums, x, dY)
}
