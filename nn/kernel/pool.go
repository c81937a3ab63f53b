package kernel

// Operations on the channels of one position: rows of C values. Those that pool or
// double take multiples of four.

// Pool stores in to (n, C) the largest of each two positions side by side in the
// rows a and b (2n, C), and which it is: 0 to 3, the first of equal ones.
//
//	to[w,c] = max(a[2w,c], a[2w+1,c], b[2w,c], b[2w+1,c])
func MaxPool2x2(to, argmax, a, b []float32, c int) {
	checkPool(len(to), len(a), len(b), c)
	checkSame("Pool", to, argmax)
	maxPool2x2(to, argmax, a, b, c)
}

// Scatter is the way back: it moves each value of d (n, C) there, and sets the
// others of da and db (2n, C) to zero.
func MaxPool2x2Backward(da, db, d, argmax []float32, c int) {
	checkPool(len(d), len(da), len(db), c)
	checkSame("Scatter", d, argmax)
	maxPool2x2Backward(da, db, d, argmax, c)
}

// Double stores each position of x (n, C) twice side by side in the rows a and b
// (2n, C).
func Upsample2x2(a, b, x []float32, c int) {
	checkPool(len(x), len(a), len(b), c)
	upsample2x2(a, b, x, c)
}

// Undouble is the way back for gradients:
//
//	to[w,c] = ((a[2w,c] + a[2w+1,c]) + b[2w,c]) + b[2w+1,c]
func Upsample2x2Backward(to, a, b []float32, c int) {
	checkPool(len(to), len(a), len(b), c)
	upsample2x2Backward(to, a, b, c)
}

func checkPool(n, a, b, c int) {
	if c < 1 || c%4 != 0 || n%c != 0 || a != 2*n || b != 2*n {
		panicShapes("pooling or doubling", n, a)
	}
}

// Larger stores max(to, x) in to; of two equal values it keeps the first.
func MaxPoolStep(to, x []float32) {
	checkSame("Larger", to, x)
	maxPoolStep(to, x)
}

// Route moves to d those values of left whose x is the largest, and sets to
// zero the others of d and those of left that have been moved.
func MaxPoolStepBackward(d, left, x, largest []float32) {
	checkSame("Route", d, left)
	checkSame("Route", d, x)
	checkSame("Route", d, largest)
	maxPoolStepBackward(d, left, x, largest)
}
