package kernel

// packB copies rows k0 … end-1 of B into panels and returns the panels behind them. Panels of
// the first microK rows come first; what is missing in the last ones becomes zero.
func packB(panels []panelB, b Matrix, k0, end int) []panelB {
	for ; k0 < end; k0 += microK {
		terms := min(microK, end-k0)
		for j := 0; j < b.Cols; j += microN {
			cols := min(microN, b.Cols-j)
			from := b.Data[k0*b.RowStride+j*b.ColStride:]
			switch {
			case terms%4 != 0 || cols < microN:
				panels[0] = panelB{}
				for p := range terms {
					for q := range cols {
						panels[0][p][q] = from[p*b.RowStride+q*b.ColStride]
					}
				}
			case b.ColStride == 1:
				packBRows(panels[0][:terms], from, b.RowStride)
			default: // B is a transpose: its columns are contiguous
				packBColumns(panels[0][:terms], from, b.ColStride)
			}
			panels = panels[1:]
		}
	}
	return panels
}
