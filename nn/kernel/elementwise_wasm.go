//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// Each function takes whole vectors, and leaves the remaining elements to its reference.

// relu and reluGrad take four vectors at a time: the back edge of a loop takes as long as one.
func relu(x []float32) {
	w := len(x) &^ 15
	zero, least, p := splat(0), splat(smallestOut), start(x)
	for i := w; i > 0; i -= 16 {
		a, b, c, d := loadAt(p, 0), loadAt(p, 16), loadAt(p, 32), loadAt(p, 48)
		zero.IfElse(a.Less(least), a).StoreArray((*[4]float32)(p))
		zero.IfElse(b.Less(least), b).StoreArray((*[4]float32)(unsafe.Add(p, 16)))
		zero.IfElse(c.Less(least), c).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
		zero.IfElse(d.Less(least), d).StoreArray((*[4]float32)(unsafe.Add(p, 48)))
		p = unsafe.Add(p, 64)
	}
	reluGeneric(x[w:])
}

func reluGrad(d, y []float32) {
	w := len(d) &^ 15
	zero, least, p, q := splat(0), splat(smallestGrad), start(d), start(y)
	for i := w; i > 0; i -= 16 {
		flushed(loadAt(p, 0), least).Masked(loadAt(q, 0).Greater(zero)).StoreArray((*[4]float32)(p))
		flushed(loadAt(p, 16), least).Masked(loadAt(q, 16).Greater(zero)).StoreArray((*[4]float32)(unsafe.Add(p, 16)))
		flushed(loadAt(p, 32), least).Masked(loadAt(q, 32).Greater(zero)).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
		flushed(loadAt(p, 48), least).Masked(loadAt(q, 48).Greater(zero)).StoreArray((*[4]float32)(unsafe.Add(p, 48)))
		p, q = unsafe.Add(p, 64), unsafe.Add(q, 64)
	}
	reluGradGeneric(d[w:], y[w:])
}

func leakyReLU(x []float32) {
	w := wholeVectors(x)
	zero, slope := splat(0), splat(LeakySlope)
	for i := 0; i < w; i += 4 {
		v := load(x, i)
		v.IfElse(v.Greater(zero), v.Mul(slope)).StoreArray(at(x, i))
	}
	leakyReLUGeneric(x[w:])
}

func leakyReLUGrad(d, y []float32) {
	w := wholeVectors(d)
	zero, slope, least := splat(0), splat(LeakySlope), splat(smallestGrad)
	for i := 0; i < w; i += 4 {
		v := load(d, i)
		flushed(v.IfElse(load(y, i).Greater(zero), v.Mul(slope)), least).StoreArray(at(d, i))
	}
	leakyReLUGradGeneric(d[w:], y[w:])
}

func sigmoid(x []float32) {
	w := wholeVectors(x)
	one, most := splat(1), splat(1/smallestOut)
	for i := 0; i < w; i += 4 {
		n, r := expReduce(load(x, i).Neg())
		e := expScale(expPolynomial(r), r, n)
		one.Masked(e.LessEqual(most)).Div(one.Add(e)).StoreArray(at(x, i))
	}
	sigmoidGeneric(x[w:])
}

func sigmoidGrad(d, y []float32) {
	w := wholeVectors(d)
	one, least := splat(1), splat(smallestGrad)
	for i := 0; i < w; i += 4 {
		v := load(y, i)
		flushed(load(d, i).Mul(v.Mul(one.Sub(v))), least).StoreArray(at(d, i))
	}
	sigmoidGradGeneric(d[w:], y[w:])
}

func tanh(x []float32) {
	w := wholeVectors(x)
	one, two, minusTwo := splat(1), splat(2), splat(-2)
	for i := 0; i < w; i += 4 {
		two.Div(one.Add(exp(load(x, i).Mul(minusTwo)))).Sub(one).StoreArray(at(x, i))
	}
	tanhGeneric(x[w:])
}

func tanhGrad(d, y []float32) {
	w := wholeVectors(d)
	one, least := splat(1), splat(smallestGrad)
	for i := 0; i < w; i += 4 {
		v := load(y, i)
		flushed(load(d, i).Mul(one.Sub(v.Mul(v))), least).StoreArray(at(d, i))
	}
	tanhGradGeneric(d[w:], y[w:])
}

func squaredError(y, x []float32) float64 {
	total := 0.0
	for len(y) >= lossChunk {
		var lanes vec
		for i := 0; i < lossChunk; i += 4 {
			d := load(y, i).Sub(load(x, i))
			lanes = lanes.Add(d.Mul(d))
		}
		total += addLanes(lanes)
		y, x = y[lossChunk:], x[lossChunk:]
	}
	return total + squaredErrorGeneric(y, x)
}

// addLanes adds up four lanes in the order of the references.
func addLanes(v vec) float64 {
	return float64((v.GetElem(0) + v.GetElem(1)) + (v.GetElem(2) + v.GetElem(3)))
}

func crossEntropy(y, x []float32) float64 {
	total := 0.0
	one, low, high := splat(1), splat(1e-7), splat(1-1e-7)
	for len(y) >= lossChunk {
		var lanes vec
		for i := 0; i < lossChunk; i += 4 {
			p, t := clamp(load(y, i), low, high), load(x, i)
			lanes = lanes.Add(t.Mul(ln(p)).Add(one.Sub(t).Mul(ln(one.Sub(p)))))
		}
		total -= addLanes(lanes)
		y, x = y[lossChunk:], x[lossChunk:]
	}
	return total + crossEntropyGeneric(y, x)
}

func scaledDifference(d, y, x []float32, scale float32) {
	w := wholeVectors(d)
	s := splat(scale)
	for i := 0; i < w; i += 4 {
		s.Mul(load(y, i).Sub(load(x, i))).StoreArray(at(d, i))
	}
	scaledDifferenceGeneric(d[w:], y[w:], x[w:], scale)
}

func sgd(w, g []float32, rate float32) {
	n := wholeVectors(w)
	r := splat(rate)
	for i := 0; i < n; i += 4 {
		load(w, i).Sub(r.Mul(load(g, i))).StoreArray(at(w, i))
	}
	sgdGeneric(w[n:], g[n:], rate)
}

func momentum(w, g, v []float32, rate, mu float32) {
	n := wholeVectors(w)
	r, m, least := splat(rate), splat(mu), splat(smallestGrad)
	for i := 0; i < n; i += 4 {
		next := m.Mul(load(v, i)).Add(load(g, i)).Add(least).Sub(least)
		next.StoreArray(at(v, i))
		load(w, i).Sub(r.Mul(next)).StoreArray(at(w, i))
	}
	momentumGeneric(w[n:], g[n:], v[n:], rate, mu)
}

func adam(a Adam, w, g, m, v []float32) {
	n := wholeVectors(w)
	beta1, beta2 := splat(a.Beta1), splat(a.Beta2)
	new1, new2 := splat(1-a.Beta1), splat(1-a.Beta2)
	rate, epsilon := splat(a.Rate), splat(a.Epsilon)
	least, root := splat(smallestGrad), splat(smallestRoot)
	for i := 0; i < n; i += 4 {
		d := load(g, i)
		first := beta1.Mul(load(m, i)).Add(new1.Mul(d)).Add(least).Sub(least)
		d = root.IfElse(d.Abs().Less(root), d)
		second := beta2.Mul(load(v, i)).Add(new2.Mul(d).Mul(d))
		first.StoreArray(at(m, i))
		second.StoreArray(at(v, i))
		step := rate.Mul(first).Div(second.Sqrt().Add(epsilon))
		load(w, i).Sub(step).StoreArray(at(w, i))
	}
	adamGeneric(a, w[n:], g[n:], m[n:], v[n:])
}

func scale(x []float32, factor float32) {
	n := wholeVectors(x)
	f, least := splat(factor), splat(smallestOut)
	for i := 0; i < n; i += 4 {
		flushed(load(x, i).Mul(f), least).StoreArray(at(x, i))
	}
	scaleGeneric(x[n:], factor)
}

func add(to, x []float32) {
	w := wholeVectors(to)
	for i := 0; i < w; i += 4 {
		load(to, i).Add(load(x, i)).StoreArray(at(to, i))
	}
	addGeneric(to[w:], x[w:])
}

func copyRow(to, x []float32) {
	w := wholeVectors(to)
	for i := 0; i < w; i += 4 {
		load(x, i).StoreArray(at(to, i))
	}
	for i := w; i < len(to); i++ {
		to[i] = x[i]
	}
}

func addRow(x, row []float32) {
	d, w := len(row), wholeVectors(row)
	for ; len(x) > 0; x = x[d:] {
		for j := 0; j < w; j += 4 {
			load(x, j).Add(load(row, j)).StoreArray(at(x, j))
		}
		addRowGeneric(x[w:d], row[w:])
	}
}

// sumRows reads four rows for each time it loads and stores a sum; the order of additions stays.
func sumRows(sum, x []float32) {
	d, w := len(sum), wholeVectors(sum)
	clear(sum)
	for ; len(x) >= 4*d; x = x[4*d:] {
		for j := 0; j < w; j += 4 {
			p, next := start(x[j:]), d*4
			s := load(sum, j).Add(loadAt(p, 0))
			p = unsafe.Add(p, next)
			s = s.Add(loadAt(p, 0))
			p = unsafe.Add(p, next)
			s.Add(loadAt(p, 0)).Add(loadAt(unsafe.Add(p, next), 0)).StoreArray(at(sum, j))
		}
		for j := w; j < d; j++ {
			sum[j] = sum[j] + x[j] + x[d+j] + x[2*d+j] + x[3*d+j]
		}
	}
	for ; len(x) > 0; x = x[d:] {
		for j := 0; j < w; j += 4 {
			load(sum, j).Add(load(x, j)).StoreArray(at(sum, j))
		}
		for j := w; j < d; j++ {
			sum[j] += x[j]
		}
	}
}

// unitFromBytes divides, as the reference does: p·(1/255) is not always p/255.
func unitFromBytes(x []float32, p []byte) {
	w := len(p) &^ 15
	most := splat(255)
	for i := 0; i < w; i += 16 {
		v := archsimd.LoadUint8x16Array((*[16]uint8)(p[i:]))
		low, high := v.ExtendLo8ToUint16(), v.ExtendHi8ToUint16()
		low.ExtendLo4ToUint32().BitsToInt32().ConvertToFloat32().Div(most).StoreArray(at(x, i))
		low.ExtendHi4ToUint32().BitsToInt32().ConvertToFloat32().Div(most).StoreArray(at(x, i+4))
		high.ExtendLo4ToUint32().BitsToInt32().ConvertToFloat32().Div(most).StoreArray(at(x, i+8))
		high.ExtendHi4ToUint32().BitsToInt32().ConvertToFloat32().Div(most).StoreArray(at(x, i+12))
	}
	unitFromBytesGeneric(x[w:], p[w:])
}

func addScaledClipped(out, x, noise []float32, scale float32) {
	w := wholeVectors(out)
	s, zero, one := splat(scale), splat(0), splat(1)
	for i := 0; i < w; i += 4 {
		load(x, i).Add(s.Mul(load(noise, i))).Max(zero).Min(one).StoreArray(at(out, i))
	}
	addScaledClippedGeneric(out[w:], x[w:], noise[w:], scale)
}
