//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "unsafe"

// batch8GemmRow4 keeps the sums of four outputs in eight vectors of four lanes.
func batch8GemmRow4(sums *[4 * Lanes]float32, x, weights []float32, terms, stride int) {
	if !hasVec4 || terms == 0 {
		batch8GemmRow4Generic(sums, x, weights, terms, stride)
		return
	}
	_, _ = x[terms*Lanes-1], weights[(terms-1)*stride+3]
	to, p, q := start(sums[:]), start(x), start(weights)
	s00, s01, s10, s11 := loadAt(to, 0), loadAt(to, 16), loadAt(to, 32), loadAt(to, 48)
	s20, s21, s30, s31 := loadAt(to, 64), loadAt(to, 80), loadAt(to, 96), loadAt(to, 112)
	for ; terms > 0; terms-- {
		x0, x1, w := loadAt(p, 0), loadAt(p, 16), (*[4]float32)(q)
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
