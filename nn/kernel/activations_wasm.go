//go:build go1.27 && goexperiment.simd && wasm

package kernel

func leakyReLU(x []float32) {
	w := whole(x)
	zero, slope := splat(0), splat(LeakySlope)
	for i := 0; i < w; i += 4 {
		v := load(x, i)
		v.IfElse(v.Greater(zero), v.Mul(slope)).StoreArray(at(x, i))
	}
	leakyReLUPlain(x[w:])
}

func leakyReLUGrad(d, y []float32) {
	w := whole(d)
	zero, slope := splat(0), splat(LeakySlope)
	for i := 0; i < w; i += 4 {
		v := load(d, i)
		v.IfElse(load(y, i).Greater(zero), v.Mul(slope)).StoreArray(at(d, i))
	}
	leakyReLUGradPlain(d[w:], y[w:])
}

func tanh(x []float32) {
	w := whole(x)
	one, two, minusTwo := splat(1), splat(2), splat(-2)
	for i := 0; i < w; i += 4 {
		two.Div(one.Add(exp(load(x, i).Mul(minusTwo)))).Sub(one).StoreArray(at(x, i))
	}
	tanhPlain(x[w:])
}

func tanhGrad(d, y []float32) {
	w := whole(d)
	one := splat(1)
	for i := 0; i < w; i += 4 {
		v := load(y, i)
		load(d, i).Mul(one.Sub(v.Mul(v))).StoreArray(at(d, i))
	}
	tanhGradPlain(d[w:], y[w:])
}

func momentum(w, g, v []float32, rate, mu float32) {
	n := whole(w)
	r, m := splat(rate), splat(mu)
	for i := 0; i < n; i += 4 {
		next := m.Mul(load(v, i)).Add(load(g, i))
		next.StoreArray(at(v, i))
		load(w, i).Sub(r.Mul(next)).StoreArray(at(w, i))
	}
	momentumPlain(w[n:], g[n:], v[n:], rate, mu)
}

func scale(x []float32, factor float32) {
	n := whole(x)
	f := splat(factor)
	for i := 0; i < n; i += 4 {
		load(x, i).Mul(f).StoreArray(at(x, i))
	}
	scalePlain(x[n:], factor)
}
