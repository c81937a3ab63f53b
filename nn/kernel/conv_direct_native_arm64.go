//go:build go1.27 && goexperiment.simd

package kernel

// Never called: hasAVX512 is false.
func convDirect4x32avx512(_, _, _, _ []float32, _ ConvDirect) {}
