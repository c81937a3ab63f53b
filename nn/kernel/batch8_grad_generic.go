package kernel

// sums[k,o] += Σ_i v[i,k]·m[i,o] for v (n, K, 8) and m (n, O, 8)
func batch8GradGeneric(sums GradSums, v, m []float32, n int) {
	for k := range sums.k {
		sums.addPositions(k, v[k*Lanes:], m, n, sums.k*Lanes)
	}
}

// addPositions adds to the sums of one k, of all o, the products of positions of x, which
// are step floats apart, and of dY (positions, O, 8).
func (s GradSums) addPositions(k int, x, dY []float32, positions, step int) {
	o := 0
	for ; o+4 <= s.o; o += 4 {
		batch8Grad4(s.s[((o/4*((s.k+1)/2)+k/2)*4)*8+k%2*4:], x, dY[o*Lanes:], positions, step, s.o*Lanes)
	}
	for ; o < s.o; o++ {
		batch8Grad1(s.at(k, o), x, dY[o*Lanes:], positions, step, s.o*Lanes)
	}
}

// Four neighbouring o: their partial sums are eight floats apart.
func batch8Grad4Generic(sums, x, dY []float32, positions, xStep, dStep int) {
	for r := range 4 {
		batch8Grad1((*[4]float32)(sums[8*r:]), x, dY[r*Lanes:], positions, xStep, dStep)
	}
}

// sums[l] += Σ_p x[p,l]·dY[p,l] + x[p,l+4]·dY[p,l+4], in this order; positions of x and dY
// are xStep and dStep floats apart
func batch8Grad1(sums *[4]float32, x, dY []float32, positions, xStep, dStep int) {
	s0, s1, s2, s3 := sums[0], sums[1], sums[2], sums[3]
	for p := range positions {
		v, d := (*[Lanes]float32)(x[p*xStep:]), (*[Lanes]float32)(dY[p*dStep:])
		s0 += float32(v[0] * d[0])
		s1 += float32(v[1] * d[1])
		s2 += float32(v[2] * d[2])
		s3 += float32(v[3] * d[3])
		s0 += float32(v[4] * d[4])
		s1 += float32(v[5] * d[5])
		s2 += float32(v[6] * d[6])
		s3 += float32(v[7] * d[7])
	}
	*sums = [4]float32{s0, s1, s2, s3}
}
