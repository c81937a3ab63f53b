//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd/archsimd"

type vec4 = archsimd.Float32x4

func load4(x []float32, i int) vec4 { return archsimd.LoadFloat32x4Array((*[4]float32)(x[i:])) }

// addWeightedFour keeps eight sums of four lanes in registers.
func addWeightedFour(sums *[4 * Lanes]float32, x, weights []float32, terms, stride int) {
	if !has4 || terms == 0 {
		addWeightedFourPlain(sums, x, weights, terms, stride)
		return
	}
	s := sums[:]
	s00, s01, s10, s11 := load4(s, 0), load4(s, 4), load4(s, 8), load4(s, 12)
	s20, s21, s30, s31 := load4(s, 16), load4(s, 20), load4(s, 24), load4(s, 28)
	for k := range terms {
		x0, x1 := load4(x, k*Lanes), load4(x, k*Lanes+4)
		w := (*[4]float32)(weights[k*stride:])
		a := archsimd.BroadcastFloat32x4(w[0])
		s00, s01 = s00.Add(a.Mul(x0)), s01.Add(a.Mul(x1))
		a = archsimd.BroadcastFloat32x4(w[1])
		s10, s11 = s10.Add(a.Mul(x0)), s11.Add(a.Mul(x1))
		a = archsimd.BroadcastFloat32x4(w[2])
		s20, s21 = s20.Add(a.Mul(x0)), s21.Add(a.Mul(x1))
		a = archsimd.BroadcastFloat32x4(w[3])
		s30, s31 = s30.Add(a.Mul(x0)), s31.Add(a.Mul(x1))
	}
	for i, v := range [8]vec4{s00, s01, s10, s11, s20, s21, s30, s31} {
		v.StoreArray((*[4]float32)(s[4*i:]))
	}
}

func addProductsFour(sums, x, dY []float32, positions, xStep, dStep int) {
	if !has4 {
		addProductsFourPlain(sums, x, dY, positions, xStep, dStep)
		return
	}
	s0, s1, s2, s3 := load4(sums, 0), load4(sums, 8), load4(sums, 16), load4(sums, 24)
	for p := range positions {
		x0, x1, d := load4(x, p*xStep), load4(x, p*xStep+4), dY[p*dStep:][:4*Lanes]
		s0 = s0.Add(x0.Mul(load4(d, 0))).Add(x1.Mul(load4(d, 4)))
		s1 = s1.Add(x0.Mul(load4(d, 8))).Add(x1.Mul(load4(d, 12)))
		s2 = s2.Add(x0.Mul(load4(d, 16))).Add(x1.Mul(load4(d, 20)))
		s3 = s3.Add(x0.Mul(load4(d, 24))).Add(x1.Mul(load4(d, 28)))
	}
	s0.StoreArray((*[4]float32)(sums))
	s1.StoreArray((*[4]float32)(sums[8:]))
	s2.StoreArray((*[4]float32)(sums[16:]))
	s3.StoreArray((*[4]float32)(sums[24:]))
}
