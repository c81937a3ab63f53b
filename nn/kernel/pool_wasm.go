//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// A position of rows that are doubled has its neighbour c floats on;
// checkPool has seen that all are there.

func upsample2x2(a, b, x []float32, c int) {
	t, u, from, next := start(a), start(b), start(x), c*4
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

func upsample2x2Backward(to, a, b []float32, c int) {
	t, p, q, next := start(to), start(a), start(b), c*4
	for n := len(to); n > 0; n -= c {
		for k := c; k > 0; k -= 4 {
			loadAt(p, 0).Add(loadAt(p, next)).Add(loadAt(q, 0)).Add(loadAt(q, next)).StoreArray((*[4]float32)(t))
			t, p, q = unsafe.Add(t, 16), unsafe.Add(p, 16), unsafe.Add(q, 16)
		}
		p, q = unsafe.Add(p, next), unsafe.Add(q, next)
	}
}

func maxPoolStep(to, x []float32) {
	w := wholeVectors(to)
	for i := 0; i < w; i += 4 {
		a, b := load(to, i), load(x, i)
		b.IfElse(b.Greater(a), a).StoreArray(at(to, i))
	}
	maxPoolStepGeneric(to[w:], x[w:])
}

func maxPoolStepBackward(d, left, x, largest []float32) {
	w := wholeVectors(d)
	zero := splat(0)
	for i := 0; i < w; i += 4 {
		here, v := load(x, i).Equal(load(largest, i)), load(left, i)
		v.Masked(here).StoreArray(at(d, i))
		zero.IfElse(here, v).StoreArray(at(left, i))
	}
	maxPoolStepBackwardGeneric(d[w:], left[w:], x[w:], largest[w:])
}
