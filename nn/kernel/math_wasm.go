//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "simd/archsimd"

// clamp returns min(max(x, low), high), and NaN for NaN. A comparison and a selection are 4
// machine instructions; wasm's max is 9, because it orders -0 and +0, which makes no
// difference here: neither bound is zero.
func clamp(x, low, high vec) vec {
	x = low.IfElse(x.Less(low), x)
	return high.IfElse(x.Greater(high), x)
}

// vectorConstants holds the constants of exp and ln, four times each, in a variable: loading a
// vector from a constant address is one instruction, making one of a constant is three, in
// every round of a loop. Sigmoid has 14 of them.
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

// exp is [Exp] on four lanes. Its parts are small enough for the compiler to inline; a call
// would pass vectors through memory.
func exp(x vec) vec {
	n, r := expReduce(x)
	return expScale(expPolynomial(r), r, n)
}

// expReduce returns n and r with x = n·ln 2 + r.
func expReduce(x vec) (n, r vec) {
	x = clamp(x, load4(&vectorConstants.expLow), load4(&vectorConstants.expHigh))
	n = x.Mul(load4(&vectorConstants.log2e)).Add(load4(&vectorConstants.half)).Floor()
	r = x.Sub(n.Mul(load4(&vectorConstants.ln2High)))
	return n, r.Sub(n.Mul(load4(&vectorConstants.ln2Low)))
}

// expPolynomial returns the polynomial of degree 5 in r.
func expPolynomial(r vec) vec {
	y := r.Mul(load4(&vectorConstants.exp0)).Add(load4(&vectorConstants.exp1))
	y = y.Mul(r).Add(load4(&vectorConstants.exp2))
	y = y.Mul(r).Add(load4(&vectorConstants.exp3))
	y = y.Mul(r).Add(load4(&vectorConstants.exp4))
	return y.Mul(r).Add(load4(&vectorConstants.exp5))
}

// expScale returns 2^n·(1 + r + r²·y). n is a small integer, and n + 1.5·2²³ has it in its
// lowest bits. (A conversion to int32 would be 8 instructions, because wasm's saturates.)
func expScale(y, r, n vec) vec {
	y = y.Mul(r.Mul(r)).Add(r).Add(load4(&vectorConstants.one))
	power := n.Add(load4(&vectorConstants.whole)).ToBits().ShiftAllLeft(23).
		Add(archsimd.BroadcastUint32x4(exponentBias << 23))
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
	// Unrolled: back edges of a loop took a quarter of the time of CrossEntropy.
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
