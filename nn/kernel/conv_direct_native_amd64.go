//go:build go1.27 && goexperiment.simd

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// convDirect4x32avx512 is convDirect with vectors of 512 bits: the sums of four positions and
// two vectors of channels stay in registers.
func convDirect4x32avx512(out, in, w, b []float32, t ConvDirect) {
	m := len(w) / (9 * t.O)
	row, step := 3*m, 4*t.O
	for y := range t.H {
		for x := 0; x < t.W; x += 4 {
			x = min(x, t.W-4)
			to := out[(y*t.W+x)*t.O:][:4*t.O]
			for c := 0; c < t.O; c += 32 {
				s00, s01 := archsimd.LoadFloat32x16(b[c:]), archsimd.LoadFloat32x16(b[c+16:])
				s10, s20, s30, s11, s21, s31 := s00, s00, s00, s01, s01, s01
				for i := range 3 {
					from := in[((y+i)*(t.W+2)+x)*m:][:row+3*m]
					filter := w[i*row*t.O+c:][:(row-1)*t.O+32]
					f0, g := unsafe.Pointer(&from[0]), unsafe.Pointer(&filter[0])
					f1, f2, f3 := unsafe.Pointer(&from[m]), unsafe.Pointer(&from[2*m]), unsafe.Pointer(&from[3*m])
					for k := row; ; {
						g0 := archsimd.LoadFloat32x16Array((*row512)(g))
						g1 := archsimd.LoadFloat32x16Array((*row512)(unsafe.Add(g, 64)))
						v := archsimd.BroadcastFloat32x16(*(*float32)(f0))
						s00, s01 = s00.Add(v.Mul(g0)), s01.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x16(*(*float32)(f1))
						s10, s11 = s10.Add(v.Mul(g0)), s11.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x16(*(*float32)(f2))
						s20, s21 = s20.Add(v.Mul(g0)), s21.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x16(*(*float32)(f3))
						s30, s31 = s30.Add(v.Mul(g0)), s31.Add(v.Mul(g1))
						if k--; k == 0 {
							break
						}
						g, f0, f1 = unsafe.Add(g, step), unsafe.Add(f0, 4), unsafe.Add(f1, 4)
						f2, f3 = unsafe.Add(f2, 4), unsafe.Add(f3, 4)
					}
				}
				s00.Store(to[c:])
				s01.Store(to[c+16:])
				s10.Store(to[t.O+c:])
				s11.Store(to[t.O+c+16:])
				s20.Store(to[2*t.O+c:])
				s21.Store(to[2*t.O+c+16:])
				s30.Store(to[3*t.O+c:])
				s31.Store(to[3*t.O+c+16:])
			}
		}
	}
}
