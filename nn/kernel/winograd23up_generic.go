package kernel

// Winograd's convolution F(2x2, 3x3) on an image that is up-sampled by two, of the small image
// alone. F(2x2, 3x3) (Lavin & Gray 2015, section 4.1) is
//
//	     ⎡1  0 -1  0⎤      ⎡ 1    0    0 ⎤
//	Bᵀ = ⎢0  1  1  0⎥  G = ⎢1/2  1/2  1/2⎥  Aᵀ = ⎡1  1  1  0⎤
//	     ⎢0 -1  1  0⎥      ⎢1/2 -1/2  1/2⎥       ⎣0  1 -1 -1⎦
//	     ⎣0  1  0 -1⎦      ⎣ 0    0    1 ⎦
//
// A tile of 2x2 belongs to one position of the small image. In each row and column the 4x4
// values around it are a, b, b, c, and Bᵀ makes of them a-b, 2b, 0, b-c. One of four elements
// is zero, in rows and in columns, so that 9 of 16 are left; and with the factor 2 moved from
// 2b to G, where it cancels the halves, there are no multiplications but those of M:
//
//	forward  G: g0, g0+g1+g2, g2    Bᵀ: a-b, b, b-c    Aᵀ: m0+m1, m1-m2
//	dW       dM from dY: a, a+b, -b    dU = Σ V ⊙ dM    dg from dU: u0+u1, u1, u1+u2
//	dX       V from the 4x4 of dY around a tile: d0-d2, d1+d2, d1-d3
//	         M with the flipped filter; the sum of its four values: m0+m1-m2
//
// Here too columns are transformed first, then rows.

// u[3·i+j][e] of n filters w (3, 3, n)
func winograd23upTransformFilterGeneric(u, w []float32, n int) {
	for e := range n {
		var t [3][3]float32
		for j := range 3 {
			t[0][j], t[1][j], t[2][j] = winograd23upG(w[j*n+e], w[(3+j)*n+e], w[(6+j)*n+e])
		}
		for i, g := range t {
			at := u[3*i*n+e:]
			at[0], at[n], at[2*n] = winograd23upG(g[0], g[1], g[2])
		}
	}
}

func winograd23upG(a, b, c float32) (_, _, _ float32) { return a, (a + c) + b, c }

// dw[3·i+j][e] from dU (9, n)
func winograd23upTransformFilterGradGeneric(dw, u []float32, n int) {
	for e := range n {
		var t [3][3]float32
		for j := range 3 {
			t[0][j], t[1][j], t[2][j] = winograd23upGt(u[j*n+e], u[(3+j)*n+e], u[(6+j)*n+e])
		}
		for i, d := range t {
			at := dw[3*i*n+e:]
			at[0], at[n], at[2*n] = winograd23upGt(d[0], d[1], d[2])
		}
	}
}

func winograd23upGt(a, b, c float32) (_, _, _ float32) { return a + b, b, b + c }

// v[3·i+j][c] from x (3, 3, n); elements are step floats apart, rows of x row floats
func winograd23upTransformInputGeneric(v, x []float32, n, step, row int) {
	for c := range n {
		var t [3][3]float32
		for j := range 3 {
			t[0][j], t[1][j], t[2][j] = winograd23upBt(x[j*n+c], x[row+j*n+c], x[2*row+j*n+c])
		}
		for i, d := range t {
			at := v[3*i*step+c:]
			at[0], at[step], at[2*step] = winograd23upBt(d[0], d[1], d[2])
		}
	}
}

func winograd23upBt(a, b, c float32) (_, _, _ float32) { return a - b, b, b - c }

// y[i][j][c] from m (9, n), plus b[c]
func winograd23upTransformOutputGeneric(y, m, b []float32, step, row int) {
	n := len(b)
	for c, bias := range b {
		var t [2][3]float32
		for j := range 3 {
			at := m[j*step+c:]
			m0, m1, m2 := at[0], at[3*step], at[6*step]
			t[0][j], t[1][j] = m0+m1, m1-m2
		}
		for i, s := range t {
			y[i*row+c] = (s[0] + s[1]) + bias
			y[i*row+n+c] = (s[1] - s[2]) + bias
		}
	}
}

// dM[3·i+j][c], in m, from dY (2, 2, n)
func winograd23upTransformOutputGradGeneric(m, dY []float32, n, step, row int) {
	for c := range n {
		var t [3][2]float32
		for j := range 2 {
			a, b := dY[j*n+c], dY[row+j*n+c]
			t[0][j], t[1][j], t[2][j] = a, a+b, -b
		}
		for i, d := range t {
			at := m[3*i*step+c:]
			at[0], at[step], at[2*step] = d[0], d[0]+d[1], -d[1]
		}
	}
}

// v[3·i+j][c] from dY, in x, (4, 4, n)
func winograd23upBackwardTransformInputGeneric(v, x []float32, n, step, row int) {
	for c := range n {
		var t [3][4]float32
		for j := range 4 {
			d0, d1, d2, d3 := x[j*n+c], x[row+j*n+c], x[2*row+j*n+c], x[3*row+j*n+c]
			t[0][j], t[1][j], t[2][j] = d0-d2, d1+d2, d1-d3
		}
		for i, d := range t {
			at := v[3*i*step+c:]
			at[0], at[step], at[2*step] = d[0]-d[2], d[1]+d[2], d[1]-d[3]
		}
	}
}

// dX[c], in x, from m (9, n)
func winograd23upBackwardTransformOutputGeneric(x, m []float32, step int) {
	for c := range x {
		var t [3]float32
		for j := range 3 {
			at := m[j*step+c:]
			t[j] = (at[0] + at[3*step]) - at[6*step]
		}
		x[c] = (t[0] + t[1]) - t[2]
	}
}
