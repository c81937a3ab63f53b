package kernel

// After an up-sampling by two, a tile of 2x2 at even positions sees 4x4 values of
// which those of rows 1 and 2, and of columns 1 and 2, are the same: with rows
// (a, b, b, c) their transform is (a-b, 2b, 0, b-c), and 9 of 16 places are left.
// A tile belongs to a position of the small image, and sees the 3x3 around it.
//
//	forward  V from 3x3 of x, M = Σ_c U ⊙ V, Y (2, 2) from M: m0+m1, m1-m3
//	dU       Σ V ⊙ dM, dM from dY (2, 2): a, a+b, -b
//	dX       V' from the 4x4 of dY around the tile: d0-d2, d1+d2, d1-d3; M' with the
//	         mirrored filter; the sum of its four values: m0+2·m1-m3
//
// each by rows, then by columns.

// doubledPlaces is how many places are left.
const doubledPlaces = 9

// A Doubled is a convolution of 3x3 with stride 1 and a padding of one, of images
// that are doubled in size before: from In (H, W, C) to Out (2H, 2W, O).
type Doubled struct{ In, Out Eight }

// Pick stores in to (9, n) those places of u (16, n) that are left.
func (Doubled) Pick(to, u []float32) {
	n := len(u) / places
	for p := range doubledPlaces {
		copy(to[p*n:(p+1)*n], u[keptPlace(p)*n:])
	}
}

// Spread is the way back for gradients; those of the other places are zero.
func (Doubled) Spread(u, from []float32) {
	n := len(u) / places
	clear(u)
	for p := range doubledPlaces {
		copy(u[keptPlace(p)*n:][:n], from[p*n:])
	}
}

// keptPlace returns which of sixteen places the p-th of nine is.
func keptPlace(p int) int {
	kept := [3]int{0, 1, 3}
	return kept[p/3]*4 + kept[p%3]
}

// Forward writes y from x, U (9, C, O) and b (O, 8).
func (d Doubled) Forward(y, x, u, b []float32, s *Scratch) {
	d.check("Forward", x, y)
	v, m := d.memory(s)
	eachChunk(d.In.H*d.In.W, func(first, n int) {
		d.see(v, x, first, n, false)
		multiplyPlaces(m, v, u, n, d.In.C, d.Out.C, s)
		for i := range n {
			h, w := (first+i)/d.In.W, (first+i)%d.In.W
			doubledOut(y[d.Out.at(2*h, 2*w):], m[i*d.Out.C*Lanes:], b, place(d.Out.C), d.Out.row())
		}
	})
}

// AddGrad adds to sums what x and dY say about U.
func (d Doubled) AddGrad(sums *[doubledPlaces]Sums, x, dY []float32, s *Scratch) {
	d.check("AddGrad", x, dY)
	v, m := d.memory(s)
	eachChunk(d.In.H*d.In.W, func(first, n int) {
		d.see(v, x, first, n, true)
		for i := range n {
			h, w := (first+i)/d.In.W, (first+i)%d.In.W
			doubledBack(m[i*d.Out.C*Lanes:], dY[d.Out.at(2*h, 2*w):], d.Out.C*Lanes, place(d.Out.C), d.Out.row())
		}
		for p := range doubledPlaces {
			addProductsOfEights(sums[p], v[p*place(d.In.C):], m[p*place(d.Out.C):], n)
		}
	})
}

// Backward writes dX from dY and U (9, O, C) of the mirrored filter.
func (d Doubled) Backward(dX, dY, u []float32, s *Scratch) {
	d.check("Backward", dX, dY)
	m, v := d.memory(s)
	eachChunk(d.In.H*d.In.W, func(first, n int) {
		for i := range n {
			h, w := (first+i)/d.In.W, (first+i)%d.In.W
			nineIn(v[i*d.Out.C*Lanes:], dY[d.Out.at(2*h-1, 2*w-1):], d.Out.C*Lanes, place(d.Out.C), d.Out.row())
		}
		multiplyPlaces(m, v, u, n, d.Out.C, d.In.C, s)
		for i := range n {
			h, w := (first+i)/d.In.W, (first+i)%d.In.W
			nineSum(dX[d.In.at(h, w):][:d.In.C*Lanes], m[i*d.In.C*Lanes:], place(d.In.C))
		}
	})
}

func (d Doubled) check(name string, small, large []float32) {
	d.In.check(name+" of doubled images", small)
	d.Out.check(name+" of doubled images", large)
	if d.Out.H != 2*d.In.H || d.Out.W != 2*d.In.W || d.In.Border < 1 {
		panic("kernel: " + name + " of images doubled from " + shape(d.In.H, d.In.W) + " to " + shape(d.Out.H, d.Out.W))
	}
}

func (d Doubled) memory(s *Scratch) (small, large []float32) {
	return s.floats(&s.seen, doubledPlaces*place(d.In.C)), s.floats(&s.products, doubledPlaces*place(d.Out.C))
}

// see is that of [Tiled].
func (d Doubled) see(v, x []float32, first, n int, forGrad bool) {
	c := d.In.C * Lanes
	for i := range n {
		h, w := (first+i)/d.In.W, (first+i)%d.In.W
		seen := x[d.In.at(h-1, w-1):]
		if forGrad && inPairs {
			doubledInPairs(v[i*2*Lanes:], seen, c, place(d.In.C), d.In.row())
		} else {
			doubledIn(v[i*c:], seen, c, place(d.In.C), d.In.row())
		}
	}
}

// multiplyPlaces stores M from V and U, of as many places as U (places, C, O) has.
func multiplyPlaces(m, v, u []float32, n, c, o int, s *Scratch) {
	for p := range len(u) / (c * o) {
		multiplyEights(m[p*place(o):], v[p*place(c):], u[p*c*o:(p+1)*c*o], n, c, o, s)
	}
}

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
