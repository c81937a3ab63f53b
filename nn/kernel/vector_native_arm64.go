//go:build go1.27 && goexperiment.simd

package kernel

const wide512 = false

const has4 = true
