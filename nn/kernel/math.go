package kernel

import "math"

// Range reduction and polynomials of expf and logf come from Cephes (S. Moshier,
// netlib.org/cephes, single precision). Relative errors are below 2e-7 for exp on [-87, 88]
// and below 1e-7 for log.
const (
	expLow, expHigh = -87, 88 // beyond, exp is not a normal float32

	log2e        = 1.44269504088896341
	ln2High      = 0.693359375 // ln 2 in two parts: n·ln2High is exact
	ln2Low       = -2.12194440e-4
	exp0, exp1   = 1.9875691500e-4, 1.3981999507e-3
	exp2, exp3   = 8.3334519073e-3, 4.1665795894e-2
	exp4, exp5   = 1.6666665459e-1, 5.0000001201e-1
	exponentBias = 127

	sqrtHalf = 0.707106781186547524
)

var logCoefficients = [9]float32{
	7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1,
	-1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
	2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
}

// Exp returns e^x, with the same bits on every platform. x is clamped to [-87, 88]; NaN stays NaN.
func Exp(x float32) float32 {
	x = min(max(x, expLow), expHigh)
	n := float32(math.Floor(float64(float32(x*log2e) + 0.5)))
	r := x - float32(n*ln2High)
	r -= float32(n * ln2Low)
	y := float32(exp0*r) + exp1
	y = float32(y*r) + exp2
	y = float32(y*r) + exp3
	y = float32(y*r) + exp4
	y = float32(y*r) + exp5
	y = float32(y*float32(r*r)) + r + 1
	return y * math.Float32frombits(uint32(int32(n)+exponentBias)<<23)
}

// Log returns ln x for a normal, positive x, with the same bits on every platform.
func Log(x float32) float32 {
	bits := math.Float32bits(x)
	e := float32(int32(bits>>23) - exponentBias + 1)
	m := math.Float32frombits(bits&0x007fffff | 0x3f000000) // in [½, 1)
	if m < sqrtHalf {
		e--
		m += m
	}
	m--
	z := float32(m * m)
	y := logCoefficients[0]
	for _, c := range logCoefficients[1:] {
		y = float32(y*m) + c
	}
	y = float32(y * float32(m*z))
	y += float32(e * ln2Low)
	y -= float32(0.5 * z)
	return m + y + float32(e*ln2High)
}

// sqrt is correctly rounded everywhere: the float64 root of a float32, rounded once more, is
// the float32 root.
func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }
