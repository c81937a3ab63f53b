//go:build go1.27 && goexperiment.simd

package kernel

const hasAVX512 = false

const hasVec4 = true
