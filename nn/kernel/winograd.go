package kernel

// Winograd's convolution F(2x2, 3x3) has 4 multiplications a value where the sum
// over the filter has 9 (Lavin & Gray 2016, section 4.1). The output is cut into
// tiles of 2x2. With g the filter and d the 4x4 values that a tile sees, for each
// pair of channels,
//
//	Y = Aᵀ·M·A, M = Σ_c U ⊙ V, U = G·g·Gᵀ, V = Bᵀ·d·B
//
//	     ⎡1  0 -1  0⎤      ⎡ 1    0    0 ⎤
//	Bᵀ = ⎢0  1  1  0⎥  G = ⎢1/2  1/2  1/2⎥  Aᵀ = ⎡1  1  1  0⎤
//	     ⎢0 -1  1  0⎥      ⎢1/2 -1/2  1/2⎥       ⎣0  1 -1 -1⎦
//	     ⎣0  1  0 -1⎦      ⎣ 0    0    1 ⎦
//
// so that M is 16 matrix products, one for each place in a tile. The gradient of
// the filter goes the same way back: dM = A·dY·Aᵀ, dU = Σ V ⊙ dM, dg = Gᵀ·dU·G.
//
// The sums have other last bits than those of the filter. Every back end has these.

// places is how many values a tile of 2x2 sees.
const places = 16

// FilterIn stores U (16, n) of n filters w (3, 3, n): pairs of channels.
//
//	row by row, then column by column: g₀, ½·((g₀+g₂)+g₁), ½·((g₀+g₂)-g₁), g₂
func FilterIn(u, w []float32) {
	n := len(w) / 9
	for e := range n {
		var t [4][3]float32
		for j := range 3 {
			t[0][j], t[1][j], t[2][j], t[3][j] = spreadThree(w[j*n+e], w[(3+j)*n+e], w[(6+j)*n+e])
		}
		for i := range 4 {
			at := u[4*i*n+e:]
			at[0], at[n], at[2*n], at[3*n] = spreadThree(t[i][0], t[i][1], t[i][2])
		}
	}
}

func spreadThree(a, b, c float32) (float32, float32, float32, float32) {
	outer := a + c
	return a, 0.5 * (outer + b), 0.5 * (outer - b), c
}

// FilterBack stores the gradient dw (3, 3, n) of n filters from dU (16, n).
//
//	Gᵀ, row by row and then column by column: u₀+½·(u₁+u₂), ½·(u₁-u₂), ½·(u₁+u₂)+u₃
func FilterBack(dw, u []float32) {
	n := len(dw) / 9
	for e := range n {
		var t [3][4]float32
		for j := range 4 {
			t[0][j], t[1][j], t[2][j] = collectFour(u[j*n+e], u[(4+j)*n+e], u[(8+j)*n+e], u[(12+j)*n+e])
		}
		for i := range 3 {
			at := dw[3*i*n+e:]
			at[0], at[n], at[2*n] = collectFour(t[i][0], t[i][1], t[i][2], t[i][3])
		}
	}
}

func collectFour(a, b, c, d float32) (float32, float32, float32) {
	half := float32(0.5 * (b + c))
	return a + half, 0.5 * (b - c), half + d
}

// v[4·i+j][c] = Bᵀ·d·B for n channels; places are step floats apart, and rows of x
// (4, 4, n) row floats.
func tileInPlain(v, x []float32, n, step, row int) {
	for c := range n {
		var t [4][4]float32
		for j := range 4 {
			d0, d1, d2, d3 := x[j*n+c], x[row+j*n+c], x[2*row+j*n+c], x[3*row+j*n+c]
			t[0][j], t[1][j], t[2][j], t[3][j] = d0-d2, d1+d2, d2-d1, d1-d3
		}
		for i, d := range t {
			at := v[4*i*step+c:]
			at[0], at[step], at[2*step], at[3*step] = d[0]-d[2], d[1]+d[2], d[2]-d[1], d[1]-d[3]
		}
	}
}

// y[i][j][c] = Aᵀ·M·A + b[c]
func tileOutPlain(y, m, b []float32, step, row int) {
	n := len(b)
	for c, bias := range b {
		var t [2][4]float32
		for j := range 4 {
			at := m[j*step+c:]
			m0, m1, m2, m3 := at[0], at[4*step], at[8*step], at[12*step]
			t[0][j], t[1][j] = (m0+m1)+m2, (m1-m2)-m3
		}
		for i, s := range t {
			y[i*row+c] = ((s[0] + s[1]) + s[2]) + bias
			y[i*row+n+c] = ((s[1] - s[2]) - s[3]) + bias
		}
	}
}

// y[c] = max (Aᵀ·M·A) + b[c], and which of the four it is
func tilePooledPlain(y, which, m, b []float32, step int) {
	for c := range b {
		var four [4]float32
		tileOutPlain(four[:], m[c:], b[c:c+1], step, 2)
		y[c], which[c] = four[0], 0
		for k, v := range four[1:] {
			if v > y[c] {
				y[c], which[c] = v, float32(k+1)
			}
		}
	}
}

// m[4·i+j][c] = A·dY·Aᵀ for n channels
func tileBackPlain(m, dY []float32, n, step, row int) {
	for c := range n {
		var t [4][2]float32
		for j := range 2 {
			a, b := dY[j*n+c], dY[row+j*n+c]
			t[0][j], t[1][j], t[2][j], t[3][j] = a, a+b, a-b, -b
		}
		for i, d := range t {
			at := m[4*i*step+c:]
			at[0], at[step], at[2*step], at[3*step] = d[0], d[0]+d[1], d[0]-d[1], -d[1]
		}
	}
}
