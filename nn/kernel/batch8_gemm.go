package kernel

// MultiplyEights stores in y (n, O, 8) the product of x (n, C, 8) and w (C, O); C and
// O are multiples of four.
//
//	y[i,o] = Σ_c x[i,c]·w[c,o]    c ascending
func MultiplyEights(n int, y, x, w []float32) {
	c, o := checkEights("MultiplyEights", n, x, y, len(w))
	multiplyEights(y, x, w, n, c, o)
}

func checkEights(name string, n int, x, y []float32, w int) (c, o int) {
	c, o = len(x)/(n*Lanes), len(y)/(n*Lanes)
	if len(x) != n*c*Lanes || len(y) != n*o*Lanes || w != c*o || (c|o)%4 != 0 {
		misfit(name, len(x), len(y))
	}
	return c, o
}
