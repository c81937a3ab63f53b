package kernel

// y = x where x >= smallestOut, else 0
func reluGeneric(x []float32) {
	for i, v := range x {
		if v < smallestOut {
			x[i] = 0
		}
	}
}

// dX = dY where y > 0, else 0; flushed
func reluGradGeneric(d, y []float32) {
	for i, v := range y {
		if !(v > 0) {
			d[i] = 0
		}
		d[i] = flush(d[i], smallestGrad)
	}
}

// y = x where x > 0, else slope·x
func leakyReLUGeneric(x []float32) {
	for i, v := range x {
		if !(v > 0) {
			x[i] = v * LeakySlope
		}
	}
}

// dX = dY where y > 0, else slope·dY; flushed
func leakyReLUGradGeneric(d, y []float32) {
	for i, v := range y {
		if !(v > 0) {
			d[i] *= LeakySlope
		}
		d[i] = flush(d[i], smallestGrad)
	}
}

// y = 1/(1+exp(-x)), 0 where that is below smallestOut
func sigmoidGeneric(x []float32) {
	for i, v := range x {
		e := Exp(-v)
		if x[i] = 1 / (1 + e); e > 1/smallestOut {
			x[i] = 0
		}
	}
}

// dX = dY·y·(1-y); flushed
func sigmoidGradGeneric(d, y []float32) {
	for i, v := range y {
		d[i] = flush(d[i]*float32(v*(1-v)), smallestGrad)
	}
}

// y = 2/(1+exp(-2x)) - 1
func tanhGeneric(x []float32) {
	for i, v := range x {
		x[i] = 2/(1+Exp(-2*v)) - 1
	}
}

// dX = dY·(1-y²); flushed
func tanhGradGeneric(d, y []float32) {
	for i, v := range y {
		d[i] = flush(d[i]*(1-float32(v*v)), smallestGrad)
	}
}

// The losses add up in four float32 sums, element i in sum i%4, as the four lanes of a vector
// do. After every lossChunk elements, the pixels of one digit, these are added to a float64.
const lossChunk = 784

// Σ(y-x)²
func squaredErrorGeneric(y, x []float32) float64 {
	total := 0.0
	for start := 0; start < len(y); start += lossChunk {
		end := min(start+lossChunk, len(y))
		var lane [4]float32
		for i := start; i < end; i++ {
			d := y[i] - x[i]
			lane[(i-start)%4] += float32(d * d)
		}
		total += float64((lane[0] + lane[1]) + (lane[2] + lane[3]))
	}
	return total
}

// -Σ(x·ln y + (1-x)·ln(1-y)), y clipped; 1e-7 is the epsilon of Keras
func crossEntropyGeneric(y, x []float32) float64 {
	total := 0.0
	for start := 0; start < len(y); start += lossChunk {
		end := min(start+lossChunk, len(y))
		var lane [4]float32
		for i := start; i < end; i++ {
			p := min(max(y[i], 1e-7), 1-1e-7)
			lane[(i-start)%4] += float32(x[i]*Log(p)) + float32((1-x[i])*Log(1-p))
		}
		total -= float64((lane[0] + lane[1]) + (lane[2] + lane[3]))
	}
	return total
}

// d = scale·(y-x)
func scaledDifferenceGeneric(d, y, x []float32, scale float32) {
	for i := range d {
		d[i] = float32(scale * (y[i] - x[i]))
	}
}

// w = w - rate·g
func sgdGeneric(w, g []float32, rate float32) {
	for i, d := range g {
		w[i] -= float32(rate * d)
	}
}

// v = mu·v + g, rounded as m in Adam; w = w - rate·v
func momentumGeneric(w, g, v []float32, rate, mu float32) {
	for i, d := range g {
		v[i] = float32(mu*v[i]) + d + smallestGrad - smallestGrad
		w[i] -= float32(rate * v[i])
	}
}

// Kingma & Ba 2014, end of section 2, with both bias corrections in the rate, and ε̂:
//
//	m = β₁·m + (1-β₁)·g
//	v = β₂·v + (1-β₂)·g²
//	w = w - rate·m/(√v + ε)
//
// Adding and subtracting smallestGrad leaves no m below its last bit, 2⁻⁹⁹. The g of g² is at
// least smallestRoot, so that v is normal.
func adamGeneric(a Adam, w, g, m, v []float32) {
	for i, d := range g {
		m[i] = float32(a.Beta1*m[i]) + float32((1-a.Beta1)*d) + smallestGrad - smallestGrad
		if -smallestRoot < d && d < smallestRoot {
			d = smallestRoot
		}
		v[i] = float32(a.Beta2*v[i]) + float32(float32((1-a.Beta2)*d)*d)
		w[i] -= float32(a.Rate*m[i]) / (sqrt(v[i]) + a.Epsilon)
	}
}

// x = factor·x, flushed
func scaleGeneric(x []float32, factor float32) {
	for i := range x {
		x[i] = flush(x[i]*factor, smallestOut)
	}
}

// to = to + x
func addGeneric(to, x []float32) {
	for i, v := range x {
		to[i] += v
	}
}

// x[i,j] += row[j]
func addRowGeneric(x, row []float32) {
	for len(x) > 0 {
		for j, v := range row {
			x[j] += v
		}
		x = x[len(row):]
	}
}

// sum[j] = Σ_i x[i,j], i ascending
func sumRowsGeneric(sum, x []float32) {
	clear(sum)
	for len(x) > 0 {
		for j := range sum {
			sum[j] += x[j]
		}
		x = x[len(sum):]
	}
}

// units[p] is p/255: a division once for each byte, not once for each pixel.
var units = func() (t [256]float32) {
	for p := range t {
		t[p] = float32(p) / 255
	}
	return t
}()

// x = p/255
func unitFromBytesGeneric(x []float32, p []byte) {
	for i, v := range p {
		x[i] = units[v]
	}
}

// out = clip(x + scale·noise, 0, 1)
func addScaledClippedGeneric(out, x, noise []float32, scale float32) {
	for i := range out {
		out[i] = min(max(x[i]+float32(scale*noise[i]), 0), 1)
	}
}
