package kernel

// The transforms of tiles of images that are doubled: see [Tiled].

// v[3·i+j][c] from x (3, 3, n); places are step floats apart, rows row floats.
func doubledInPlain(v, x []float32, n, step, row int) {
	for c := range n {
		var t [3][3]float32
		for j := range 3 {
			t[0][j], t[1][j], t[2][j] = doubledThree(x[j*n+c], x[row+j*n+c], x[2*row+j*n+c])
		}
		for i, d := range t {
			at := v[3*i*step+c:]
			at[0], at[step], at[2*step] = doubledThree(d[0], d[1], d[2])
		}
	}
}

func doubledThree(a, b, c float32) (float32, float32, float32) { return a - b, b + b, b - c }

// y[i][j][c] from m (9, n), plus b[c]
func doubledOutPlain(y, m, b []float32, step, row int) {
	n := len(b)
	for c, bias := range b {
		var t [2][3]float32
		for j := range 3 {
			at := m[j*step+c:]
			m0, m1, m3 := at[0], at[3*step], at[6*step]
			t[0][j], t[1][j] = m0+m1, m1-m3
		}
		for i, s := range t {
			y[i*row+c] = (s[0] + s[1]) + bias
			y[i*row+n+c] = (s[1] - s[2]) + bias
		}
	}
}

// m[3·i+j][c] from dY (2, 2, n)
func doubledBackPlain(m, dY []float32, n, step, row int) {
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
func nineInPlain(v, x []float32, n, step, row int) {
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
func nineSumPlain(x, m []float32, step int) {
	for c := range x {
		var t [3]float32
		for j := range 3 {
			at := m[j*step+c:]
			t[j] = (at[0] + (at[3*step] + at[3*step])) - at[6*step]
		}
		x[c] = (t[0] + (t[1] + t[1])) - t[2]
	}
}
