package kernel

func poolPlain(to, which, a, b []float32, c int) {
	for i := range to {
		at := i/c*2*c + i%c
		to[i], which[i] = a[at], 0
		for k, v := range [3]float32{a[at+c], b[at], b[at+c]} {
			if v > to[i] { // of -0 and 0 the first stays, as in every twin
				to[i], which[i] = v, float32(k+1)
			}
		}
	}
}

func scatterPlain(da, db, d, which []float32, c int) {
	for i, v := range d {
		at := i/c*2*c + i%c
		da[at], da[at+c], db[at], db[at+c] = 0, 0, 0, 0
		switch which[i] {
		case 0:
			da[at] = v
		case 1:
			da[at+c] = v
		case 2:
			db[at] = v
		case 3:
			db[at+c] = v
		}
	}
}

func doublePlain(a, b, x []float32, c int) {
	for i, v := range x {
		at := i/c*2*c + i%c
		a[at], a[at+c], b[at], b[at+c] = v, v, v, v
	}
}

func undoublePlain(to, a, b []float32, c int) {
	for i := range to {
		at := i/c*2*c + i%c
		to[i] = a[at] + a[at+c] + b[at] + b[at+c]
	}
}

func largerPlain(to, x []float32) {
	for i, v := range x {
		if v > to[i] {
			to[i] = v
		}
	}
}

func routePlain(d, left, x, largest []float32) {
	for i, v := range x {
		d[i] = 0
		if v == largest[i] {
			d[i], left[i] = left[i], 0
		}
	}
}
