package kernel

func maxPool2x2Generic(y, argmax, upper, lower []float32, c int) {
	for i := range y {
		at := i/c*2*c + i%c
		y[i], argmax[i] = upper[at], 0
		for k, v := range [3]float32{upper[at+c], lower[at], lower[at+c]} {
			if v > y[i] { // of -0 and 0 the first stays, in every form
				y[i], argmax[i] = v, float32(k+1)
			}
		}
	}
}

func maxPool2x2BackwardGeneric(dUpper, dLower, dY, argmax []float32, c int) {
	for i, v := range dY {
		at := i/c*2*c + i%c
		dUpper[at], dUpper[at+c], dLower[at], dLower[at+c] = 0, 0, 0, 0
		switch argmax[i] {
		case 0:
			dUpper[at] = v
		case 1:
			dUpper[at+c] = v
		case 2:
			dLower[at] = v
		case 3:
			dLower[at+c] = v
		}
	}
}

func upsample2x2Generic(upper, lower, x []float32, c int) {
	for i, v := range x {
		at := i/c*2*c + i%c
		upper[at], upper[at+c], lower[at], lower[at+c] = v, v, v, v
	}
}

func upsample2x2BackwardGeneric(dX, dUpper, dLower []float32, c int) {
	for i := range dX {
		at := i/c*2*c + i%c
		dX[i] = dUpper[at] + dUpper[at+c] + dLower[at] + dLower[at+c]
	}
}

func maxIntoGeneric(y, x []float32) {
	for i, v := range x {
		if v > y[i] {
			y[i] = v
		}
	}
}

func maxIntoBackwardGeneric(dX, dY, x, y []float32) {
	for i, v := range x {
		dX[i] = 0
		if v == y[i] {
			dX[i], dY[i] = dY[i], 0
		}
	}
}
