//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func interleave(to, x []float32, stride int)     { interleaveGeneric(to, x, stride) }
func deinterleave(x, from []float32, stride int) { deinterleaveGeneric(x, from, stride) }
