//go:build go1.27 && goexperiment.simd && wasm

package kernel

func larger(to, x []float32) {
	w := whole(to)
	for i := 0; i < w; i += 4 {
		a, b := load(to, i), load(x, i)
		b.IfElse(b.Greater(a), a).StoreArray(at(to, i))
	}
	largerPlain(to[w:], x[w:])
}

func route(d, left, x, largest []float32) {
	w := whole(d)
	zero := splat(0)
	for i := 0; i < w; i += 4 {
		here, v := load(x, i).Equal(load(largest, i)), load(left, i)
		v.Masked(here).StoreArray(at(d, i))
		zero.IfElse(here, v).StoreArray(at(left, i))
	}
	routePlain(d[w:], left[w:], x[w:], largest[w:])
}

func add(to, x []float32) {
	w := whole(to)
	for i := 0; i < w; i += 4 {
		load(to, i).Add(load(x, i)).StoreArray(at(to, i))
	}
	addPlain(to[w:], x[w:])
}

func addFourRows(sums, rows []float32, stride int, factors [4]float32) {
	w, n := whole(sums), len(sums)
	r0, r1, r2, r3 := rows[:n], rows[stride:][:n], rows[2*stride:][:n], rows[3*stride:][:n]
	f0, f1, f2, f3 := splat(factors[0]), splat(factors[1]), splat(factors[2]), splat(factors[3])
	for i := 0; i < w; i += 4 {
		s := load(sums, i).Add(f0.Mul(load(r0, i)))
		s = s.Add(f1.Mul(load(r1, i)))
		s = s.Add(f2.Mul(load(r2, i)))
		s.Add(f3.Mul(load(r3, i))).StoreArray(at(sums, i))
	}
	if w < n {
		addFourRowsPlain(sums[w:], rows[w:], stride, factors)
	}
}

func copyRow(to, x []float32) {
	w := whole(to)
	for i := 0; i < w; i += 4 {
		load(x, i).StoreArray(at(to, i))
	}
	for i := w; i < len(to); i++ {
		to[i] = x[i]
	}
}

func pool(to, a, b []float32, c int) {
	if c%4 != 0 {
		poolPlain(to, a, b, c)
		return
	}
	for from := 0; len(to) > 0; from += c {
		for end := from + c; from < end; from += 4 {
			v := larger4(load(a, from), load(a, from+c))
			v = larger4(v, load(b, from))
			larger4(v, load(b, from+c)).StoreArray(at(to, 0))
			to = to[4:]
		}
	}
}

// larger4 keeps the first of two equal values.
func larger4(x, y vec) vec { return y.IfElse(y.Greater(x), x) }

func unpool(da, db, d, a, b, y []float32, c int) {
	if c%4 != 0 {
		unpoolPlain(da, db, d, a, b, y, c)
		return
	}
	zero := splat(0)
	for from := 0; len(d) > 0; from += c {
		for end := from + c; from < end; from += 4 {
			left, most := load(d, 0), load(y, 0)
			here := load(a, from).Equal(most)
			left.Masked(here).StoreArray(at(da, from))
			left = zero.IfElse(here, left)
			here = load(a, from+c).Equal(most)
			left.Masked(here).StoreArray(at(da, from+c))
			left = zero.IfElse(here, left)
			here = load(b, from).Equal(most)
			left.Masked(here).StoreArray(at(db, from))
			left = zero.IfElse(here, left)
			here = load(b, from+c).Equal(most)
			left.Masked(here).StoreArray(at(db, from+c))
			d, y = d[4:], y[4:]
		}
	}
}

func double(a, b, x []float32, c int) {
	if c%4 != 0 {
		doublePlain(a, b, x, c)
		return
	}
	for to := 0; len(x) > 0; to += c {
		for end := to + c; to < end; to += 4 {
			v := load(x, 0)
			v.StoreArray(at(a, to))
			v.StoreArray(at(a, to+c))
			v.StoreArray(at(b, to))
			v.StoreArray(at(b, to+c))
			x = x[4:]
		}
	}
}

func undouble(to, a, b []float32, c int) {
	if c%4 != 0 {
		undoublePlain(to, a, b, c)
		return
	}
	for from := 0; len(to) > 0; from += c {
		for end := from + c; from < end; from += 4 {
			load(a, from).Add(load(a, from+c)).Add(load(b, from)).Add(load(b, from+c)).StoreArray(at(to, 0))
			to = to[4:]
		}
	}
}
