//go:build go1.27 && goexperiment.simd && (wasm || amd64 || arm64)

package kernel

import "unsafe"

func winograd43TransformFilter(u, w []float32, n int) {
	if !hasVec4 {
		winograd43TransformFilterGeneric(u, w, n)
		return
	}
	_, _ = u[winograd43Elements*n-1], w[9*n-1]
	to, from := start(u), start(w)
	step := n * 4
	for ; n > 0; n -= 4 {
		p := from
		a, b, c := loadThree(p, 3*step)
		t00, t10, t20, t30, t40, t50 := winograd43GVec(a, b, c)
		a, b, c = loadThree(unsafe.Add(p, step), 3*step)
		t01, t11, t21, t31, t41, t51 := winograd43GVec(a, b, c)
		a, b, c = loadThree(unsafe.Add(p, 2*step), 3*step)
		t02, t12, t22, t32, t42, t52 := winograd43GVec(a, b, c)
		p = winograd43GRow(to, step, t00, t01, t02)
		p = winograd43GRow(p, step, t10, t11, t12)
		p = winograd43GRow(p, step, t20, t21, t22)
		p = winograd43GRow(p, step, t30, t31, t32)
		p = winograd43GRow(p, step, t40, t41, t42)
		winograd43GRow(p, step, t50, t51, t52)
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

// winograd43GVec is [winograd43G] on vectors.
func winograd43GVec(a, b, c vec4) (u0, u1, u2, u3, u4, u5 vec4) {
	even, odd := a.Add(c).Mul(splat4(sixth)), b.Mul(splat4(sixth))
	far, near := a.Mul(splat4(twentyFourth)).Add(c.Mul(splat4(sixth))), b.Mul(splat4(twelfth))
	return a.Mul(splat4(0.25)), even.Add(odd).Neg(), odd.Sub(even), far.Add(near), far.Sub(near), c
}

func winograd43GRow(p unsafe.Pointer, step int, a, b, c vec4) unsafe.Pointer {
	u0, u1, u2, u3, u4, u5 := winograd43GVec(a, b, c)
	return storeSix(p, step, u0, u1, u2, u3, u4, u5)
}

func winograd43TransformFilterGrad(dw, u []float32, n int) {
	if !hasVec4 {
		winograd43TransformFilterGradGeneric(dw, u, n)
		return
	}
	_, _ = dw[9*n-1], u[winograd43Elements*n-1]
	to, from := start(dw), start(u)
	step := n * 4
	for ; n > 0; n -= 4 {
		p := from
		t00, t10, t20 := winograd43GtColumn(p, 6*step)
		p = unsafe.Add(p, step)
		t01, t11, t21 := winograd43GtColumn(p, 6*step)
		p = unsafe.Add(p, step)
		t02, t12, t22 := winograd43GtColumn(p, 6*step)
		p = unsafe.Add(p, step)
		t03, t13, t23 := winograd43GtColumn(p, 6*step)
		p = unsafe.Add(p, step)
		t04, t14, t24 := winograd43GtColumn(p, 6*step)
		t05, t15, t25 := winograd43GtColumn(unsafe.Add(p, step), 6*step)
		a, b, c := winograd43GtVec(t00, t01, t02, t03, t04, t05)
		p = storeThree(to, step, a, b, c)
		a, b, c = winograd43GtVec(t10, t11, t12, t13, t14, t15)
		p = storeThree(p, step, a, b, c)
		a, b, c = winograd43GtVec(t20, t21, t22, t23, t24, t25)
		storeThree(p, step, a, b, c)
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}

// winograd43GtVec is [winograd43Gt] on vectors.
func winograd43GtVec(u0, u1, u2, u3, u4, u5 vec4) (a, b, c vec4) {
	sixths := splat4(sixth)
	near, far := u1.Add(u2).Mul(sixths), u3.Add(u4)
	return u0.Mul(splat4(0.25)).Sub(near).Add(far.Mul(splat4(twentyFourth))),
		u2.Sub(u1).Mul(sixths).Add(u3.Sub(u4).Mul(splat4(twelfth))),
		far.Mul(sixths).Sub(near).Add(u5)
}

func winograd43GtColumn(p unsafe.Pointer, step int) (a, b, c vec4) {
	u0, u1, u2, u3, u4, u5 := loadSix(p, step)
	return winograd43GtVec(u0, u1, u2, u3, u4, u5)
}

// winograd43AtVec is [winograd43At] on vectors.
func winograd43AtVec(m0, m1, m2, m3, m4, m5, four vec4) (y0, y1, y2, y3 vec4) {
	p, q, r, s := m1.Add(m2), m1.Sub(m2), m3.Add(m4), m3.Sub(m4)
	twice := s.Add(s)
	return m0.Add(p).Add(r), q.Add(twice), p.Add(r.Mul(four)), q.Add(twice.Mul(four)).Add(m5)
}

func winograd43AtColumn(p unsafe.Pointer, step int, four vec4) (y0, y1, y2, y3 vec4) {
	m0, m1, m2, m3, m4, m5 := loadSix(p, step)
	return winograd43AtVec(m0, m1, m2, m3, m4, m5, four)
}

// A tileEdge tells how many bytes after the first row, or column, of a tile the other three are
// stored. Rows beyond the edge of the image get the address of the last row within, and are
// stored before it, so that it overwrites them.
type tileEdge [3]int

// tileEdgeOf returns the tileEdge for rows within the image, next bytes apart.
func tileEdgeOf(rows, next int) tileEdge {
	return tileEdge{min(1, rows-1) * next, min(2, rows-1) * next, min(3, rows-1) * next}
}

func winograd43AtRow(p unsafe.Pointer, to *tileEdge, s0, s1, s2, s3, s4, s5, four, bias vec4) {
	y0, y1, y2, y3 := winograd43AtVec(s0, s1, s2, s3, s4, s5, four)
	y3.Add(bias).StoreArray((*[4]float32)(unsafe.Add(p, to[2])))
	y2.Add(bias).StoreArray((*[4]float32)(unsafe.Add(p, to[1])))
	y1.Add(bias).StoreArray((*[4]float32)(unsafe.Add(p, to[0])))
	y0.Add(bias).StoreArray((*[4]float32)(p))
}

func winograd43TransformOutput(y, m, b []float32, step, row, rows, columns int) {
	if !hasVec4 {
		winograd43TransformOutputGeneric(y, m, b, step, row, rows, columns)
		return
	}
	n := len(b)
	_, _ = m[(winograd43Elements-1)*step+n-1], y[(rows-1)*row+columns*n-1]
	to, from, bias, four := start(y), start(m), start(b), splat4(4)
	n, step, row = n*4, step*4, row*4
	below, beside := tileEdgeOf(rows, row), tileEdgeOf(columns, n)
	for c := n; c > 0; c -= 16 {
		s00, s10, s20, s30 := winograd43AtColumn(from, 6*step, four)
		p := unsafe.Add(from, step)
		s01, s11, s21, s31 := winograd43AtColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s02, s12, s22, s32 := winograd43AtColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s03, s13, s23, s33 := winograd43AtColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s04, s14, s24, s34 := winograd43AtColumn(p, 6*step, four)
		s05, s15, s25, s35 := winograd43AtColumn(unsafe.Add(p, step), 6*step, four)
		v := loadAt(bias, 0)
		winograd43AtRow(unsafe.Add(to, below[2]), &beside, s30, s31, s32, s33, s34, s35, four, v)
		winograd43AtRow(unsafe.Add(to, below[1]), &beside, s20, s21, s22, s23, s24, s25, four, v)
		winograd43AtRow(unsafe.Add(to, below[0]), &beside, s10, s11, s12, s13, s14, s15, four, v)
		winograd43AtRow(to, &beside, s00, s01, s02, s03, s04, s05, four, v)
		to, from, bias = unsafe.Add(to, 16), unsafe.Add(from, 16), unsafe.Add(bias, 16)
	}
}

func winograd43TransformOutputPooled(y, argmax, m, b []float32, step, row, argmaxRow, rows, columns int) {
	if !hasVec4 {
		winograd43TransformOutputPooledGeneric(y, argmax, m, b, step, row, argmaxRow, rows, columns)
		return
	}
	n := len(b)
	_, _, _ = m[(winograd43Elements-1)*step+n-1], y[(rows-1)*row+columns*n-1], argmax[(rows-1)*argmaxRow+columns*n-1]
	to, index, from, bias, four := start(y), start(argmax), start(m), start(b), splat4(4)
	n, step = n*4, step*4
	below, belowIndex, beside := (rows-1)*row*4, (rows-1)*argmaxRow*4, (columns-1)*n
	for c := n; c > 0; c -= 16 {
		s00, s10, s20, s30 := winograd43AtColumn(from, 6*step, four)
		p := unsafe.Add(from, step)
		s01, s11, s21, s31 := winograd43AtColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s02, s12, s22, s32 := winograd43AtColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s03, s13, s23, s33 := winograd43AtColumn(p, 6*step, four)
		p = unsafe.Add(p, step)
		s04, s14, s24, s34 := winograd43AtColumn(p, 6*step, four)
		s05, s15, s25, s35 := winograd43AtColumn(unsafe.Add(p, step), 6*step, four)
		v := loadAt(bias, 0)
		a0, a1, a2, a3 := winograd43AtVec(s20, s21, s22, s23, s24, s25, four)
		b0, b1, b2, b3 := winograd43AtVec(s30, s31, s32, s33, s34, s35, four)
		q, i := unsafe.Add(to, below), unsafe.Add(index, belowIndex)
		storeMaxOf4(unsafe.Add(q, beside), unsafe.Add(i, beside), a2.Add(v), a3.Add(v), b2.Add(v), b3.Add(v))
		storeMaxOf4(q, i, a0.Add(v), a1.Add(v), b0.Add(v), b1.Add(v))
		a0, a1, a2, a3 = winograd43AtVec(s00, s01, s02, s03, s04, s05, four)
		b0, b1, b2, b3 = winograd43AtVec(s10, s11, s12, s13, s14, s15, four)
		storeMaxOf4(unsafe.Add(to, beside), unsafe.Add(index, beside), a2.Add(v), a3.Add(v), b2.Add(v), b3.Add(v))
		storeMaxOf4(to, index, a0.Add(v), a1.Add(v), b0.Add(v), b1.Add(v))
		to, index, from, bias = unsafe.Add(to, 16), unsafe.Add(index, 16), unsafe.Add(from, 16), unsafe.Add(bias, 16)
	}
}

// winograd43AVec is [winograd43A] on vectors.
func winograd43AVec(a, b, c, d, four vec4) (m0, m1, m2, m3, m4, m5 vec4) {
	e, f, g, h := a.Add(c), b.Add(d), a.Add(c.Mul(four)), b.Add(d.Mul(four))
	h = h.Add(h)
	return a, e.Add(f), e.Sub(f), g.Add(h), g.Sub(h), d
}

func winograd43AColumn(p unsafe.Pointer, row int, four vec4) (m0, m1, m2, m3, m4, m5 vec4) {
	a := loadAt(p, 0)
	p = unsafe.Add(p, row)
	b := loadAt(p, 0)
	p = unsafe.Add(p, row)
	c := loadAt(p, 0)
	return winograd43AVec(a, b, c, loadAt(unsafe.Add(p, row), 0), four)
}

func winograd43ARow(p unsafe.Pointer, step int, a, b, c, d, four vec4) unsafe.Pointer {
	m0, m1, m2, m3, m4, m5 := winograd43AVec(a, b, c, d, four)
	return storeSix(p, step, m0, m1, m2, m3, m4, m5)
}

func winograd43TransformOutputGrad(m, dY []float32, n, step, row int) {
	if !hasVec4 {
		winograd43TransformOutputGradGeneric(m, dY, n, step, row)
		return
	}
	_, _ = m[(winograd43Elements-1)*step+n-1], dY[3*row+4*n-1]
	to, from, four := start(m), start(dY), splat4(4)
	n, step, row = n*4, step*4, row*4
	for c := n; c > 0; c -= 16 {
		t00, t10, t20, t30, t40, t50 := winograd43AColumn(from, row, four)
		p := unsafe.Add(from, n)
		t01, t11, t21, t31, t41, t51 := winograd43AColumn(p, row, four)
		p = unsafe.Add(p, n)
		t02, t12, t22, t32, t42, t52 := winograd43AColumn(p, row, four)
		t03, t13, t23, t33, t43, t53 := winograd43AColumn(unsafe.Add(p, n), row, four)
		p = winograd43ARow(to, step, t00, t01, t02, t03, four)
		p = winograd43ARow(p, step, t10, t11, t12, t13, four)
		p = winograd43ARow(p, step, t20, t21, t22, t23, four)
		p = winograd43ARow(p, step, t30, t31, t32, t33, four)
		p = winograd43ARow(p, step, t40, t41, t42, t43, four)
		winograd43ARow(p, step, t50, t51, t52, t53, four)
		to, from = unsafe.Add(to, 16), unsafe.Add(from, 16)
	}
}
