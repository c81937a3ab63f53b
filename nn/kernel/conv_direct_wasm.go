//go:build go1.27 && goexperiment.simd && wasm

package kernel

// Four neighbouring positions are computed together; their sums stay in eight registers, two
// vectors of channels each, as in Gemm. Images narrower than four positions take the
// reference. Where four does not divide the width, the last four positions overlap those
// before, and get the same values a second time.

func convDirect(out, in, w, b []float32, t ConvDirect, s *Scratch) {
	m := len(w) / (9 * t.O) // channels of in
	switch {
	case t.W < 4:
		convDirectGeneric(out, in, w, b, t)
	case m%4 == 0 && t.O >= 16:
		convDirectGemm(out, in, w, b, t, s)
	default:
		convDirect4x8(out, in, w, b, t)
	}
}

// convDirectGemm uses the microkernel of Gemm. For a row of the filter, the patches of four
// neighbouring positions are a matrix A whose rows overlap in memory, so A is packed from the
// image itself.
func convDirectGemm(out, in, w, b []float32, t ConvDirect, s *Scratch) {
	m := len(w) / (9 * t.O)
	row, count := 3*m, t.O/microN // terms of a row of the filter, panels of B side by side
	steps := (row + microK - 1) / microK
	s.reserve(3*steps*count, count)
	panels, accs := s.panelsB, s.accs[:count]
	filter := Rows(w, 9*m, t.O)
	for i := range 3 {
		panels = packB(panels, filter, i*row, (i+1)*row)
	}
	for y := range t.H {
		for x := 0; x < t.W; x += 4 {
			x = min(x, t.W-4)
			for j := range accs {
				for r := range accs[j] {
					accs[j][r] = [microN]float32(b[j*microN:])
				}
			}
			panels = s.panelsB
			for i := range 3 {
				patches := Matrix{in[((y+i)*(t.W+2)+x)*m:], 4, row, m, 1}
				for k := 0; k < row; k += microK {
					s.panelA.pack(&patches, 0, 4, k, min(microK, row-k))
					if terms := row - k; terms <= microK*3/4 {
						s.panelA.gemmMicroTerms(panels[:count], accs, terms)
					} else {
						s.panelA.gemmMicro(panels[:count], accs)
					}
					panels = panels[count:]
				}
			}
			epilogueWhole(out[(y*t.W+x)*t.O:], accs, t.O, false)
		}
	}
}
