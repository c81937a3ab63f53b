package kernel

// to[i,l] = x[l,i] for l < 8, where x[l] starts at l·stride
func interleaveGeneric(to, x []float32, stride int) {
	for i := range to {
		to[i] = x[i%Lanes*stride+i/Lanes]
	}
}

// x[l,i] = from[i,l] for l < 8, where x[l] starts at l·stride
func deinterleaveGeneric(x, from []float32, stride int) {
	for i, v := range from {
		x[i%Lanes*stride+i/Lanes] = v
	}
}
