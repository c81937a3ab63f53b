package kernel

// The formula is that of [ConvDirect.Forward].
func convDirectGeneric(out, x, w, b []float32, t ConvDirect) {
	row := len(w) / t.O / 3 // terms of a row of the filter
	for p := range t.H * t.W {
		to := out[p*t.O:][:t.O]
		copy(to, b)
		for i := range 3 {
			from := x[((p/t.W+i)*(t.W+2)+p%t.W)*row/3:][:row]
			for k, v := range from {
				for c, f := range w[(i*row+k)*t.O:][:t.O] {
					to[c] += float32(v * f)
				}
			}
		}
	}
}
