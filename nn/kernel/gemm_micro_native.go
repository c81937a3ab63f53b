//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

const (
	tileM = 4
	tileN = 32 // two vectors of 512 bits, four of 256, eight of 128
)

// multiply adds the products of the window and the panels to as many tiles:
//
//	strip[j,r,q] += Σ_p A[r,p]·panels[j,p,q]    r < tileM, p < depth, q < tileN
func (w *window) multiply(panels []panel, strip []tile) { multiplyVectors(w, panels, strip, depth) }

// multiplyFirst does the same with the first terms of depth.
func (w *window) multiplyFirst(panels []panel, strip []tile, terms int) {
	multiplyVectors(w, panels, strip, terms)
}

// multiplyVectors keeps four rows of two vectors at a time in registers. It is no
// method: the compiler of Go 1.27.4 makes no variants of those.
func multiplyVectors(w *window, panels []panel, strip []tile, terms int) {
	if wide512 {
		multiplyWide(w, panels, strip, terms)
		return
	}
	v := lanes()
	for j := range strip {
		b, c := &panels[j], &strip[j]
		for q := 0; q < tileN; q += 2 * v {
			s00 := simd.LoadFloat32s(c[0][q:])
			s01 := simd.LoadFloat32s(c[0][q+v:])
			s10 := simd.LoadFloat32s(c[1][q:])
			s11 := simd.LoadFloat32s(c[1][q+v:])
			s20 := simd.LoadFloat32s(c[2][q:])
			s21 := simd.LoadFloat32s(c[2][q+v:])
			s30 := simd.LoadFloat32s(c[3][q:])
			s31 := simd.LoadFloat32s(c[3][q+v:])
			for p := range min(terms, depth) {
				row := b[p][q : q+2*v]
				x0, x1 := simd.LoadFloat32s(row), simd.LoadFloat32s(row[v:])
				a := simd.BroadcastFloat32s(w[p][0])
				s00, s01 = s00.Add(a.Mul(x0)), s01.Add(a.Mul(x1))
				a = simd.BroadcastFloat32s(w[p][1])
				s10, s11 = s10.Add(a.Mul(x0)), s11.Add(a.Mul(x1))
				a = simd.BroadcastFloat32s(w[p][2])
				s20, s21 = s20.Add(a.Mul(x0)), s21.Add(a.Mul(x1))
				a = simd.BroadcastFloat32s(w[p][3])
				s30, s31 = s30.Add(a.Mul(x0)), s31.Add(a.Mul(x1))
			}
			s00.Store(c[0][q:])
			s01.Store(c[0][q+v:])
			s10.Store(c[1][q:])
			s11.Store(c[1][q+v:])
			s20.Store(c[2][q:])
			s21.Store(c[2][q+v:])
			s30.Store(c[3][q:])
			s31.Store(c[3][q+v:])
		}
	}
}
