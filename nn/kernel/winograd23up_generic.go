package kernel

// What a doubled [Winograd] does with columns, then with rows; its formulas are there.

// u[3·i+j][e] of n filters w (3, 3, n): g0, g0+g1+g2, g2
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

// dw[3·i+j][e] from dU (9, n): u0+u1, u1, u1+u2
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

// v[3·i+j][c] from x (3, 3, n); places are step floats apart, rows row floats.
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

// m[3·i+j][c] from dY (2, 2, n)
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

// v[3·i+j][c] from x (4, 4, n)
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

// x[c] from m (9, n)
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
