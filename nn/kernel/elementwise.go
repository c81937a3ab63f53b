package kernel

// The functions of this file work on whole slices, and check their lengths once. The formulas
// stand in elementwise_generic.go.

// ReLU applies max(x, 0) in place; outputs below 2⁻⁵⁰ are 0.
func ReLU(x []float32) { relu(x) }

// ReLUGrad turns dY into dX in place, given y = ReLU(x).
func ReLUGrad(d, y []float32) {
	checkSame("ReLUGrad", d, y)
	reluGrad(d, y)
}

// LeakySlope is the slope of [LeakyReLU] below zero, as in Maas et al. 2013 and PyTorch.
const LeakySlope = 0.01

// LeakyReLU keeps x where x > 0, and else multiplies it by LeakySlope, in place.
func LeakyReLU(x []float32) { leakyReLU(x) }

// LeakyReLUGrad turns dY into dX in place, given y = LeakyReLU(x).
func LeakyReLUGrad(d, y []float32) {
	checkSame("LeakyReLUGrad", d, y)
	leakyReLUGrad(d, y)
}

// Sigmoid applies 1/(1+exp(-x)) in place; outputs below 2⁻⁵⁰ are 0.
func Sigmoid(x []float32) { sigmoid(x) }

// SigmoidGrad turns dY into dX in place, given y = Sigmoid(x).
func SigmoidGrad(d, y []float32) {
	checkSame("SigmoidGrad", d, y)
	sigmoidGrad(d, y)
}

// Tanh applies the hyperbolic tangent, 2/(1+exp(-2x)) - 1, in place. Its error
// is absolute, about 1e-7, not relative: small values lose digits.
func Tanh(x []float32) { tanh(x) }

// TanhGrad turns dY into dX in place, given y = Tanh(x).
func TanhGrad(d, y []float32) {
	checkSame("TanhGrad", d, y)
	tanhGrad(d, y)
}

// SquaredError returns Σ(y-x)².
func SquaredError(y, x []float32) float64 {
	checkSame("SquaredError", y, x)
	return squaredError(y, x)
}

// CrossEntropy returns -Σ(x·ln y + (1-x)·ln(1-y)). y is clipped to [1e-7, 1-1e-7], as in
// Keras, so that a pixel which is certain but wrong costs 16, not infinity.
func CrossEntropy(y, x []float32) float64 {
	checkSame("CrossEntropy", y, x)
	return crossEntropy(y, x)
}

// ScaledDifference stores scale·(y-x) in d: the gradient of the squared error with respect to
// y and, for a sigmoid output, of the cross-entropy with respect to the sigmoid's input.
func ScaledDifference(d, y, x []float32, scale float32) {
	checkSame("ScaledDifference", d, y)
	checkSame("ScaledDifference", d, x)
	scaledDifference(d, y, x, scale)
}

// SGD takes one step of gradient descent: w -= rate·g.
func SGD(w, g []float32, rate float32) {
	checkSame("SGD", w, g)
	sgd(w, g, rate)
}

// Momentum takes one step of gradient descent with momentum:
//
//	v = mu·v + g
//	w = w - rate·v
func Momentum(w, g, v []float32, rate, mu float32) {
	checkSame("Momentum", w, g)
	checkSame("Momentum", w, v)
	momentum(w, g, v, rate, mu)
}

// Adam holds the settings of one step of the optimizer Adam (Kingma & Ba 2014).
type Adam struct {
	Rate         float32 // step size, corrected for the bias of m and v
	Beta1, Beta2 float32 // decay of the first and second moment
	Epsilon      float32
}

// Update takes one step on parameters w with gradient g and moments m and v.
func (a Adam) Update(w, g, m, v []float32) {
	checkSame("Adam", w, g)
	checkSame("Adam", w, m)
	checkSame("Adam", w, v)
	adam(a, w, g, m, v)
}

// Scale multiplies x by factor; products below 2⁻⁵⁰ are 0.
func Scale(x []float32, factor float32) { scale(x, factor) }

// Add adds x to to, element by element.
func Add(to, x []float32) {
	checkSame("Add", to, x)
	add(to, x)
}

// Copy is copy for short rows: a call of memmove takes as long as copying ten vectors.
func Copy(to, x []float32) {
	checkSame("Copy", to, x)
	copyRow(to, x)
}

// AddRow adds row (d) to each of the rows of x (n, d).
func AddRow(x, row []float32) {
	checkRows("AddRow", x, row)
	addRow(x, row)
}

// SumRows stores in sum (d) the sum of the rows of x (n, d).
func SumRows(sum, x []float32) {
	checkRows("SumRows", x, sum)
	sumRows(sum, x)
}

// UnitFromBytes stores p/255 in x: bytes become numbers in [0, 1].
func UnitFromBytes(x []float32, p []byte) {
	if len(x) != len(p) {
		panicShapes("UnitFromBytes", len(p), len(x))
	}
	unitFromBytes(x, p)
}

// AddScaledClipped stores clip(x + scale·noise, 0, 1) in out.
func AddScaledClipped(out, x, noise []float32, scale float32) {
	checkSame("AddScaledClipped", out, x)
	checkSame("AddScaledClipped", out, noise)
	addScaledClipped(out, x, noise, scale)
}
