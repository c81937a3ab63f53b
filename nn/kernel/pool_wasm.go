//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// In upper and lower the right neighbour of a position is c floats on; checkPool has seen that
// it is there.

func upsample2x2(upper, lower, x []float32, c int) {
	t, u, from, next := start(upper), start(lower), start(x), c*4
	for n := len(x); n > 0; n -= c {
		for k := c; k > 0; k -= 4 {
			v := loadAt(from, 0)
			v.StoreArray((*[4]float32)(t))
			v.StoreArray((*[4]float32)(unsafe.Add(t, next)))
			v.StoreArray((*[4]float32)(u))
			v.StoreArray((*[4]float32)(unsafe.Add(u, next)))
			t, u, from = unsafe.Add(t, 16), unsafe.Add(u, 16), unsafe.Add(from, 16)
		}
		t, u = unsafe.Add(t, next), unsafe.Add(u, next)
	}
}

func upsample2x2Backward(dX, dUpper, dLower []float32, c int) {
	t, p, q, next := start(dX), start(dUpper), start(dLower), c*4
	for n := len(dX); n > 0; n -= c {
		for k := c; k > 0; k -= 4 {
			loadAt(p, 0).Add(loadAt(p, next)).Add(loadAt(q, 0)).Add(loadAt(q, next)).StoreArray((*[4]float32)(t))
			t, p, q = unsafe.Add(t, 16), unsafe.Add(p, 16), unsafe.Add(q, 16)
		}
		p, q = unsafe.Add(p, next), unsafe.Add(q, next)
	}
}

func maxInto(y, x []float32) {
	w := wholeVectors(y)
	for i := 0; i < w; i += 4 {
		a, b := load(y, i), load(x, i)
		b.IfElse(b.Greater(a), a).StoreArray(at(y, i))
	}
	maxIntoGeneric(y[w:], x[w:])
}

func maxIntoBackward(dX, dY, x, y []float32) {
	w := wholeVectors(dX)
	zero := splat(0)
	for i := 0; i < w; i += 4 {
		here, v := load(x, i).Equal(load(y, i)), load(dY, i)
		v.Masked(here).StoreArray(at(dX, i))
		zero.IfElse(here, v).StoreArray(at(dY, i))
	}
	maxIntoBackwardGeneric(dX[w:], dY[w:], x[w:], y[w:])
}
