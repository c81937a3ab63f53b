//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

func gemmAxpy4(sums, rows []float32, stride int, factors [4]float32) {
	n, v := len(sums), lanes()
	w := wholeVectors(n)
	r0, r1, r2, r3 := rows[:n], rows[stride:][:n], rows[2*stride:][:n], rows[3*stride:][:n]
	f0, f1 := simd.BroadcastFloat32s(factors[0]), simd.BroadcastFloat32s(factors[1])
	f2, f3 := simd.BroadcastFloat32s(factors[2]), simd.BroadcastFloat32s(factors[3])
	for i := 0; i < w; i += v {
		s := load(sums, i).Add(f0.Mul(load(r0, i)))
		s = s.Add(f1.Mul(load(r1, i)))
		s = s.Add(f2.Mul(load(r2, i)))
		s.Add(f3.Mul(load(r3, i))).Store(sums[i:])
	}
	if w < n {
		gemmAxpy4Generic(sums[w:], rows[w:], stride, factors)
	}
}
