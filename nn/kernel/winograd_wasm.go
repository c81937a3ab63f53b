//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// Four channels at a time. The compiler gives each value a register of its own,
// so that a transform is written by columns, then by rows, as the formulas are.

func tileIn(v, x []float32, n, step, row int, pairs bool) {
	next := orderOf(v, n, 15*step, pairs)
	_ = x[3*row+4*n-1]
	to, from := first(v), first(x)
	n, step, row = n*4, step*4, row*4
	for c := 0; c < n; c += 16 {
		t00, t10, t20, t30 := inFour(from, row)
		p := unsafe.Add(from, n)
		t01, t11, t21, t31 := inFour(p, row)
		p = unsafe.Add(p, n)
		t02, t12, t22, t32 := inFour(p, row)
		t03, t13, t23, t33 := inFour(unsafe.Add(p, n), row)
		p = storeIn(to, step, t00, t01, t02, t03)
		p = storeIn(p, step, t10, t11, t12, t13)
		p = storeIn(p, step, t20, t21, t22, t23)
		storeIn(p, step, t30, t31, t32, t33)
		to, from = unsafe.Add(to, next[c/16%4]), unsafe.Add(from, 16)
	}
}

// An order is how many bytes behind a vector of V the next one is stored, for four
// vectors in turn: the halves of two channels of eight images.
type order [4]int

var (
	inLine     = order{16, 16, 16, 16}
	pairOfTile = order{32, -16, 32, mostTiles*2*Lanes*4 - 48} // see [pairUp]
)

// orderOf checks that n floats have room in v behind the first place at last.
func orderOf(v []float32, n, last int, pairs bool) *order {
	if pairs {
		_ = v[last+(n/(2*Lanes)-1)*mostTiles*2*Lanes+2*Lanes-1]
		return &pairOfTile
	}
	_ = v[last+n-1]
	return &inLine
}

func inFour(p unsafe.Pointer, row int) (vec, vec, vec, vec) {
	d0 := vector(p, 0)
	p = unsafe.Add(p, row)
	d1 := vector(p, 0)
	p = unsafe.Add(p, row)
	d2 := vector(p, 0)
	d3 := vector(unsafe.Add(p, row), 0)
	return d0.Sub(d2), d1.Add(d2), d2.Sub(d1), d1.Sub(d3)
}

func storeIn(p unsafe.Pointer, step int, d0, d1, d2, d3 vec) unsafe.Pointer {
	d0.Sub(d2).StoreArray((*[4]float32)(p))
	p = unsafe.Add(p, step)
	d1.Add(d2).StoreArray((*[4]float32)(p))
	p = unsafe.Add(p, step)
	d2.Sub(d1).StoreArray((*[4]float32)(p))
	p = unsafe.Add(p, step)
	d1.Sub(d3).StoreArray((*[4]float32)(p))
	return unsafe.Add(p, step)
}

func tileOut(y, m, b []float32, step, row int) {
	n := len(b)
	_, _ = m[15*step+n-1], y[row+2*n-1]
	to, from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(y)), offset), unsafe.Add(unsafe.Pointer(unsafe.SliceData(m)), offset)
	bias := unsafe.Add(unsafe.Pointer(unsafe.SliceData(b)), offset)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		s00, s10 := outFour(from, 4*step)
		p := unsafe.Add(from, step)
		s01, s11 := outFour(p, 4*step)
		p = unsafe.Add(p, step)
		s02, s12 := outFour(p, 4*step)
		s03, s13 := outFour(unsafe.Add(p, step), 4*step)
		v := vector(bias, 0)
		s00.Add(s01).Add(s02).Add(v).StoreArray((*[4]float32)(to))
		s01.Sub(s02).Sub(s03).Add(v).StoreArray((*[4]float32)(unsafe.Add(to, n)))
		q := unsafe.Add(to, row)
		s10.Add(s11).Add(s12).Add(v).StoreArray((*[4]float32)(q))
		s11.Sub(s12).Sub(s13).Add(v).StoreArray((*[4]float32)(unsafe.Add(q, n)))
		to, from, bias = unsafe.Add(to, 16), unsafe.Add(from, 16), unsafe.Add(bias, 16)
	}
}

func tilePooled(y, which, m, b []float32, step int) {
	n := len(b)
	_, _, _ = m[15*step+n-1], y[n-1], which[n-1]
	to, index, from, bias := first(y), first(which), first(m), first(b)
	step *= 4
	for ; n > 0; n -= 4 {
		s00, s10 := outFour(from, 4*step)
		p := unsafe.Add(from, step)
		s01, s11 := outFour(p, 4*step)
		p = unsafe.Add(p, step)
		s02, s12 := outFour(p, 4*step)
		s03, s13 := outFour(unsafe.Add(p, step), 4*step)
		v := vector(bias, 0)
		storeLargest(to, index, s00.Add(s01).Add(s02).Add(v), s01.Sub(s02).Sub(s03).Add(v), s10.Add(s11).Add(s12).Add(v), s11.Sub(s12).Sub(s13).Add(v))
		to, index, from, bias = unsafe.Add(to, 16), unsafe.Add(index, 16), unsafe.Add(from, 16), unsafe.Add(bias, 16)
	}
}

// storeLargest stores the largest of four, the first of equal ones, and which it is.
func storeLargest(to, which unsafe.Pointer, a, b, c, d vec) {
	second := b.Greater(a)
	a = b.IfElse(second, a)
	fourth := d.Greater(c)
	c = d.IfElse(fourth, c)
	lower := c.Greater(a)
	c.IfElse(lower, a).StoreArray((*[4]float32)(to))
	one := load4(&fours.one)
	load4(&fours.two).Add(one.Masked(fourth)).IfElse(lower, one.Masked(second)).StoreArray((*[4]float32)(which))
}

func outFour(p unsafe.Pointer, step int) (vec, vec) {
	m0 := vector(p, 0)
	p = unsafe.Add(p, step)
	m1 := vector(p, 0)
	p = unsafe.Add(p, step)
	m2 := vector(p, 0)
	m3 := vector(unsafe.Add(p, step), 0)
	return m0.Add(m1).Add(m2), m1.Sub(m2).Sub(m3)
}

func tileBack(m, dY []float32, n, step, row int) {
	_, _ = m[15*step+n-1], dY[row+2*n-1]
	to, from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(m)), offset), unsafe.Add(unsafe.Pointer(unsafe.SliceData(dY)), offset)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		a0, a1 := vector(from, 0), vector(from, n)
		q := unsafe.Add(from, row)
		b0, b1 := vector(q, 0), vector(q, n)
		p := storeBack(to, step, a0, a1)
		p = storeBack(p, step, a0.Add(b0), a1.Add(b1))
		p = storeBack(p, step, a0.Sub(b0), a1.Sub(b1))
		storeBack(p, step, b0.Neg(), b1.Neg())
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

func storeBack(p unsafe.Pointer, step int, d0, d1 vec) unsafe.Pointer {
	d0.StoreArray((*[4]float32)(p))
	p = unsafe.Add(p, step)
	d0.Add(d1).StoreArray((*[4]float32)(p))
	p = unsafe.Add(p, step)
	d0.Sub(d1).StoreArray((*[4]float32)(p))
	p = unsafe.Add(p, step)
	d1.Neg().StoreArray((*[4]float32)(p))
	return unsafe.Add(p, step)
}
