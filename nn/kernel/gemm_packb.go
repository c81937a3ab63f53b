package kernel

// packPanels copies rows k0 … end-1 of B into panels, those of the first depth
// rows first, fills the last ones up with zeros, and returns the panels after them.
func packPanels(panels []panel, b Matrix, k0, end int) []panel {
	for ; k0 < end; k0 += depth {
		terms := min(depth, end-k0)
		for j := 0; j < b.Cols; j += tileN {
			cols := min(tileN, b.Cols-j)
			from := b.Data[k0*b.RowStride+j*b.ColStride:]
			switch {
			case terms < depth || cols < tileN:
				panels[0] = panel{}
				for p := range terms {
					for q := range cols {
						panels[0][p][q] = from[p*b.RowStride+q*b.ColStride]
					}
				}
			case b.ColStride == 1:
				packRows(&panels[0], from, b.RowStride)
			default: // B is a transpose: its columns are contiguous
				packColumns(&panels[0], from, b.ColStride)
			}
			panels = panels[1:]
		}
	}
	return panels
}
