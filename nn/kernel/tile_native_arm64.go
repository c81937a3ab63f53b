//go:build go1.27 && goexperiment.simd

package kernel

const wide512 = false

const has4 = true

func multiplyWide(*window, []panel, []tile, int) {}

func spreadWide(_, _, _, _ []float32, _ Taps) {}
