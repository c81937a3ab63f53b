//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

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

func spreadVectors(wide, in, w, b []float32, t Taps) {
	step := t.C * 4         // bytes from a position of wide, or a term, to the next
	m := len(w) / (9 * t.C) // channels of in
	for y := range t.H {
		for x := 0; x < t.W; x += 4 {
			x = min(x, t.W-4)
			from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(in)), offset+(y*(t.W+2)+x)*m*4)
			to := unsafe.Add(unsafe.Pointer(unsafe.SliceData(wide)), offset+(y*t.W+x)*step)
			f0 := unsafe.Add(unsafe.Pointer(unsafe.SliceData(w)), offset)
			for c := 0; c < t.C; c += 8 {
				s00, s01 := load(b, c), load(b, c+4)
				s10, s11, s20, s21, s30, s31 := s00, s01, s00, s01, s00, s01
				p0, f := from, f0
				for i := 3; i > 0; i-- {
					p1 := unsafe.Add(p0, m*4)
					p2 := unsafe.Add(p1, m*4)
					p3 := unsafe.Add(p2, m*4)
					for k := m; k > 0; k-- {
						g0 := archsimd.LoadFloat32x4Array((*[4]float32)(f))
						g1 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(f, 16)))
						v := archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p0, 0)))
						s00 = s00.Add(v.Mul(g0))
						s01 = s01.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p1, 0)))
						s10 = s10.Add(v.Mul(g0))
						s11 = s11.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p2, 0)))
						s20 = s20.Add(v.Mul(g0))
						s21 = s21.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p3, 0)))
						s30 = s30.Add(v.Mul(g0))
						s31 = s31.Add(v.Mul(g1))
						f = unsafe.Add(f, step)
						g0 = archsimd.LoadFloat32x4Array((*[4]float32)(f))
						g1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(f, 16)))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p0, 4)))
						s00 = s00.Add(v.Mul(g0))
						s01 = s01.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p1, 4)))
						s10 = s10.Add(v.Mul(g0))
						s11 = s11.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p2, 4)))
						s20 = s20.Add(v.Mul(g0))
						s21 = s21.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p3, 4)))
						s30 = s30.Add(v.Mul(g0))
						s31 = s31.Add(v.Mul(g1))
						f = unsafe.Add(f, step)
						g0 = archsimd.LoadFloat32x4Array((*[4]float32)(f))
						g1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(f, 16)))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p0, 8)))
						s00 = s00.Add(v.Mul(g0))
						s01 = s01.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p1, 8)))
						s10 = s10.Add(v.Mul(g0))
						s11 = s11.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p2, 8)))
						s20 = s20.Add(v.Mul(g0))
						s21 = s21.Add(v.Mul(g1))
						v = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(p3, 8)))
						s30 = s30.Add(v.Mul(g0))
						s31 = s31.Add(v.Mul(g1))
						f = unsafe.Add(f, step)
						p0, p1, p2, p3 = unsafe.Add(p0, 12), unsafe.Add(p1, 12), unsafe.Add(p2, 12), unsafe.Add(p3, 12)
					}
					p0 = unsafe.Add(p0, (t.W-1)*m*4)
				}
				at := to
				s00.StoreArray((*[4]float32)(at))
				s01.StoreArray((*[4]float32)(unsafe.Add(at, 16)))
				at = unsafe.Add(at, step)
				s10.StoreArray((*[4]float32)(at))
				s11.StoreArray((*[4]float32)(unsafe.Add(at, 16)))
				at = unsafe.Add(at, step)
				s20.StoreArray((*[4]float32)(at))
				s21.StoreArray((*[4]float32)(unsafe.Add(at, 16)))
				at = unsafe.Add(at, step)
				s30.StoreArray((*[4]float32)(at))
				s31.StoreArray((*[4]float32)(unsafe.Add(at, 16)))
				to, f0 = unsafe.Add(to, 32), unsafe.Add(f0, 32)
			}
		}
	}
}
