package kernel

func interleaveGeneric(to, x []float32, stride int) {
	for i := range to {
		to[i] = x[i%Lanes*stride+i/Lanes]
	}
}

func deinterleaveGeneric(x, from []float32, stride int) {
	for i, v := range from {
		x[i%Lanes*stride+i/Lanes] = v
	}
}
