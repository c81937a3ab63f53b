//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func sumFour(y, a, b, c, d []float32, bias float32, n, to, next int) {
	sumFourPlain(y, a, b, c, d, bias, n, to, next)
}

func copyEights(to, from []float32, n, toStep, fromStep int) {
	copyEightsPlain(to, from, n, toStep, fromStep)
}
