//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "simd/archsimd"

// Ceiling does 12 vector multiply-adds per step in registers alone: no load, no
// store. Its rate is the most that any tile can reach on this machine.
// It returns a value that depends on every sum, so that none is optimised away.
func ceiling(steps int) float32 {
	var s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11 archsimd.Float32x4
	x, y := archsimd.BroadcastFloat32x4(0.5), archsimd.BroadcastFloat32x4(0.25)
	for range steps {
		s0, s1, s2 = s0.Mul(x).Add(y), s1.Mul(x).Add(y), s2.Mul(x).Add(y)
		s3, s4, s5 = s3.Mul(x).Add(y), s4.Mul(x).Add(y), s5.Mul(x).Add(y)
		s6, s7, s8 = s6.Mul(x).Add(y), s7.Mul(x).Add(y), s8.Mul(x).Add(y)
		s9, s10, s11 = s9.Mul(x).Add(y), s10.Mul(x).Add(y), s11.Mul(x).Add(y)
	}
	s := s0.Add(s1).Add(s2).Add(s3).Add(s4).Add(s5).Add(s6).Add(s7).Add(s8).Add(s9).Add(s10).Add(s11)
	return s.GetElem(0) + s.GetElem(1) + s.GetElem(2) + s.GetElem(3)
}
