//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func interleave(to, x []float32, stride int) { interleavePlain(to, x, stride) }
func separate(x, from []float32, stride int) { separatePlain(x, from, stride) }
