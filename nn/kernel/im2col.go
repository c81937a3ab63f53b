package kernel

// A Window describes how a filter of Size x Size moves over an image of H x W
// positions with C channels, Stride positions at a time, with Top rows and Left columns
// of zeros before the image (and as many as needed behind it).
type Window struct {
	H, W, C      int
	Size, Stride int
	Top, Left    int
	OutH, OutW   int
}

// Row is the number of values that one position of the filter sees.
func (w Window) Patch() int { return w.Size * w.Size * w.C }

// Im2col writes what the filter sees at each position, zeros for what lies
// outside: cols (OutH·OutW, Size·Size·C) from the image x (H, W, C). A
// convolution then is a matrix product (Chellapilla et al. 2006).
func Im2col(cols, x []float32, w Window) {
	row := w.Size * w.C
	for oy := range w.OutH {
		for ox := range w.OutW {
			left := ox*w.Stride - w.Left
			for ky := range w.Size {
				to := cols[:row]
				cols = cols[row:]
				y := oy*w.Stride - w.Top + ky
				if y < 0 || y >= w.H {
					clear(to)
					continue
				}
				// The columns from x0 to x1 of the filter lie inside.
				x0, x1 := max(0, -left), min(w.Size, w.W-left)
				if x0 >= x1 {
					clear(to)
					continue
				}
				clear(to[:x0*w.C])
				copy(to[x0*w.C:x1*w.C], x[(y*w.W+left+x0)*w.C:])
				clear(to[x1*w.C:])
			}
		}
	}
}

// Col2im is the transpose of [Im2col]: it adds each value of cols
// (OutH·OutW, Size·Size·C) to the place of x (H, W, C) that it was copied from.
func Col2im(x, cols []float32, w Window) {
	row := w.Size * w.C
	for oy := range w.OutH {
		for ox := range w.OutW {
			left := ox*w.Stride - w.Left
			for ky := range w.Size {
				from := cols[:row]
				cols = cols[row:]
				y := oy*w.Stride - w.Top + ky
				x0, x1 := max(0, -left), min(w.Size, w.W-left)
				if y < 0 || y >= w.H || x0 >= x1 {
					continue
				}
				to := x[(y*w.W+left+x0)*w.C:]
				addRow(to[:(x1-x0)*w.C], from[x0*w.C:x1*w.C])
			}
		}
	}
}
