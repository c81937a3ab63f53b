//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

func larger(to, x []float32) {
	w, v := whole(len(to)), lanes()
	for i := 0; i < w; i += v {
		a, b := load(to, i), load(x, i)
		b.IfElse(b.Greater(a), a).Store(to[i:])
	}
	largerPlain(to[w:], x[w:])
}

func route(d, left, x, largest []float32) {
	w, step, zero := whole(len(d)), lanes(), splat(0)
	for i := 0; i < w; i += step {
		here, v := load(x, i).Equal(load(largest, i)), load(left, i)
		v.Masked(here).Store(d[i:])
		zero.IfElse(here, v).Store(left[i:])
	}
	routePlain(d[w:], left[w:], x[w:], largest[w:])
}

func add(to, x []float32) {
	w, v := whole(len(to)), lanes()
	for i := 0; i < w; i += v {
		load(to, i).Add(load(x, i)).Store(to[i:])
	}
	addPlain(to[w:], x[w:])
}

func addFourRows(sums, rows []float32, stride int, factors [4]float32) {
	n, v := len(sums), lanes()
	w := whole(n)
	r0, r1, r2, r3 := rows[:n], rows[stride:][:n], rows[2*stride:][:n], rows[3*stride:][:n]
	f0, f1, f2, f3 := splat(factors[0]), splat(factors[1]), splat(factors[2]), splat(factors[3])
	for i := 0; i < w; i += v {
		s := load(sums, i).Add(f0.Mul(load(r0, i)))
		s = s.Add(f1.Mul(load(r1, i)))
		s = s.Add(f2.Mul(load(r2, i)))
		s.Add(f3.Mul(load(r3, i))).Store(sums[i:])
	}
	if w < n {
		addFourRowsPlain(sums[w:], rows[w:], stride, factors)
	}
}

func copyRow(to, x []float32) { copy(to, x) }

func double(a, b, x []float32, c int) {
	v := lanes()
	if c%v != 0 {
		doublePlain(a, b, x, c)
		return
	}
	for to := 0; len(x) > 0; to += c {
		for end := to + c; to < end; to += v {
			twice := load(x, 0)
			for _, row := range [2][]float32{a, b} {
				twice.Store(row[to:])
				twice.Store(row[to+c:])
			}
			x = x[v:]
		}
	}
}

func undouble(to, a, b []float32, c int) {
	v := lanes()
	if c%v != 0 {
		undoublePlain(to, a, b, c)
		return
	}
	for from := 0; len(to) > 0; from += c {
		for end := from + c; from < end; from += v {
			load(a, from).Add(load(a, from+c)).Add(load(b, from)).Add(load(b, from+c)).Store(to)
			to = to[v:]
		}
	}
}

// The sums of four positions side by side stay in registers, one vector of
// channels each. What does not divide into vectors, or is narrower than four
// positions, takes the plain way.

func spreadTaps(wide, in, w, b []float32, t Taps, s *Scratch) {
	v := lanes()
	if wide512 && t.W >= 4 && t.C%32 == 0 {
		spreadWide(wide, in, w, b, t)
		return
	}
	if t.W < 4 || t.C%v != 0 {
		spreadTapsPlain(wide, in, w, b, t)
		return
	}
	m := len(w) / (9 * t.C) // channels of in
	row := 3 * m
	for y := range t.H {
		for x := 0; x < t.W; x += 4 {
			x = min(x, t.W-4) // the last four overlap those before, with the same values
			to := wide[(y*t.W+x)*t.C:][:4*t.C]
			for c := 0; c < t.C; c += v {
				s0 := simd.LoadFloat32s(b[c:])
				s1, s2, s3 := s0, s0, s0
				for i := range 3 {
					from := in[((y+i)*(t.W+2)+x)*m:][:row+3*m]
					f := w[i*row*t.C+c:]
					for k := range row {
						g := simd.LoadFloat32s(f[k*t.C:])
						s0 = s0.Add(simd.BroadcastFloat32s(from[k]).Mul(g))
						s1 = s1.Add(simd.BroadcastFloat32s(from[k+m]).Mul(g))
						s2 = s2.Add(simd.BroadcastFloat32s(from[k+2*m]).Mul(g))
						s3 = s3.Add(simd.BroadcastFloat32s(from[k+3*m]).Mul(g))
					}
				}
				s0.Store(to[c:])
				s1.Store(to[c+t.C:])
				s2.Store(to[c+2*t.C:])
				s3.Store(to[c+3*t.C:])
			}
		}
	}
}
