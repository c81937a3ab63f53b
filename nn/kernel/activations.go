package kernel

// LeakySlope is the slope of [LeakyReLU] below zero: that of Maas et al. 2013
// and of PyTorch.
const LeakySlope = 0.01

// LeakyReLU applies x where x > 0, else LeakySlope·x, in place.
func LeakyReLU(x []float32) { leakyReLU(x) }

// LeakyReLUGrad turns dY into dX in place, given y = LeakyReLU(x).
func LeakyReLUGrad(d, y []float32) {
	checkSame("LeakyReLUGrad", d, y)
	leakyReLUGrad(d, y)
}

// Tanh applies the hyperbolic tangent, 2/(1+exp(-2x)) - 1, in place. Its error
// is absolute, about 1e-7, not relative: small values lose digits.
func Tanh(x []float32) { tanh(x) }

// TanhGrad turns dY into dX in place, given y = Tanh(x).
func TanhGrad(d, y []float32) {
	checkSame("TanhGrad", d, y)
	tanhGrad(d, y)
}

// y = x where x > 0, else slope·x
func leakyReLUPlain(x []float32) {
	for i, v := range x {
		if !(v > 0) {
			x[i] = v * LeakySlope
		}
	}
}

// dX = dY where y > 0, else slope·dY
func leakyReLUGradPlain(d, y []float32) {
	for i, v := range y {
		if !(v > 0) {
			d[i] *= LeakySlope
		}
	}
}

// y = 2/(1+exp(-2x)) - 1
func tanhPlain(x []float32) {
	for i, v := range x {
		x[i] = 2/(1+Exp(-2*v)) - 1
	}
}

// dX = dY·(1-y²)
func tanhGradPlain(d, y []float32) {
	for i, v := range y {
		d[i] *= 1 - float32(v*v)
	}
}
