//go:build go1.27 && goexperiment.simd && wasm

package kernel

// Eight sums stay in registers, as in the tile of Gemm: four positions side by
// side, two vectors of channels each. Images narrower than four take the plain
// way. Where four does not divide the width, the last four positions overlap
// those before, and get the same values a second time.

func spreadTaps(wide, in, w, b []float32, t Taps, s *Scratch) {
	m := len(w) / (9 * t.C) // channels of in
	switch {
	case t.W < 4:
		spreadTapsPlain(wide, in, w, b, t)
	case m%4 == 0 && t.C >= 16:
		spreadTiles(wide, in, w, b, t, s)
	default:
		spreadVectors(wide, in, w, b, t)
	}
}

// spreadTiles uses the tile of Gemm. What four positions side by side see in a
// row of the filter is a matrix whose rows overlap, so the window is filled from
// the image itself.
func spreadTiles(wide, in, w, b []float32, t Taps, s *Scratch) {
	m := len(w) / (9 * t.C)
	row, count := 3*m, t.C/tileN // terms of a row of the filter, tiles side by side
	windows := (row + depth - 1) / depth
	s.reserve(3*windows*count, count)
	panels, strip := s.panels, s.strip[:count]
	filter := Rows(w, 9*m, t.C)
	for i := range 3 {
		panels = packPanels(panels, filter, i*row, (i+1)*row)
	}
	for y := range t.H {
		for x := 0; x < t.W; x += 4 {
			x = min(x, t.W-4)
			for j := range strip {
				for r := range strip[j] {
					strip[j][r] = [tileN]float32(b[j*tileN:])
				}
			}
			panels = s.panels
			for i := range 3 {
				seen := Matrix{in[((y+i)*(t.W+2)+x)*m:], 4, row, m, 1}
				for k := 0; k < row; k += depth {
					s.window.fill(&seen, 0, 4, k, min(depth, row-k))
					if terms := row - k; terms <= depth*3/4 {
						s.window.multiplyFirst(panels[:count], strip, terms)
					} else {
						s.window.multiply(panels[:count], strip)
					}
					panels = panels[count:]
				}
			}
			finishTiles(wide[(y*t.W+x)*t.C:], strip, t.C, false)
		}
	}
}
