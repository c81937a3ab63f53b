//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// Eight images side by side (H, W, C, 8) are panels of Gemm as they stand: what
// the filter sees of them at a position is, row by row, 3·C terms of eight columns.
// Nothing is packed for each position, and a window, which holds weights, meets
// many positions. Images and filters change roles against [Taps.Spread]; the
// terms and their order are the same.
//
// For 32 -> 32 channels setting up windows took a quarter of the time of the
// tiles where they came from the image and met four of them; here one meets 56.

// eightTiles is how many positions, at least a row of them, a window meets:
// their sums and what they see stay in a first-level cache, or close to it.
const eightTiles = 56

func (w Window) spreadEights(n int, wide, x, filter, b []float32, s *Scratch) int {
	if w.C%4 != 0 || len(b)%tileM != 0 || n < tileN {
		return 0
	}
	width := w.OutW + 2
	size := (w.OutH + 2) * width * w.C * tileN
	if len(s.eight) < size {
		s.eight = make([]float32, size)
	}
	clear(s.eight[:size]) // the border stays zero from eight to eight
	rows := max(1, eightTiles/w.OutW)
	s.reserve(0, rows*w.OutW)
	in, out := w.H*w.W*w.C, w.OutH*w.OutW*len(b)
	done := 0
	for ; done+tileN <= n; done += tileN {
		for y := range w.H {
			from := x[done*in+y*w.W*w.C:]
			_ = from[(tileN-1)*in+w.W*w.C-1]
			to := s.eight[((y+w.Top)*width+w.Left)*w.C*tileN:][:w.W*w.C*tileN]
			interleave(unsafe.Pointer(unsafe.SliceData(to)), unsafe.Pointer(unsafe.SliceData(from)), in*4, w.W*w.C)
		}
		for y := 0; y < w.OutH; y += rows {
			w.spreadRows(wide[done*out:(done+tileN)*out], filter, b, y, min(rows, w.OutH-y), s)
		}
	}
	return done
}

// spreadRows computes rows y … y+rows-1 of eight images.
func (w Window) spreadRows(wide, filter, b []float32, y, rows int, s *Scratch) {
	outs, row := len(b), 3*w.C // terms of a row of the filter
	strip := s.strip[:rows*w.OutW]
	step := w.C * tileN * 4 // from a position to the next
	for o := 0; o < outs; o += tileM {
		for j := range strip {
			for r := range tileM {
				v := splat(b[o+r])
				v.StoreArray((*[4]float32)(strip[j][r][:]))
				v.StoreArray((*[4]float32)(strip[j][r][4:]))
			}
		}
		for i := range 3 {
			weights := Matrix{filter[i*row*outs:], outs, row, 1, outs}
			seen := s.eight[(y+i)*(w.OutW+2)*w.C*tileN:]
			for k := 0; k < row; k += depth {
				terms := min(depth, row-k)
				s.window.fill(&weights, o, tileM, k, terms)
				for p := 0; p < terms; p += 4 {
					if p > 0 {
						copy(splats[:4], splats[p:p+4])
					}
					at := seen[(k+p)*tileN:]
					for r := 0; r < rows; r++ {
						at, to := unsafe.Pointer(&at[r*(w.OutW+2)*w.C*tileN]), strip[r*w.OutW:][:w.OutW]
						if terms == depth {
							multiplyAt(at, step, to)
						} else {
							multiplyFour(at, step, to)
						}
					}
					if terms == depth {
						break
					}
				}
			}
		}
		size := w.OutH * w.OutW * outs
		to := unsafe.Pointer(unsafe.SliceData(wide[y*w.OutW*outs+o:]))
		_ = wide[7*size+(y*w.OutW+len(strip)-1)*outs+o+tileM-1]
		separate(to, size*4, outs*4, strip)
	}
}

// interleave puts count floats each of eight rows, stride bytes apart, side by
// side; count is a multiple of four.
func interleave(to, from unsafe.Pointer, stride, count int) {
	to, from = unsafe.Add(to, offset), unsafe.Add(from, offset)
	for ; count > 0; count -= 4 {
		p := transpose(to, 32, from, stride)
		transpose(unsafe.Add(to, 16), 32, p, stride)
		to, from = unsafe.Add(to, 4*32), unsafe.Add(from, 16)
	}
}

// separate stores the tiles of a strip, channels by images, where they belong:
// position after position, next bytes apart, in each of eight images, size bytes apart.
func separate(to unsafe.Pointer, size, next int, strip []tile) {
	to, from := unsafe.Add(to, offset), unsafe.Add(unsafe.Pointer(unsafe.SliceData(strip)), offset)
	for range strip {
		transpose(to, size, from, 32)
		transpose(unsafe.Add(to, 4*size), size, unsafe.Add(from, 16), 32)
		to, from = unsafe.Add(to, next), unsafe.Add(from, tileM*tileN*4)
	}
}

// transpose reads four rows of four floats, stride bytes apart, stores their
// columns, step bytes apart, and returns where the fifth row would be.
func transpose(to unsafe.Pointer, step int, from unsafe.Pointer, stride int) unsafe.Pointer {
	a := vector(from, 0)
	from = unsafe.Add(from, stride)
	b := vector(from, 0)
	from = unsafe.Add(from, stride)
	c := vector(from, 0)
	from = unsafe.Add(from, stride)
	d := vector(from, 0)
	a.SetElem(1, b.GetElem(0)).SetElem(2, c.GetElem(0)).SetElem(3, d.GetElem(0)).StoreArray((*[4]float32)(to))
	to = unsafe.Add(to, step)
	b.SetElem(0, a.GetElem(1)).SetElem(2, c.GetElem(1)).SetElem(3, d.GetElem(1)).StoreArray((*[4]float32)(to))
	to = unsafe.Add(to, step)
	c.SetElem(0, a.GetElem(2)).SetElem(1, b.GetElem(2)).SetElem(3, d.GetElem(2)).StoreArray((*[4]float32)(to))
	to = unsafe.Add(to, step)
	d.SetElem(0, a.GetElem(3)).SetElem(1, b.GetElem(3)).SetElem(2, c.GetElem(3)).StoreArray((*[4]float32)(to))
	return unsafe.Add(from, stride)
}
