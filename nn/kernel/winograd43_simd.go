//go:build go1.27 && goexperiment.simd && (wasm || amd64 || arm64)

package kernel

import "unsafe"

func filterIn(u, w []float32, n int) {
	if !has4 {
		filterInPlain(u, w, n)
		return
	}
	_, _ = u[places*n-1], w[9*n-1]
	to, from := first(u), first(w)
	step := n * 4
	for ; n > 0; n -= 4 {
		p := from
		a, b, c := loadThree(p, 3*step)
		t00, t10, t20, t30, t40, t50 := gSix(a, b, c)
		a, b, c = loadThree(unsafe.Add(p, step), 3*step)
		t01, t11, t21, t31, t41, t51 := gSix(a, b, c)
		a, b, c = loadThree(unsafe.Add(p, 2*step), 3*step)
		t02, t12, t22, t32, t42, t52 := gSix(a, b, c)
		p = gRow(to, step, t00, t01, t02)
		p = gRow(p, step, t10, t11, t12)
		p = gRow(p, step, t20, t21, t22)
		p = gRow(p, step, t30, t31, t32)
		p = gRow(p, step, t40, t41, t42)
		gRow(p, step, t50, t51, t52)
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

// gSix is [spreadThree].
func gSix(a, b, c vec4) (u0, u1, u2, u3, u4, u5 vec4) {
	even, odd := a.Add(c).Mul(splat4(sixth)), b.Mul(splat4(sixth))
	far, near := a.Mul(splat4(twentyFourth)).Add(c.Mul(splat4(sixth))), b.Mul(splat4(twelfth))
	return a.Mul(splat4(0.25)), even.Add(odd).Neg(), odd.Sub(even), far.Add(near), far.Sub(near), c
}

func gRow(p unsafe.Pointer, step int, a, b, c vec4) unsafe.Pointer {
	u0, u1, u2, u3, u4, u5 := gSix(a, b, c)
	return storeSix(p, step, u0, u1, u2, u3, u4, u5)
}

func filterBack(dw, u []float32, n int) {
	if !has4 {
		filterBackPlain(dw, u, n)
		return
	}
	_, _ = dw[9*n-1], u[places*n-1]
	to, from := first(dw), first(u)
	step := n * 4
	for ; n > 0; n -= 4 {
		p := from
		t00, t10, t20 := gBackColumn(p, 6*step)
		p = unsafe.Add(p, step)
		t01, t11, t21 := gBackColumn(p, 6*step)
		p = unsafe.Add(p, step)
		t02, t12, t22 := gBackColumn(p, 6*step)
		p = unsafe.Add(p, step)
		t03, t13, t23 := gBackColumn(p, 6*step)
		p = unsafe.Add(p, step)
		t04, t14, t24 := gBackColumn(p, 6*step)
		t05, t15, t25 := gBackColumn(unsafe.Add(p, step), 6*step)
		a, b, c := gBack(t00, t01, t02, t03, t04, t05)
		p = storeThree(to, step, a, b, c)
		a, b, c = gBack(t10, t11, t12, t13, t14, t15)
		p = storeThree(p, step, a, b, c)
		a, b, c = gBack(t20, t21, t22, t23, t24, t25)
		storeThree(p, step, a, b, c)
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

// gBack is [collectSix].
func gBack(u0, u1, u2, u3, u4, u5 vec4) (a, b, c vec4) {
	sixths := splat4(sixth)
	near, far := u1.Add(u2).Mul(sixths), u3.Add(u4)
	return u0.Mul(splat4(0.25)).Sub(near).Add(far.Mul(splat4(twentyFourth))),
		u2.Sub(u1).Mul(sixths).Add(u3.Sub(u4).Mul(splat4(twelfth))),
		far.Mul(sixths).Sub(near).Add(u5)
}

func gBackColumn(p unsafe.Pointer, step int) (a, b, c vec4) {
	u0, u1, u2, u3, u4, u5 := loadSix(p, step)
	return gBack(u0, u1, u2, u3, u4, u5)
}

// outSix is [sumSix].
func outSix(m0, m1, m2, m3, m4, m5, four vec4) (y0, y1, y2, y3 vec4) {
	p, q, r, s := m1.Add(m2), m1.Sub(m2), m3.Add(m4), m3.Sub(m4)
	twice := s.Add(s)
	return m0.Add(p).Add(r), q.Add(twice), p.Add(r.Mul(four)), q.Add(twice.Mul(four)).Add(m5)
}

func outColumn(p unsafe.Pointer, step int, four vec4) (y0, y1, y2, y3 vec4) {
	m0, m1, m2, m3, m4, m5 := loadSix(p, step)
	return outSix(m0, m1, m2, m3, m4, m5, four)
}

// An edge is how many bytes behind the first of a tile's rows, or columns, the other
// three are. Those that stick out stand in the place of the last one that does not,
// and are stored before it.
type edge [3]int

// edgeOf returns that for so many rows, each next bytes from the one before.
func edgeOf(rows, next int) edge {
	return edge{min(1, rows-1) * next, min(2, rows-1) * next, min(3, rows-1) * next}
}

func outRow(p unsafe.Pointer, to *edge, s0, s1, s2, s3, s4, s5, four, bias vec4) {
	y0, y1, y2, y3 := outSix(s0, s1, s2, s3, s4, s5, four)
	y3.Add(bias).StoreArray((*[4]float32)(unsafe.Add(p, to[2])))
	y2.Add(bias).StoreArray((*[4]float32)(unsafe.Add(p, to[1])))
	y1.Add(bias).StoreArray((*[4]float32)(unsafe.Add(p, to[0])))
	y0.Add(bias).StoreArray((*[4]float32)(p))
}

func tileOut(y, m, b []float32, step, row, rows, columns int) {
	if !has4 {
		tileOutPlain(y, m, b, step, row, rows, columns)
		return
	}
	n := len(b)
	_, _ = m[(places-1)*step+n-1], y[(rows-1)*row+columns*n-1]
	to, from, bias, four := first(y), first(m), first(b), splat4(4)
	n, step, row = n*4, step*4, row*4
	below, beside := edgeOf(rows, row), edgeOf(columns, n)
	for c := n; c > 0; c -= 16 {
		s00, s10, s20, s30 := outColumn(from, 6*step, four)
		p := unsafe.Add(from, step)
		s01, s11, s21, s31 := outColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s02, s12, s22, s32 := outColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s03, s13, s23, s33 := outColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s04, s14, s24, s34 := outColumn(p, 6*step, four)
		s05, s15, s25, s35 := outColumn(unsafe.Add(p, step), 6*step, four)
		v := vector(bias, 0)
		outRow(unsafe.Add(to, below[2]), &beside, s30, s31, s32, s33, s34, s35, four, v)
		outRow(unsafe.Add(to, below[1]), &beside, s20, s21, s22, s23, s24, s25, four, v)
		outRow(unsafe.Add(to, below[0]), &beside, s10, s11, s12, s13, s14, s15, four, v)
		outRow(to, &beside, s00, s01, s02, s03, s04, s05, four, v)
		to, from, bias = unsafe.Add(to, 16), unsafe.Add(from, 16), unsafe.Add(bias, 16)
	}
}

func tilePooled(y, which, m, b []float32, step, row, whichRow, rows, columns int) {
	if !has4 {
		tilePooledPlain(y, which, m, b, step, row, whichRow, rows, columns)
		return
	}
	n := len(b)
	_, _, _ = m[(places-1)*step+n-1], y[(rows-1)*row+columns*n-1], which[(rows-1)*whichRow+columns*n-1]
	to, index, from, bias, four := first(y), first(which), first(m), first(b), splat4(4)
	n, step = n*4, step*4
	below, belowIndex, beside := (rows-1)*row*4, (rows-1)*whichRow*4, (columns-1)*n
	for c := n; c > 0; c -= 16 {
		s00, s10, s20, s30 := outColumn(from, 6*step, four)
		p := unsafe.Add(from, step)
		s01, s11, s21, s31 := outColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s02, s12, s22, s32 := outColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s03, s13, s23, s33 := outColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s04, s14, s24, s34 := outColumn(p, 6*step, four)
		s05, s15, s25, s35 := outColumn(unsafe.Add(p, step), 6*step, four)
		v := vector(bias, 0)
		a0, a1, a2, a3 := outSix(s20, s21, s22, s23, s24, s25, four)
		b0, b1, b2, b3 := outSix(s30, s31, s32, s33, s34, s35, four)
		q, i := unsafe.Add(to, below), unsafe.Add(index, belowIndex)
		storeLargest(unsafe.Add(q, beside), unsafe.Add(i, beside), a2.Add(v), a3.Add(v), b2.Add(v), b3.Add(v))
		storeLargest(q, i, a0.Add(v), a1.Add(v), b0.Add(v), b1.Add(v))
		a0, a1, a2, a3 = outSix(s00, s01, s02, s03, s04, s05, four)
		b0, b1, b2, b3 = outSix(s10, s11, s12, s13, s14, s15, four)
		storeLargest(unsafe.Add(to, beside), unsafe.Add(index, beside), a2.Add(v), a3.Add(v), b2.Add(v), b3.Add(v))
		storeLargest(to, index, a0.Add(v), a1.Add(v), b0.Add(v), b1.Add(v))
		to, index, from, bias = unsafe.Add(to, 16), unsafe.Add(index, 16), unsafe.Add(from, 16), unsafe.Add(bias, 16)
	}
}

// backSix is [spreadFour].
func backSix(a, b, c, d, four vec4) (m0, m1, m2, m3, m4, m5 vec4) {
	e, f, g, h := a.Add(c), b.Add(d), a.Add(c.Mul(four)), b.Add(d.Mul(four))
	h = h.Add(h)
	return a, e.Add(f), e.Sub(f), g.Add(h), g.Sub(h), d
}

func backColumn(p unsafe.Pointer, row int, four vec4) (m0, m1, m2, m3, m4, m5 vec4) {
	a := vector(p, 0)
	p = unsafe.Add(p, row)
	b := vector(p, 0)
	p = unsafe.Add(p, row)
	c := vector(p, 0)
	return backSix(a, b, c, vector(unsafe.Add(p, row), 0), four)
}

func backRow(p unsafe.Pointer, step int, a, b, c, d, four vec4) unsafe.Pointer {
	m0, m1, m2, m3, m4, m5 := backSix(a, b, c, d, four)
	return storeSix(p, step, m0, m1, m2, m3, m4, m5)
}

func tileBack(m, dY []float32, n, step, row int) {
	if !has4 {
		tileBackPlain(m, dY, n, step, row)
		return
	}
	_, _ = m[(places-1)*step+n-1], dY[3*row+4*n-1]
	to, from, four := first(m), first(dY), splat4(4)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		t00, t10, t20, t30, t40, t50 := backColumn(from, row, four)
		p := unsafe.Add(from, n)
		t01, t11, t21, t31, t41, t51 := backColumn(p, row, four)
		p = unsafe.Add(p, n)
		t02, t12, t22, t32, t42, t52 := backColumn(p, row, four)
		t03, t13, t23, t33, t43, t53 := backColumn(unsafe.Add(p, n), row, four)
		p = backRow(to, step, t00, t01, t02, t03, four)
		p = backRow(p, step, t10, t11, t12, t13, four)
		p = backRow(p, step, t20, t21, t22, t23, four)
		p = backRow(p, step, t30, t31, t32, t33, four)
		p = backRow(p, step, t40, t41, t42, t43, four)
		backRow(p, step, t50, t51, t52, t53, four)
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}
