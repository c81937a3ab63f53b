//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "simd/archsimd"

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
var vectorConstants = struct {
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

// exp is [Exp] on four lanes. It comes in parts that are small enough for the
// compiler to inline; a call passes vectors through memory.
func exp(x vec) vec {
	n, r := expReduce(x)
	return expScale(expPolynomial(r), r, n)
}

func expReduce(x vec) (n, r vec) {
	x = clamp(x, load4(&vectorConstants.expLow), load4(&vectorConstants.expHigh))
	n = x.Mul(load4(&vectorConstants.log2e)).Add(load4(&vectorConstants.half)).Floor()
	r = x.Sub(n.Mul(load4(&vectorConstants.ln2High)))
	return n, r.Sub(n.Mul(load4(&vectorConstants.ln2Low)))
}

func expPolynomial(r vec) vec {
	y := r.Mul(load4(&vectorConstants.exp0)).Add(load4(&vectorConstants.exp1))
	y = y.Mul(r).Add(load4(&vectorConstants.exp2))
	y = y.Mul(r).Add(load4(&vectorConstants.exp3))
	y = y.Mul(r).Add(load4(&vectorConstants.exp4))
	return y.Mul(r).Add(load4(&vectorConstants.exp5))
}

// expScale: n is whole and small: added to 1.5·2²³ it stands in the lowest bits.
// (A conversion that saturates, as wasm's does, is 8 instructions.)
func expScale(y, r, n vec) vec {
	y = y.Mul(r.Mul(r)).Add(r).Add(load4(&vectorConstants.one))
	power := n.Add(load4(&vectorConstants.whole)).ToBits().ShiftAllLeft(23).Add(archsimd.BroadcastUint32x4(exponentBias << 23))
	return y.Mul(power.BitsToFloat32())
}

// ln is [Log] on four lanes.
func ln(x vec) vec {
	bits := x.ToBits()
	e := bits.ShiftAllRight(23).BitsToInt32().Sub(archsimd.BroadcastInt32x4(exponentBias - 1)).ConvertToFloat32()
	m := bits.And(archsimd.BroadcastUint32x4(0x007fffff)).Or(archsimd.BroadcastUint32x4(0x3f000000)).BitsToFloat32()
	low := m.Less(load4(&vectorConstants.sqrtHalf))
	e = e.Sub(load4(&vectorConstants.one).Masked(low))
	m = m.Add(m.Masked(low)).Sub(load4(&vectorConstants.one))
	z := m.Mul(m)
	// Unrolled: the back edges of a loop took a quarter of CrossEntropy.
	y := load4(&vectorConstants.log[0]).Mul(m).Add(load4(&vectorConstants.log[1]))
	y = y.Mul(m).Add(load4(&vectorConstants.log[2]))
	y = y.Mul(m).Add(load4(&vectorConstants.log[3]))
	y = y.Mul(m).Add(load4(&vectorConstants.log[4]))
	y = y.Mul(m).Add(load4(&vectorConstants.log[5]))
	y = y.Mul(m).Add(load4(&vectorConstants.log[6]))
	y = y.Mul(m).Add(load4(&vectorConstants.log[7]))
	y = y.Mul(m).Add(load4(&vectorConstants.log[8]))
	y = y.Mul(m.Mul(z))
	y = y.Add(e.Mul(load4(&vectorConstants.ln2Low)))
	y = y.Sub(load4(&vectorConstants.half).Mul(z))
	return m.Add(y).Add(e.Mul(load4(&vectorConstants.ln2High)))
}
