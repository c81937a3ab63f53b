package kernel

// m[i,o] = Σ_c v[i,c]·u[c,o]    c ascending
func batch8GemmGeneric(m, v, u []float32, n, c, o int) {
	for i := range n {
		to := m[i*o*Lanes:][:o*Lanes]
		clear(to)
		batch8GemmRow(to, v[i*c*Lanes:], u, c)
	}
}

// sums[o] += Σ_k x[k]·weights[k,o] for sums (O, 8), x (terms, 8) and weights (terms, O), k ascending
func batch8GemmRow(sums, x, weights []float32, terms int) {
	outs := len(sums) / Lanes
	o := 0
	for ; o+4 <= outs; o += 4 {
		batch8GemmRow4((*[4 * Lanes]float32)(sums[o*Lanes:]), x, weights[o:], terms, outs)
	}
	for ; o < outs; o++ {
		batch8GemmRow1((*[Lanes]float32)(sums[o*Lanes:]), x, weights[o:], terms, outs)
	}
}

// The same for four outputs; weights[k] starts at k·stride.
func batch8GemmRow4Generic(sums *[4 * Lanes]float32, x, weights []float32, terms, stride int) {
	for r := range 4 {
		batch8GemmRow1((*[Lanes]float32)(sums[r*Lanes:]), x, weights[r:], terms, stride)
	}
}

// The same for one output.
func batch8GemmRow1(sums *[Lanes]float32, x, weights []float32, terms, stride int) {
	s0, s1, s2, s3, s4, s5, s6, s7 := sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]
	for k := range terms {
		v, w := (*[Lanes]float32)(x[k*Lanes:]), weights[k*stride]
		s0 += float32(v[0] * w)
		s1 += float32(v[1] * w)
		s2 += float32(v[2] * w)
		s3 += float32(v[3] * w)
		s4 += float32(v[4] * w)
		s5 += float32(v[5] * w)
		s6 += float32(v[6] * w)
		s7 += float32(v[7] * w)
	}
	*sums = [Lanes]float32{s0, s1, s2, s3, s4, s5, s6, s7}
}
