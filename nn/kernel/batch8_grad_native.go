//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "unsafe"

func addProductsFour(sums, x, dY []float32, positions, xStep, dStep int) {
	if !has4 || positions == 0 {
		addProductsFourPlain(sums, x, dY, positions, xStep, dStep)
		return
	}
	_, _, _ = sums[27], x[(positions-1)*xStep+Lanes-1], dY[(positions-1)*dStep+4*Lanes-1]
	to, p, q := first(sums), first(x), first(dY)
	s0, s1, s2, s3 := vector(to, 0), vector(to, 32), vector(to, 64), vector(to, 96)
	for ; positions > 0; positions-- {
		x0, x1 := vector(p, 0), vector(p, 16)
		s0 = s0.Add(x0.Mul(vector(q, 0))).Add(x1.Mul(vector(q, 16)))
		s1 = s1.Add(x0.Mul(vector(q, 32))).Add(x1.Mul(vector(q, 48)))
		s2 = s2.Add(x0.Mul(vector(q, 64))).Add(x1.Mul(vector(q, 80)))
		s3 = s3.Add(x0.Mul(vector(q, 96))).Add(x1.Mul(vector(q, 112)))
		p, q = unsafe.Add(p, xStep*4), unsafe.Add(q, dStep*4)
	}
	s0.StoreArray((*[4]float32)(to))
	s1.StoreArray((*[4]float32)(unsafe.Add(to, 32)))
	s2.StoreArray((*[4]float32)(unsafe.Add(to, 64)))
	s3.StoreArray((*[4]float32)(unsafe.Add(to, 96)))
}
