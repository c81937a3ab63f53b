package kernel

func maxPool2x2Generic(to, argmax, a, b []float32, c int) {
	for i := range to {
		at := i/c*2*c + i%c
		to[i], argmax[i] = a[at], 0
		for k, v := range [3]float32{a[at+c], b[at], b[at+c]} {
			if v > to[i] { // of -0 and 0 the first stays, as in every twin
				to[i], argmax[i] = v, float32(k+1)
			}
		}
	}
}

func maxPool2x2BackwardGeneric(da, db, d, argmax []float32, c int) {
	for i, v := range d {
		at := i/c*2*c + i%c
		da[at], da[at+c], db[at], db[at+c] = 0, 0, 0, 0
		switch argmax[i] {
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

func upsample2x2Generic(a, b, x []float32, c int) {
	for i, v := range x {
		at := i/c*2*c + i%c
		a[at], a[at+c], b[at], b[at+c] = v, v, v, v
	}
}

func upsample2x2BackwardGeneric(to, a, b []float32, c int) {
	for i := range to {
		at := i/c*2*c + i%c
		to[i] = a[at] + a[at+c] + b[at] + b[at+c]
	}
}

func maxPoolStepGeneric(to, x []float32) {
	for i, v := range x {
		if v > to[i] {
			to[i] = v
		}
	}
}

func maxPoolStepBackwardGeneric(d, left, x, largest []float32) {
	for i, v := range x {
		d[i] = 0
		if v == largest[i] {
			d[i], left[i] = left[i], 0
		}
	}
}
