//go:build go1.27 && goexperiment.simd && wasm

package kernel

const ceilingLanes = 4

// ceiling does 12 vector multiply-adds for each step in registers alone, without loads and
// stores. A microkernel cannot be faster on this machine.
//
// The twelve chains start at different values, and the result depends on all of them. When
// all started at zero the compiler found them equal, and kept one: what was measured then was
// how long one chain waits for itself, 38 to 41 GFLOP/s, whatever else ran on the processor.
func ceiling(steps int) float32 {
	x := splat(0.5)
	s0, s1, s2, s3 := splat(sink), splat(sink+1), splat(sink+2), splat(sink+3)
	s4, s5, s6, s7 := splat(sink+4), splat(sink+5), splat(sink+6), splat(sink+7)
	s8, s9, s10, s11 := splat(sink+8), splat(sink+9), splat(sink+10), splat(sink+11)
	for ; steps > 0; steps -= 4 {
		s0, s1, s2 = s0.Mul(x).Add(x), s1.Mul(x).Add(x), s2.Mul(x).Add(x)
		s3, s4, s5 = s3.Mul(x).Add(x), s4.Mul(x).Add(x), s5.Mul(x).Add(x)
		s6, s7, s8 = s6.Mul(x).Add(x), s7.Mul(x).Add(x), s8.Mul(x).Add(x)
		s9, s10, s11 = s9.Mul(x).Add(x), s10.Mul(x).Add(x), s11.Mul(x).Add(x)
		s0, s1, s2 = s0.Mul(x).Add(x), s1.Mul(x).Add(x), s2.Mul(x).Add(x)
		s3, s4, s5 = s3.Mul(x).Add(x), s4.Mul(x).Add(x), s5.Mul(x).Add(x)
		s6, s7, s8 = s6.Mul(x).Add(x), s7.Mul(x).Add(x), s8.Mul(x).Add(x)
		s9, s10, s11 = s9.Mul(x).Add(x), s10.Mul(x).Add(x), s11.Mul(x).Add(x)
		s0, s1, s2 = s0.Mul(x).Add(x), s1.Mul(x).Add(x), s2.Mul(x).Add(x)
		s3, s4, s5 = s3.Mul(x).Add(x), s4.Mul(x).Add(x), s5.Mul(x).Add(x)
		s6, s7, s8 = s6.Mul(x).Add(x), s7.Mul(x).Add(x), s8.Mul(x).Add(x)
		s9, s10, s11 = s9.Mul(x).Add(x), s10.Mul(x).Add(x), s11.Mul(x).Add(x)
		s0, s1, s2 = s0.Mul(x).Add(x), s1.Mul(x).Add(x), s2.Mul(x).Add(x)
		s3, s4, s5 = s3.Mul(x).Add(x), s4.Mul(x).Add(x), s5.Mul(x).Add(x)
		s6, s7, s8 = s6.Mul(x).Add(x), s7.Mul(x).Add(x), s8.Mul(x).Add(x)
		s9, s10, s11 = s9.Mul(x).Add(x), s10.Mul(x).Add(x), s11.Mul(x).Add(x)
	}
	s := s0.Add(s1).Add(s2).Add(s3).Add(s4).Add(s5).Add(s6).Add(s7).Add(s8).Add(s9).Add(s10).Add(s11)
	return s.GetElem(0) + s.GetElem(1) + s.GetElem(2) + s.GetElem(3)
}
