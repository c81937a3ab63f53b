//go:build go1.27 && goexperiment.simd && (wasm || amd64 || arm64)

package kernel

import "unsafe"

func winograd23upTransformFilter(u, w []float32, n int) {
	if !hasVec4 {
		winograd23upTransformFilterGeneric(u, w, n)
		return
	}
	_, _ = u[9*n-1], w[9*n-1]
	to, from := start(u), start(w)
	step := n * 4
	for ; n > 0; n -= 4 {
		t00, t10, t20 := winograd23upGVec(loadThree(from, 3*step))
		t01, t11, t21 := winograd23upGVec(loadThree(unsafe.Add(from, step), 3*step))
		t02, t12, t22 := winograd23upGVec(loadThree(unsafe.Add(from, 2*step), 3*step))
		p := storeThree(to, step, t00, t00.Add(t02).Add(t01), t02)
		p = storeThree(p, step, t10, t10.Add(t12).Add(t11), t12)
		storeThree(p, step, t20, t20.Add(t22).Add(t21), t22)
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

// winograd23upGVec is [winograd23upG] on vectors.
func winograd23upGVec(a, b, c vec4) (vec4, vec4, vec4) { return a, a.Add(c).Add(b), c }

func winograd23upTransformFilterGrad(dw, u []float32, n int) {
	if !hasVec4 {
		winograd23upTransformFilterGradGeneric(dw, u, n)
		return
	}
	_, _ = dw[9*n-1], u[9*n-1]
	to, from := start(dw), start(u)
	step := n * 4
	for ; n > 0; n -= 4 {
		a0, a1, a2 := loadThree(from, 3*step)
		b0, b1, b2 := loadThree(unsafe.Add(from, step), 3*step)
		c0, c1, c2 := loadThree(unsafe.Add(from, 2*step), 3*step)
		p := winograd23upGtRow(to, step, a0.Add(a1), b0.Add(b1), c0.Add(c1))
		p = winograd23upGtRow(p, step, a1, b1, c1)
		winograd23upGtRow(p, step, a1.Add(a2), b1.Add(b2), c1.Add(c2))
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

// winograd23upGtRow stores [winograd23upGt] of a row.
func winograd23upGtRow(p unsafe.Pointer, step int, a, b, c vec4) unsafe.Pointer {
	return storeThree(p, step, a.Add(b), b, b.Add(c))
}

func winograd23upTransformInput(v, x []float32, n, step, row, room int, pairs bool) {
	if !hasVec4 {
		winograd23upTransformInputGeneric(v, x, n, step, row)
		return
	}
	next := elementOrderOf(v, n, 8*step, room, pairs)
	_ = x[2*row+3*n-1]
	to, from := start(v), start(x)
	n, step, row = n*4, step*4, row*4
	for c := 0; c < n; c += 16 {
		t00, t10, t20 := winograd23upBtColumn(from, row)
		p := unsafe.Add(from, n)
		t01, t11, t21 := winograd23upBtColumn(p, row)
		t02, t12, t22 := winograd23upBtColumn(unsafe.Add(p, n), row)
		p = storeThree(to, step, t00.Sub(t01), t01, t01.Sub(t02))
		p = storeThree(p, step, t10.Sub(t11), t11, t11.Sub(t12))
		storeThree(p, step, t20.Sub(t21), t21, t21.Sub(t22))
		to, from = unsafe.Add(to, next[c/16%4]), unsafe.Add(from, 16)
	}
}

func winograd23upBtColumn(p unsafe.Pointer, row int) (vec4, vec4, vec4) {
	a := loadAt(p, 0)
	p = unsafe.Add(p, row)
	b := loadAt(p, 0)
	c := loadAt(unsafe.Add(p, row), 0)
	return a.Sub(b), b, b.Sub(c)
}

func winograd23upTransformOutput(y, m, b []float32, step, row int) {
	if !hasVec4 {
		winograd23upTransformOutputGeneric(y, m, b, step, row)
		return
	}
	n := len(b)
	_, _ = m[8*step+n-1], y[row+2*n-1]
	to, from, bias := start(y), start(m), start(b)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		m0, m1, m2 := loadThree(from, 3*step)
		s00, s10 := m0.Add(m1), m1.Sub(m2)
		m0, m1, m2 = loadThree(unsafe.Add(from, step), 3*step)
		s01, s11 := m0.Add(m1), m1.Sub(m2)
		m0, m1, m2 = loadThree(unsafe.Add(from, 2*step), 3*step)
		s02, s12 := m0.Add(m1), m1.Sub(m2)
		v := loadAt(bias, 0)
		s00.Add(s01).Add(v).StoreArray((*[4]float32)(to))
		s01.Sub(s02).Add(v).StoreArray((*[4]float32)(unsafe.Add(to, n)))
		q := unsafe.Add(to, row)
		s10.Add(s11).Add(v).StoreArray((*[4]float32)(q))
		s11.Sub(s12).Add(v).StoreArray((*[4]float32)(unsafe.Add(q, n)))
		to, from, bias = unsafe.Add(to, 16), unsafe.Add(from, 16), unsafe.Add(bias, 16)
	}
}

func winograd23upTransformOutputGrad(m, dY []float32, n, step, row int) {
	if !hasVec4 {
		winograd23upTransformOutputGradGeneric(m, dY, n, step, row)
		return
	}
	_, _ = m[8*step+n-1], dY[row+2*n-1]
	to, from := start(m), start(dY)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		a0, a1 := loadAt(from, 0), loadAt(from, n)
		q := unsafe.Add(from, row)
		b0, b1 := loadAt(q, 0), loadAt(q, n)
		p := storeThree(to, step, a0, a0.Add(a1), a1.Neg())
		a0, a1 = a0.Add(b0), a1.Add(b1)
		p = storeThree(p, step, a0, a0.Add(a1), a1.Neg())
		b0, b1 = b0.Neg(), b1.Neg()
		storeThree(p, step, b0, b0.Add(b1), b1.Neg())
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

func winograd23upBackwardTransformInput(v, x []float32, n, step, row int) {
	if !hasVec4 {
		winograd23upBackwardTransformInputGeneric(v, x, n, step, row)
		return
	}
	_, _ = v[8*step+n-1], x[3*row+4*n-1]
	to, from := start(v), start(x)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		t00, t10, t20 := winograd23upBackwardBtColumn(from, row)
		p := unsafe.Add(from, n)
		t01, t11, t21 := winograd23upBackwardBtColumn(p, row)
		p = unsafe.Add(p, n)
		t02, t12, t22 := winograd23upBackwardBtColumn(p, row)
		t03, t13, t23 := winograd23upBackwardBtColumn(unsafe.Add(p, n), row)
		p = storeThree(to, step, t00.Sub(t02), t01.Add(t02), t01.Sub(t03))
		p = storeThree(p, step, t10.Sub(t12), t11.Add(t12), t11.Sub(t13))
		storeThree(p, step, t20.Sub(t22), t21.Add(t22), t21.Sub(t23))
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

func winograd23upBackwardBtColumn(p unsafe.Pointer, row int) (vec4, vec4, vec4) {
	d0 := loadAt(p, 0)
	p = unsafe.Add(p, row)
	d1 := loadAt(p, 0)
	p = unsafe.Add(p, row)
	d2 := loadAt(p, 0)
	return d0.Sub(d2), d1.Add(d2), d1.Sub(loadAt(unsafe.Add(p, row), 0))
}

func winograd23upBackwardTransformOutput(x, m []float32, step int) {
	if !hasVec4 {
		winograd23upBackwardTransformOutputGeneric(x, m, step)
		return
	}
	_ = m[8*step+len(x)-1]
	to, from := start(x), start(m)
	step *= 4
	for c := len(x); c > 0; c -= 4 {
		t0 := winograd23upBackwardAtVec(loadThree(from, 3*step))
		t1 := winograd23upBackwardAtVec(loadThree(unsafe.Add(from, step), 3*step))
		t2 := winograd23upBackwardAtVec(loadThree(unsafe.Add(from, 2*step), 3*step))
		winograd23upBackwardAtVec(t0, t1, t2).StoreArray((*[4]float32)(to))
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

func winograd23upBackwardAtVec(m0, m1, m2 vec4) vec4 { return m0.Add(m1).Sub(m2) }
