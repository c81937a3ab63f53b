//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "unsafe"

// addWeightedFour keeps eight sums of four lanes in registers.
func addWeightedFour(sums *[4 * Lanes]float32, x, weights []float32, terms, stride int) {
	if !has4 || terms == 0 {
		addWeightedFourPlain(sums, x, weights, terms, stride)
		return
	}
	_, _ = x[terms*Lanes-1], weights[(terms-1)*stride+3]
	to, p, q := first(sums[:]), first(x), first(weights)
	s00, s01, s10, s11 := vector(to, 0), vector(to, 16), vector(to, 32), vector(to, 48)
	s20, s21, s30, s31 := vector(to, 64), vector(to, 80), vector(to, 96), vector(to, 112)
	for ; terms > 0; terms-- {
		x0, x1, w := vector(p, 0), vector(p, 16), (*[4]float32)(q)
		a := splat4(w[0])
		s00, s01 = s00.Add(a.Mul(x0)), s01.Add(a.Mul(x1))
		a = splat4(w[1])
		s10, s11 = s10.Add(a.Mul(x0)), s11.Add(a.Mul(x1))
		a = splat4(w[2])
		s20, s21 = s20.Add(a.Mul(x0)), s21.Add(a.Mul(x1))
		a = splat4(w[3])
		s30, s31 = s30.Add(a.Mul(x0)), s31.Add(a.Mul(x1))
		p, q = unsafe.Add(p, Lanes*4), unsafe.Add(q, stride*4)
	}
	for i, v := range [8]vec4{s00, s01, s10, s11, s20, s21, s30, s31} {
		v.StoreArray((*[4]float32)(sums[4*i:]))
	}
}
