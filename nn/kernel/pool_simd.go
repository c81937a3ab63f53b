//go:build go1.27 && goexperiment.simd && (wasm || amd64 || arm64)

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

func maxPool2x2(y, argmax, upper, lower []float32, c int) {
	if !hasVec4 {
		maxPool2x2Generic(y, argmax, upper, lower, c)
		return
	}
	t, index, p, q, next := start(y), start(argmax), start(upper), start(lower), c*4
	for n := len(y); n > 0; n -= c {
		for k := c; k > 0; k -= 4 {
			storeMaxOf4(t, index, loadAt(p, 0), loadAt(p, next), loadAt(q, 0), loadAt(q, next))
			t, index, p, q = unsafe.Add(t, 16), unsafe.Add(index, 16), unsafe.Add(p, 16), unsafe.Add(q, 16)
		}
		p, q = unsafe.Add(p, next), unsafe.Add(q, next)
	}
}

func maxPool2x2Backward(dUpper, dLower, dY, argmax []float32, c int) {
	if !hasVec4 {
		maxPool2x2BackwardGeneric(dUpper, dLower, dY, argmax, c)
		return
	}
	var zero vec4
	t, u, from, index, next := start(dUpper), start(dLower), start(dY), start(argmax), c*4
	for n := len(dY); n > 0; n -= c {
		for k := c; k > 0; k -= 4 {
			v, i := loadAt(from, 0), loadAt(index, 0)
			v.Masked(i.Equal(zero)).StoreArray((*[4]float32)(t))
			v.Masked(i.Equal(archsimd.LoadFloat32x4Array(&one4))).StoreArray((*[4]float32)(unsafe.Add(t, next)))
			v.Masked(i.Equal(archsimd.LoadFloat32x4Array(&two4))).StoreArray((*[4]float32)(u))
			v.Masked(i.Equal(archsimd.LoadFloat32x4Array(&three4))).StoreArray((*[4]float32)(unsafe.Add(u, next)))
			t, u, from, index = unsafe.Add(t, 16), unsafe.Add(u, 16), unsafe.Add(from, 16), unsafe.Add(index, 16)
		}
		t, u = unsafe.Add(t, next), unsafe.Add(u, next)
	}
}

// storeMaxOf4 stores the largest of four, and its number; of equal values the first counts.
func storeMaxOf4(to, argmax unsafe.Pointer, a, b, c, d vec4) {
	second := b.Greater(a)
	a = b.IfElse(second, a)
	fourth := d.Greater(c)
	c = d.IfElse(fourth, c)
	lower := c.Greater(a)
	c.IfElse(lower, a).StoreArray((*[4]float32)(to))
	one := archsimd.LoadFloat32x4Array(&one4)
	index := archsimd.LoadFloat32x4Array(&two4).Add(one.Masked(fourth)).IfElse(lower, one.Masked(second))
	index.StoreArray((*[4]float32)(argmax))
}
