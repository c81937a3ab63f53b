package kernel

// A Window describes how a filter of Size x Size moves over an image of H x W positions with C
// channels: Stride positions at a time, from Top rows above and Left columns before the image,
// to OutH x OutW positions. Outside the image are zeros.
type Window struct {
	H, W, C      int
	Size, Stride int
	Top, Left    int
	OutH, OutW   int
}

// Patch returns the number of values in a patch: what the filter covers at one position.
func (w Window) Patch() int { return w.Size * w.Size * w.C }

// Im2col copies the patch of each position, with zeros for what lies outside the image: cols
// (OutH·OutW, Size·Size·C) from the image x (H, W, C). A convolution then is a matrix product
// (Chellapilla et al. 2006).
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
				// Columns x0 … x1-1 of the filter lie inside the image.
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

// Col2im is the transpose of [Im2col]: it adds each value of cols (OutH·OutW, Size·Size·C) to
// the element of x (H, W, C) that Im2col copies it from.
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
