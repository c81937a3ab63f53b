//go:build go1.27 && goexperiment.simd

package kernel

// Never called: hasAVX512 is false.
func gemmMicro4x32avx512(*panelA, []panelB, []accumulators, int) {}
