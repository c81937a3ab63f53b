package kernel

// Momentum takes one step of gradient descent with momentum:
//
//	v = mu·v + g
//	w = w - rate·v
func Momentum(w, g, v []float32, rate, mu float32) {
	checkSame("Momentum", w, g)
	checkSame("Momentum", w, v)
	momentum(w, g, v, rate, mu)
}

// Scale multiplies x by factor.
func Scale(x []float32, factor float32) { scale(x, factor) }

func momentumPlain(w, g, v []float32, rate, mu float32) {
	for i, d := range g {
		v[i] = float32(mu*v[i]) + d
		w[i] -= float32(rate * v[i])
	}
}

func scalePlain(x []float32, factor float32) {
	for i := range x {
		x[i] *= factor
	}
}
