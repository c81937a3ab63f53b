//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

const (
	microM = 4
	microN = 32 // two vectors of 512 bits, four of 256, eight of 128
)

// gemmMicro multiplies the packed panel of A with packed panels of B:
//
//	accs[j,r,q] += Σ_p A[p,r]·panels[j,p,q]    r < microM, p < microK, q < microN
func (w *panelA) gemmMicro(panels []panelB, accs []accumulators) {
	gemmMicro4x2v(w, panels, accs, microK)
}

// gemmMicroTerms is gemmMicro with p < terms.
func (w *panelA) gemmMicroTerms(panels []panelB, accs []accumulators, terms int) {
	gemmMicro4x2v(w, panels, accs, terms)
}

// gemmMicro4x2v keeps four rows of two vectors at a time in registers. It is a function, not a
// method: Go 1.27.4 compiles no variants of methods for each length of vectors.
func gemmMicro4x2v(w *panelA, panels []panelB, accs []accumulators, terms int) {
	if hasAVX512 {
		gemmMicro4x32avx512(w, panels, accs, terms)
		return
	}
	v := lanes()
	for j := range accs {
		b, c := &panels[j], &accs[j]
		for q := 0; q < microN; q += 2 * v {
			s00 := simd.LoadFloat32s(c[0][q:])
			s01 := simd.LoadFloat32s(c[0][q+v:])
			s10 := simd.LoadFloat32s(c[1][q:])
			s11 := simd.LoadFloat32s(c[1][q+v:])
			s20 := simd.LoadFloat32s(c[2][q:])
			s21 := simd.LoadFloat32s(c[2][q+v:])
			s30 := simd.LoadFloat32s(c[3][q:])
			s31 := simd.LoadFloat32s(c[3][q+v:])
			for p := range min(terms, microK) {
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
