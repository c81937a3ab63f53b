//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

func upsample2x2(a, b, x []float32, c int) {
	v := lanes()
	if c%v != 0 {
		upsample2x2Generic(a, b, x, c)
		return
	}
	for to := 0; len(x) > 0; to += c {
		for end := to + c; to < end; to += v {
			twice := simd.LoadFloat32s(x)
			for _, row := range [2][]float32{a, b} {
				twice.Store(row[to:])
				twice.Store(row[to+c:])
			}
			x = x[v:]
		}
	}
}

func upsample2x2Backward(to, a, b []float32, c int) {
	v := lanes()
	if c%v != 0 {
		upsample2x2BackwardGeneric(to, a, b, c)
		return
	}
	for from := 0; len(to) > 0; from += c {
		for end := from + c; from < end; from += v {
			load(a, from).Add(load(a, from+c)).Add(load(b, from)).Add(load(b, from+c)).Store(to)
			to = to[v:]
		}
	}
}

func maxPoolStep(to, x []float32) {
	w, v := wholeVectors(len(to)), lanes()
	for i := 0; i < w; i += v {
		a, b := load(to, i), load(x, i)
		b.IfElse(b.Greater(a), a).Store(to[i:])
	}
	maxPoolStepGeneric(to[w:], x[w:])
}

func maxPoolStepBackward(d, left, x, largest []float32) {
	w, step, zero := wholeVectors(len(d)), lanes(), splat(0)
	for i := 0; i < w; i += step {
		here, v := load(x, i).Equal(load(largest, i)), load(left, i)
		v.Masked(here).Store(d[i:])
		zero.IfElse(here, v).Store(left[i:])
	}
	maxPoolStepBackwardGeneric(d[w:], left[w:], x[w:], largest[w:])
}
