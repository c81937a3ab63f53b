//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

func upsample2x2(upper, lower, x []float32, c int) {
	v := lanes()
	if c%v != 0 {
		upsample2x2Generic(upper, lower, x, c)
		return
	}
	for to := 0; len(x) > 0; to += c {
		for end := to + c; to < end; to += v {
			twice := simd.LoadFloat32s(x)
			for _, row := range [2][]float32{upper, lower} {
				twice.Store(row[to:])
				twice.Store(row[to+c:])
			}
			x = x[v:]
		}
	}
}

func upsample2x2Backward(dX, dUpper, dLower []float32, c int) {
	v := lanes()
	if c%v != 0 {
		upsample2x2BackwardGeneric(dX, dUpper, dLower, c)
		return
	}
	for from := 0; len(dX) > 0; from += c {
		for end := from + c; from < end; from += v {
			load(dUpper, from).Add(load(dUpper, from+c)).Add(load(dLower, from)).Add(load(dLower, from+c)).Store(dX)
			dX = dX[v:]
		}
	}
}

func maxInto(y, x []float32) {
	w, v := wholeVectors(len(y)), lanes()
	for i := 0; i < w; i += v {
		a, b := load(y, i), load(x, i)
		b.IfElse(b.Greater(a), a).Store(y[i:])
	}
	maxIntoGeneric(y[w:], x[w:])
}

func maxIntoBackward(dX, dY, x, y []float32) {
	w, step, zero := wholeVectors(len(dX)), lanes(), splat(0)
	for i := 0; i < w; i += step {
		here, v := load(x, i).Equal(load(y, i)), load(dY, i)
		v.Masked(here).Store(dX[i:])
		zero.IfElse(here, v).Store(dY[i:])
	}
	maxIntoBackwardGeneric(dX[w:], dY[w:], x[w:], y[w:])
}
