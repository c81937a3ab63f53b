package kernel

// FlipFilter stores in flipped (k, k, O, C) the filter (k, k, C, O) rotated by half a turn, with
// its input and output channels exchanged: the filter of backward by data.
//
//	flipped[i,j,o,c] = filter[k-1-i,k-1-j,c,o]
func FlipFilter(flipped, filter []float32, c, o int) {
	taps := len(filter) / (c * o)
	if len(flipped) != len(filter) || len(filter) != taps*c*o {
		panicShapes("FlipFilter", len(flipped), len(filter))
	}
	for t := range taps {
		from := filter[(taps-1-t)*c*o:]
		for k := range o {
			row := flipped[(t*o+k)*c:][:c]
			for j := range row {
				row[j] = from[j*o+k]
			}
		}
	}
}
