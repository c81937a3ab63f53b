package kernel

func batch8GradGeneric(sums GradSums, v, m []float32, n int) {
	for k := range sums.k {
		sums.addPositions(k, v[k*Lanes:], m, n, sums.k*Lanes)
	}
}

// batch8Grad1 adds to all sums of k the products of positions of x, step floats
// apart, and of dY (positions, O, 8).
func (s GradSums) addPositions(k int, x, dY []float32, positions, step int) {
	o := 0
	for ; o+4 <= s.o; o += 4 {
		batch8Grad4(s.s[((o/4*((s.k+1)/2)+k/2)*4)*8+k%2*4:], x, dY[o*Lanes:], positions, step, s.o*Lanes)
	}
	for ; o < s.o; o++ {
		batch8Grad1(s.at(k, o), x, dY[o*Lanes:], positions, step, s.o*Lanes)
	}
}

// batch8Grad4 is batch8Grad1 for four sums, eight floats apart, and four
// neighbours of dY.
func batch8Grad4Generic(sums, x, dY []float32, positions, xStep, dStep int) {
	for r := range 4 {
		batch8Grad1((*[4]float32)(sums[8*r:]), x, dY[r*Lanes:], positions, xStep, dStep)
	}
}

// batch8Grad1 adds to sums the products of as many positions of x and dY, xStep
// and dStep floats apart.
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
