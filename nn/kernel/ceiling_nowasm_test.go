//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

const ceilingLanes = 1

// ceiling is the one for wasm without vectors: 12 multiply-adds for each step.
func ceiling(steps int) float32 {
	x, y := float32(0.5), float32(0.25)
	s0, s1, s2, s3, s4, s5 := sink, sink+1, sink+2, sink+3, sink+4, sink+5
	s6, s7, s8, s9, s10, s11 := sink+6, sink+7, sink+8, sink+9, sink+10, sink+11
	for range steps {
		s0, s1, s2 = float32(s0*x)+y, float32(s1*x)+y, float32(s2*x)+y
		s3, s4, s5 = float32(s3*x)+y, float32(s4*x)+y, float32(s5*x)+y
		s6, s7, s8 = float32(s6*x)+y, float32(s7*x)+y, float32(s8*x)+y
		s9, s10, s11 = float32(s9*x)+y, float32(s10*x)+y, float32(s11*x)+y
	}
	return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11
}
