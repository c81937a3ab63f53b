//go:build go1.27 && goexperiment.simd

package kernel

func gemmMicro4x32avx512(*panelA, []panelB, []accumulators, int) {}
