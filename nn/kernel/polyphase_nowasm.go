//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func polyphaseSum4(y, a, b, c, d []float32, bias float32, n, to, next int) {
	polyphaseSum4Generic(y, a, b, c, d, bias, n, to, next)
}

func polyphaseCopy(to, from []float32, n, toStep, fromStep int) {
	polyphaseCopyGeneric(to, from, n, toStep, fromStep)
}
