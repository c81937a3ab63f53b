package kernel

// y[i] = ((a[i] + b[i]) + (c[i] + d[i])) + bias for eight images; y[i] starts at i·to, the others at i·next
func polyphaseSum4Generic(y, a, b, c, d []float32, bias float32, n, to, next int) {
	for i := range n {
		y, a, b, c, d := y[i*to:], a[i*next:], b[i*next:], c[i*next:], d[i*next:]
		for l := range Lanes {
			y[l] = ((a[l] + b[l]) + (c[l] + d[l])) + bias
		}
	}
}

// to[i] = from[i] for eight images; they start at i·toStep and i·fromStep
func polyphaseCopyGeneric(to, from []float32, n, toStep, fromStep int) {
	for i := range n {
		*(*[Lanes]float32)(to[i*toStep:]) = [Lanes]float32(from[i*fromStep:])
	}
}
