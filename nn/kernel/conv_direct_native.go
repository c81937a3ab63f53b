//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

// Four neighbouring positions are computed together; their sums stay in registers, one vector
// of channels each. Images narrower than four positions, and channels that are no whole
// number of vectors, take the reference.

func convDirect(out, in, w, b []float32, t ConvDirect, s *Scratch) {
	v := lanes()
	if hasAVX512 && t.W >= 4 && t.O%32 == 0 {
		convDirect4x32avx512(out, in, w, b, t)
		return
	}
	if t.W < 4 || t.O%v != 0 {
		convDirectGeneric(out, in, w, b, t)
		return
	}
	m := len(w) / (9 * t.O) // channels of in
	row := 3 * m
	for y := range t.H {
		for x := 0; x < t.W; x += 4 {
			x = min(x, t.W-4) // the last four may overlap those before: they get the same values again
			to := out[(y*t.W+x)*t.O:][:4*t.O]
			for c := 0; c < t.O; c += v {
				s0 := simd.LoadFloat32s(b[c:])
				s1, s2, s3 := s0, s0, s0
				for i := range 3 {
					from := in[((y+i)*(t.W+2)+x)*m:][:row+3*m]
					f := w[i*row*t.O+c:]
					for k := range row {
						g := simd.LoadFloat32s(f[k*t.O:])
						s0 = s0.Add(simd.BroadcastFloat32s(from[k]).Mul(g))
						s1 = s1.Add(simd.BroadcastFloat32s(from[k+m]).Mul(g))
						s2 = s2.Add(simd.BroadcastFloat32s(from[k+2*m]).Mul(g))
						s3 = s3.Add(simd.BroadcastFloat32s(from[k+3*m]).Mul(g))
					}
				}
				s0.Store(to[c:])
				s1.Store(to[c+t.O:])
				s2.Store(to[c+2*t.O:])
				s3.Store(to[c+3*t.O:])
			}
		}
	}
}
