package kernel

// Batch8Gemm stores in y (n, O, 8) the product of x (n, C, 8) and w (C, O):
//
//	y[i,o] = Σ_c x[i,c]·w[c,o]    c ascending
//
// C and O are multiples of four. It is a convolution of 1x1 for n positions.
func Batch8Gemm(n int, y, x, w []float32) {
	c, o := checkBatch8Gemm("Batch8Gemm", n, x, y, len(w))
	batch8Gemm(y, x, w, n, c, o)
}

// checkBatch8Gemm checks x (n, C, 8), y (n, O, 8) and the length w of (C, O).
func checkBatch8Gemm(name string, n int, x, y []float32, w int) (c, o int) {
	c, o = len(x)/(n*Lanes), len(y)/(n*Lanes)
	if len(x) != n*c*Lanes || len(y) != n*o*Lanes || w != c*o || (c|o)%4 != 0 {
		panicShapes(name, len(x), len(y))
	}
	return c, o
}
