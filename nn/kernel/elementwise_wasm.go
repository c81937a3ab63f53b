//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// Each function runs over whole vectors and leaves the last elements to its plain
// twin.

type vec = vec4

const has4 = true

func splat(x float32) vec { return archsimd.BroadcastFloat32x4(x) }

// at points at element i of x, which is the first of four.
func at(x []float32, i int) *[4]float32 {
	return (*[4]float32)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), i*4))
}

func load(x []float32, i int) vec { return archsimd.LoadFloat32x4Array(at(x, i)) }

func whole(x []float32) int { return len(x) &^ 3 }

// toUnit divides, as the table of the plain twin does: p·(1/255) is not p/255.
func toUnit(x []float32, p []byte) {
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
	toUnitPlain(x[w:], p[w:])
}

func addRow(x, row []float32) {
	d, w := len(row), whole(row)
	for ; len(x) > 0; x = x[d:] {
		for j := 0; j < w; j += 4 {
			load(x, j).Add(load(row, j)).StoreArray(at(x, j))
		}
		addRowPlain(x[w:d], row[w:])
	}
}

// sumRows adds four rows at a time to a sum, one after the other.
func sumRows(sum, x []float32) {
	d, w := len(sum), whole(sum)
	clear(sum)
	for ; len(x) >= 4*d; x = x[4*d:] {
		for j := 0; j < w; j += 4 {
			p, next := first(x[j:]), d*4
			s := load(sum, j).Add(vector(p, 0))
			p = unsafe.Add(p, next)
			s = s.Add(vector(p, 0))
			p = unsafe.Add(p, next)
			s.Add(vector(p, 0)).Add(vector(unsafe.Add(p, next), 0)).StoreArray(at(sum, j))
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

// relu and reluGrad take four vectors at a time: a back edge costs as much as one.
func relu(x []float32) {
	w := len(x) &^ 15
	zero, p := splat(0), first(x)
	for i := w; i > 0; i -= 16 {
		a, b, c, d := vector(p, 0), vector(p, 16), vector(p, 32), vector(p, 48)
		zero.IfElse(a.Less(zero), a).StoreArray((*[4]float32)(p))
		zero.IfElse(b.Less(zero), b).StoreArray((*[4]float32)(unsafe.Add(p, 16)))
		zero.IfElse(c.Less(zero), c).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
		zero.IfElse(d.Less(zero), d).StoreArray((*[4]float32)(unsafe.Add(p, 48)))
		p = unsafe.Add(p, 64)
	}
	reluPlain(x[w:])
}

func reluGrad(d, y []float32) {
	w := len(d) &^ 15
	zero, p, q := splat(0), first(d), first(y)
	for i := w; i > 0; i -= 16 {
		vector(p, 0).Masked(vector(q, 0).Greater(zero)).StoreArray((*[4]float32)(p))
		vector(p, 16).Masked(vector(q, 16).Greater(zero)).StoreArray((*[4]float32)(unsafe.Add(p, 16)))
		vector(p, 32).Masked(vector(q, 32).Greater(zero)).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
		vector(p, 48).Masked(vector(q, 48).Greater(zero)).StoreArray((*[4]float32)(unsafe.Add(p, 48)))
		p, q = unsafe.Add(p, 64), unsafe.Add(q, 64)
	}
	reluGradPlain(d[w:], y[w:])
}

// clamp returns min(max(x, low), high), which is NaN for NaN. A comparison and
// a choice are 4 machine instructions, wasm's max is 9: it orders -0 and +0,
// which is no question here because neither bound is zero.
func clamp(x, low, high vec) vec {
	x = low.IfElse(x.Less(low), x)
	return high.IfElse(x.Greater(high), x)
}

// fours holds the constants of exp and ln, once for each lane, in a variable: a
// load from a constant address is one instruction, and making a vector of a
// constant three, in every round. Sigmoid has 14 of them.
var fours = struct {
	expLow, expHigh, log2e, half, one, ln2High, ln2Low [4]float32
	exp0, exp1, exp2, exp3, exp4, exp5                 [4]float32
	whole, sqrtHalf                                    [4]float32
	log                                                [9][4]float32
}{
	expLow: four(expLow), expHigh: four(expHigh), log2e: four(log2e), half: four(0.5), one: four(1),
	ln2High: four(ln2High), ln2Low: four(ln2Low),
	exp0: four(exp0), exp1: four(exp1), exp2: four(exp2), exp3: four(exp3), exp4: four(exp4), exp5: four(exp5),
	sqrtHalf: four(sqrtHalf),
	whole:    four(3 << 22),
	log: [9][4]float32{
		four(logCoefficients[0]), four(logCoefficients[1]), four(logCoefficients[2]),
		four(logCoefficients[3]), four(logCoefficients[4]), four(logCoefficients[5]),
		four(logCoefficients[6]), four(logCoefficients[7]), four(logCoefficients[8]),
	},
}

func four(x float32) [4]float32 { return [4]float32{x, x, x, x} }

func load4(x *[4]float32) vec { return archsimd.LoadFloat32x4Array(x) }

// exp is [Exp] on four lanes. It comes in parts that are small enough for the
// compiler to inline; a call passes vectors through memory.
func exp(x vec) vec {
	n, r := expReduce(x)
	return expScale(expPolynomial(r), r, n)
}

func expReduce(x vec) (n, r vec) {
	x = clamp(x, load4(&fours.expLow), load4(&fours.expHigh))
	n = x.Mul(load4(&fours.log2e)).Add(load4(&fours.half)).Floor()
	r = x.Sub(n.Mul(load4(&fours.ln2High)))
	return n, r.Sub(n.Mul(load4(&fours.ln2Low)))
}

func expPolynomial(r vec) vec {
	y := r.Mul(load4(&fours.exp0)).Add(load4(&fours.exp1))
	y = y.Mul(r).Add(load4(&fours.exp2))
	y = y.Mul(r).Add(load4(&fours.exp3))
	y = y.Mul(r).Add(load4(&fours.exp4))
	return y.Mul(r).Add(load4(&fours.exp5))
}

// expScale: n is whole and small: added to 1.5·2²³ it stands in the lowest bits.
// (A conversion that saturates, as wasm's does, is 8 instructions.)
func expScale(y, r, n vec) vec {
	y = y.Mul(r.Mul(r)).Add(r).Add(load4(&fours.one))
	power := n.Add(load4(&fours.whole)).ToBits().ShiftAllLeft(23).Add(archsimd.BroadcastUint32x4(exponentBias << 23))
	return y.Mul(power.BitsToFloat32())
}

func sigmoid(x []float32) {
	w := whole(x)
	one := splat(1)
	for i := 0; i < w; i += 4 {
		n, r := expReduce(load(x, i).Neg())
		one.Div(one.Add(expScale(expPolynomial(r), r, n))).StoreArray(at(x, i))
	}
	sigmoidPlain(x[w:])
}

func sigmoidGrad(d, y []float32) {
	w := whole(d)
	one := splat(1)
	for i := 0; i < w; i += 4 {
		v := load(y, i)
		load(d, i).Mul(v.Mul(one.Sub(v))).StoreArray(at(d, i))
	}
	sigmoidGradPlain(d[w:], y[w:])
}

func scaledDifference(d, y, x []float32, scale float32) {
	w := whole(d)
	s := splat(scale)
	for i := 0; i < w; i += 4 {
		s.Mul(load(y, i).Sub(load(x, i))).StoreArray(at(d, i))
	}
	scaledDifferencePlain(d[w:], y[w:], x[w:], scale)
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
	return total + squaredErrorPlain(y, x)
}

// addLanes sums four lanes in the order of the plain twins.
func addLanes(v vec) float64 {
	return float64((v.GetElem(0) + v.GetElem(1)) + (v.GetElem(2) + v.GetElem(3)))
}

// ln is [Log] on four lanes.
func ln(x vec) vec {
	bits := x.ToBits()
	e := bits.ShiftAllRight(23).BitsToInt32().Sub(archsimd.BroadcastInt32x4(exponentBias - 1)).ConvertToFloat32()
	m := bits.And(archsimd.BroadcastUint32x4(0x007fffff)).Or(archsimd.BroadcastUint32x4(0x3f000000)).BitsToFloat32()
	low := m.Less(load4(&fours.sqrtHalf))
	e = e.Sub(load4(&fours.one).Masked(low))
	m = m.Add(m.Masked(low)).Sub(load4(&fours.one))
	z := m.Mul(m)
	// Unrolled: the back edges of a loop took a quarter of CrossEntropy.
	y := load4(&fours.log[0]).Mul(m).Add(load4(&fours.log[1]))
	y = y.Mul(m).Add(load4(&fours.log[2]))
	y = y.Mul(m).Add(load4(&fours.log[3]))
	y = y.Mul(m).Add(load4(&fours.log[4]))
	y = y.Mul(m).Add(load4(&fours.log[5]))
	y = y.Mul(m).Add(load4(&fours.log[6]))
	y = y.Mul(m).Add(load4(&fours.log[7]))
	y = y.Mul(m).Add(load4(&fours.log[8]))
	y = y.Mul(m.Mul(z))
	y = y.Add(e.Mul(load4(&fours.ln2Low)))
	y = y.Sub(load4(&fours.half).Mul(z))
	return m.Add(y).Add(e.Mul(load4(&fours.ln2High)))
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
	return total + crossEntropyPlain(y, x)
}

func adam(a Adam, w, g, m, v []float32) {
	n := whole(w)
	beta1, beta2 := splat(a.Beta1), splat(a.Beta2)
	new1, new2 := splat(1-a.Beta1), splat(1-a.Beta2)
	rate, epsilon := splat(a.Rate), splat(a.Epsilon)
	for i := 0; i < n; i += 4 {
		d := load(g, i)
		first := beta1.Mul(load(m, i)).Add(new1.Mul(d))
		second := beta2.Mul(load(v, i)).Add(new2.Mul(d).Mul(d))
		first.StoreArray(at(m, i))
		second.StoreArray(at(v, i))
		step := rate.Mul(first).Div(second.Sqrt().Add(epsilon))
		load(w, i).Sub(step).StoreArray(at(w, i))
	}
	adamPlain(a, w[n:], g[n:], m[n:], v[n:])
}

func descend(w, g []float32, rate float32) {
	n := whole(w)
	r := splat(rate)
	for i := 0; i < n; i += 4 {
		load(w, i).Sub(r.Mul(load(g, i))).StoreArray(at(w, i))
	}
	descendPlain(w[n:], g[n:], rate)
}

func addScaledClipped(out, x, noise []float32, scale float32) {
	w := whole(out)
	s, zero, one := splat(scale), splat(0), splat(1)
	for i := 0; i < w; i += 4 {
		load(x, i).Add(s.Mul(load(noise, i))).Max(zero).Min(one).StoreArray(at(out, i))
	}
	addScaledClippedPlain(out[w:], x[w:], noise[w:], scale)
}
