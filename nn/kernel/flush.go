package kernel

// Processors compute with denormal floats, those below 2⁻¹²⁶, about ten times slower, and
// WebAssembly has no mode that takes them for zero. They come from products of numbers that are
// small themselves: in a network whose outputs are 1e-20, in moments that decay after a unit has
// died. So the elementwise functions store zero instead of a number that is too small to matter,
// in every form alike, and products of what they leave are normal:
//
//	smallestOut·smallestGrad         an output or a weight, and a gradient
//	2/M·smallestOut·smallestOut      a gradient of the squared error and the slope of a sigmoid,
//	                                 in batches of M < 2²³ pixels
//	(1-β₂)·smallestRoot²             the square of a gradient, in Adam
//
// Too small is far below what a step can show. Adam moves a weight by at most rate/ε times a
// gradient, so by 1e-19 for smallestGrad, a rate of .001 and ε = 1e-7; and smallestRoot does not
// change √v + ε, which has no digits below 3e-15.
const (
	smallestOut  = 0x1p-50 // 9e-16: of outputs of a sigmoid or ReLU, and of decaying weights
	smallestGrad = 0x1p-76 // 1e-23: of gradients and their running means
	smallestRoot = 0x1p-55 // 3e-17: of the square root of a running mean of squares
)

// flush returns 0 for a number between -below and below, else the number; NaN stays NaN.
func flush(x, below float32) float32 {
	if -below < x && x < below {
		return 0
	}
	return x
}
