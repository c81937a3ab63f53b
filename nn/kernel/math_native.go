//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

// exp is [Exp] on a vector. The package has no floor, so the number is cut off towards zero,
// and one is subtracted where that made it larger.
func exp(x vec) vec {
	low, high := splat(expLow), splat(expHigh)
	x = low.IfElse(x.Less(low), x)
	x = high.IfElse(x.Greater(high), x)
	t := x.Mul(splat(log2e)).Add(splat(0.5))
	n := t.ConvertToInt32().ConvertToFloat32()
	n = n.Sub(splat(1).Masked(n.Greater(t)))
	r := x.Sub(n.Mul(splat(ln2High)))
	r = r.Sub(n.Mul(splat(ln2Low)))
	y := r.Mul(splat(exp0)).Add(splat(exp1))
	y = y.Mul(r).Add(splat(exp2))
	y = y.Mul(r).Add(splat(exp3))
	y = y.Mul(r).Add(splat(exp4))
	y = y.Mul(r).Add(splat(exp5))
	y = y.Mul(r.Mul(r)).Add(r).Add(splat(1))
	// 2^n: n is a small integer, and n + 1.5·2²³ has it in its lowest bits.
	power := n.Add(splat(3 << 22)).ToBits().ShiftAllLeft(23).Add(simd.BroadcastUint32s(exponentBias << 23))
	return y.Mul(power.BitsToFloat32())
}

// ln is [Log] on a vector.
func ln(x vec) vec {
	bits := x.ToBits()
	e := bits.ShiftAllRight(23).ConvertToInt32().Sub(simd.BroadcastInt32s(exponentBias - 1)).ConvertToFloat32()
	m := bits.And(simd.BroadcastUint32s(0x007fffff)).Or(simd.BroadcastUint32s(0x3f000000)).BitsToFloat32()
	small := m.Less(splat(sqrtHalf))
	e = e.Sub(splat(1).Masked(small))
	m = m.Add(m.Masked(small)).Sub(splat(1))
	z := m.Mul(m)
	y := splat(logCoefficients[0])
	for _, c := range logCoefficients[1:] {
		y = y.Mul(m).Add(splat(c))
	}
	y = y.Mul(m.Mul(z))
	y = y.Add(e.Mul(splat(ln2Low)))
	y = y.Sub(splat(0.5).Mul(z))
	return m.Add(y).Add(e.Mul(splat(ln2High)))
}
