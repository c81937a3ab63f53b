//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

// inChannelPairs is true where [batch8Grad] wants the channels of v in pairs; here v is (n, K, 8).
const inChannelPairs = false

func batch8GradRow(sums GradSums, x, d []float32, n int, _ *Scratch) {
	batch8Grad(sums, x, d, n, n)
}

func batch8Grad(sums GradSums, v, m []float32, n, _ int) {
	batch8GradGeneric(sums, v, m, n)
}
