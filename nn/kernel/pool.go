package kernel

// Max pooling and up-sampling by two work on one row of positions of the small image and the
// two rows, upper and lower, of the large one. C is a multiple of four.

// MaxPool2x2 stores in y (n, C) the largest of each 2x2 positions of upper and lower (2n, C),
// and in argmax its number: 0 to 3, row by row, and of equal values the first.
//
//	y[w,c] = max(upper[2w,c], upper[2w+1,c], lower[2w,c], lower[2w+1,c])
func MaxPool2x2(y, argmax, upper, lower []float32, c int) {
	checkPool(len(y), len(upper), len(lower), c)
	checkSame("MaxPool2x2", y, argmax)
	maxPool2x2(y, argmax, upper, lower, c)
}

// MaxPool2x2Backward copies each dY (n, C) to the position of dUpper and dLower (2n, C) that
// was the largest, and sets the others to zero.
func MaxPool2x2Backward(dUpper, dLower, dY, argmax []float32, c int) {
	checkPool(len(dY), len(dUpper), len(dLower), c)
	checkSame("MaxPool2x2Backward", dY, argmax)
	maxPool2x2Backward(dUpper, dLower, dY, argmax, c)
}

// Upsample2x2 copies each position of x (n, C) to 2x2 positions of upper and lower (2n, C).
func Upsample2x2(upper, lower, x []float32, c int) {
	checkPool(len(x), len(upper), len(lower), c)
	upsample2x2(upper, lower, x, c)
}

// Upsample2x2Backward stores in dX (n, C) the sum of each 2x2 positions:
//
//	dX[w,c] = ((dUpper[2w,c] + dUpper[2w+1,c]) + dLower[2w,c]) + dLower[2w+1,c]
func Upsample2x2Backward(dX, dUpper, dLower []float32, c int) {
	checkPool(len(dX), len(dUpper), len(dLower), c)
	upsample2x2Backward(dX, dUpper, dLower, c)
}

func checkPool(n, a, b, c int) {
	if c < 1 || c%4 != 0 || n%c != 0 || a != 2*n || b != 2*n {
		panicShapes("pooling or up-sampling", n, a)
	}
}

// MaxInto stores max(y, x) in y; of two equal values y stays. Pooling over windows of any
// size calls it once for each position of the window.
func MaxInto(y, x []float32) {
	checkSame("MaxInto", y, x)
	maxInto(y, x)
}

// MaxIntoBackward is for one position x of the window that y is the maximum of.
// Where x equals y, it moves the gradient from dY to dX; elsewhere dX becomes zero. A gradient
// that has been moved is zero in dY, so that of equal values the first gets it.
func MaxIntoBackward(dX, dY, x, y []float32) {
	checkSame("MaxIntoBackward", dX, dY)
	checkSame("MaxIntoBackward", dX, x)
	checkSame("MaxIntoBackward", dX, y)
	maxIntoBackward(dX, dY, x, y)
}
