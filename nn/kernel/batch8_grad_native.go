//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "unsafe"

func batch8Grad4(sums, x, dY []float32, positions, xStep, dStep int) {
	if !hasVec4 || positions == 0 {
		batch8Grad4Generic(sums, x, dY, positions, xStep, dStep)
		return
	}
	_, _, _ = sums[27], x[(positions-1)*xStep+Lanes-1], dY[(positions-1)*dStep+4*Lanes-1]
	to, p, q := start(sums), start(x), start(dY)
	s0, s1, s2, s3 := loadAt(to, 0), loadAt(to, 32), loadAt(to, 64), loadAt(to, 96)
	for ; positions > 0; positions-- {
		x0, x1 := loadAt(p, 0), loadAt(p, 16)
		s0 = s0.Add(x0.Mul(loadAt(q, 0))).Add(x1.Mul(loadAt(q, 16)))
		s1 = s1.Add(x0.Mul(loadAt(q, 32))).Add(x1.Mul(loadAt(q, 48)))
		s2 = s2.Add(x0.Mul(loadAt(q, 64))).Add(x1.Mul(loadAt(q, 80)))
		s3 = s3.Add(x0.Mul(loadAt(q, 96))).Add(x1.Mul(loadAt(q, 112)))
		p, q = unsafe.Add(p, xStep*4), unsafe.Add(q, dStep*4)
	}
	s0.StoreArray((*[4]float32)(to))
	s1.StoreArray((*[4]float32)(unsafe.Add(to, 32)))
	s2.StoreArray((*[4]float32)(unsafe.Add(to, 64)))
	s3.StoreArray((*[4]float32)(unsafe.Add(to, 96)))
}
