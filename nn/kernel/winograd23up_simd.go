//go:build go1.27 && goexperiment.simd && (wasm || amd64 || arm64)

package kernel

import "unsafe"

func doubledFilterIn(u, w []float32, n int) {
	if !has4 {
		doubledFilterInPlain(u, w, n)
		return
	}
	_, _ = u[9*n-1], w[9*n-1]
	to, from := first(u), first(w)
	step := n * 4
	for ; n > 0; n -= 4 {
		t00, t10, t20 := sumOfThree(loadThree(from, 3*step))
		t01, t11, t21 := sumOfThree(loadThree(unsafe.Add(from, step), 3*step))
		t02, t12, t22 := sumOfThree(loadThree(unsafe.Add(from, 2*step), 3*step))
		p := storeThree(to, step, t00, t00.Add(t02).Add(t01), t02)
		p = storeThree(p, step, t10, t10.Add(t12).Add(t11), t12)
		storeThree(p, step, t20, t20.Add(t22).Add(t21), t22)
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

// sumOfThree is [wholeThree].
func sumOfThree(a, b, c vec4) (vec4, vec4, vec4) { return a, a.Add(c).Add(b), c }

func doubledFilterBack(dw, u []float32, n int) {
	if !has4 {
		doubledFilterBackPlain(dw, u, n)
		return
	}
	_, _ = dw[9*n-1], u[9*n-1]
	to, from := first(dw), first(u)
	step := n * 4
	for ; n > 0; n -= 4 {
		a0, a1, a2 := loadThree(from, 3*step)
		b0, b1, b2 := loadThree(unsafe.Add(from, step), 3*step)
		c0, c1, c2 := loadThree(unsafe.Add(from, 2*step), 3*step)
		p := storeRow(to, step, a0.Add(a1), b0.Add(b1), c0.Add(c1))
		p = storeRow(p, step, a1, b1, c1)
		storeRow(p, step, a1.Add(a2), b1.Add(b2), c1.Add(c2))
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

// storeRow stores what [shareThree] makes of a row.
func storeRow(p unsafe.Pointer, step int, a, b, c vec4) unsafe.Pointer {
	return storeThree(p, step, a.Add(b), b, b.Add(c))
}

func doubledIn(v, x []float32, n, step, row, room int, pairs bool) {
	if !has4 {
		doubledInPlain(v, x, n, step, row)
		return
	}
	next := orderOf(v, n, 8*step, room, pairs)
	_ = x[2*row+3*n-1]
	to, from := first(v), first(x)
	n, step, row = n*4, step*4, row*4
	for c := 0; c < n; c += 16 {
		t00, t10, t20 := doubledColumn(from, row)
		p := unsafe.Add(from, n)
		t01, t11, t21 := doubledColumn(p, row)
		t02, t12, t22 := doubledColumn(unsafe.Add(p, n), row)
		p = storeThree(to, step, t00.Sub(t01), t01, t01.Sub(t02))
		p = storeThree(p, step, t10.Sub(t11), t11, t11.Sub(t12))
		storeThree(p, step, t20.Sub(t21), t21, t21.Sub(t22))
		to, from = unsafe.Add(to, next[c/16%4]), unsafe.Add(from, 16)
	}
}

func doubledColumn(p unsafe.Pointer, row int) (vec4, vec4, vec4) {
	a := vector(p, 0)
	p = unsafe.Add(p, row)
	b := vector(p, 0)
	c := vector(unsafe.Add(p, row), 0)
	return a.Sub(b), b, b.Sub(c)
}

func doubledOut(y, m, b []float32, step, row int) {
	if !has4 {
		doubledOutPlain(y, m, b, step, row)
		return
	}
	n := len(b)
	_, _ = m[8*step+n-1], y[row+2*n-1]
	to, from, bias := first(y), first(m), first(b)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		m0, m1, m2 := loadThree(from, 3*step)
		s00, s10 := m0.Add(m1), m1.Sub(m2)
		m0, m1, m2 = loadThree(unsafe.Add(from, step), 3*step)
		s01, s11 := m0.Add(m1), m1.Sub(m2)
		m0, m1, m2 = loadThree(unsafe.Add(from, 2*step), 3*step)
		s02, s12 := m0.Add(m1), m1.Sub(m2)
		v := vector(bias, 0)
		s00.Add(s01).Add(v).StoreArray((*[4]float32)(to))
		s01.Sub(s02).Add(v).StoreArray((*[4]float32)(unsafe.Add(to, n)))
		q := unsafe.Add(to, row)
		s10.Add(s11).Add(v).StoreArray((*[4]float32)(q))
		s11.Sub(s12).Add(v).StoreArray((*[4]float32)(unsafe.Add(q, n)))
		to, from, bias = unsafe.Add(to, 16), unsafe.Add(from, 16), unsafe.Add(bias, 16)
	}
}

func doubledBack(m, dY []float32, n, step, row int) {
	if !has4 {
		doubledBackPlain(m, dY, n, step, row)
		return
	}
	_, _ = m[8*step+n-1], dY[row+2*n-1]
	to, from := first(m), first(dY)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		a0, a1 := vector(from, 0), vector(from, n)
		q := unsafe.Add(from, row)
		b0, b1 := vector(q, 0), vector(q, n)
		p := storeThree(to, step, a0, a0.Add(a1), a1.Neg())
		a0, a1 = a0.Add(b0), a1.Add(b1)
		p = storeThree(p, step, a0, a0.Add(a1), a1.Neg())
		b0, b1 = b0.Neg(), b1.Neg()
		storeThree(p, step, b0, b0.Add(b1), b1.Neg())
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

func nineIn(v, x []float32, n, step, row int) {
	if !has4 {
		nineInPlain(v, x, n, step, row)
		return
	}
	_, _ = v[8*step+n-1], x[3*row+4*n-1]
	to, from := first(v), first(x)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		t00, t10, t20 := nineColumn(from, row)
		p := unsafe.Add(from, n)
		t01, t11, t21 := nineColumn(p, row)
		p = unsafe.Add(p, n)
		t02, t12, t22 := nineColumn(p, row)
		t03, t13, t23 := nineColumn(unsafe.Add(p, n), row)
		p = storeThree(to, step, t00.Sub(t02), t01.Add(t02), t01.Sub(t03))
		p = storeThree(p, step, t10.Sub(t12), t11.Add(t12), t11.Sub(t13))
		storeThree(p, step, t20.Sub(t22), t21.Add(t22), t21.Sub(t23))
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

func nineColumn(p unsafe.Pointer, row int) (vec4, vec4, vec4) {
	d0 := vector(p, 0)
	p = unsafe.Add(p, row)
	d1 := vector(p, 0)
	p = unsafe.Add(p, row)
	d2 := vector(p, 0)
	return d0.Sub(d2), d1.Add(d2), d1.Sub(vector(unsafe.Add(p, row), 0))
}

func nineSum(x, m []float32, step int) {
	if !has4 {
		nineSumPlain(x, m, step)
		return
	}
	_ = m[8*step+len(x)-1]
	to, from := first(x), first(m)
	step *= 4
	for c := len(x); c > 0; c -= 4 {
		t0 := nineRow(loadThree(from, 3*step))
		t1 := nineRow(loadThree(unsafe.Add(from, step), 3*step))
		t2 := nineRow(loadThree(unsafe.Add(from, 2*step), 3*step))
		nineRow(t0, t1, t2).StoreArray((*[4]float32)(to))
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

func nineRow(m0, m1, m2 vec4) vec4 { return m0.Add(m1).Sub(m2) }
