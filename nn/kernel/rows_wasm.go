//go:build go1.27 && goexperiment.simd && wasm

package kernel

func larger(to, x []float32) {
	w := whole(to)
	for i := 0; i < w; i += 4 {
		a, b := load(to, i), load(x, i)
		b.IfElse(b.Greater(a), a).StoreArray(at(to, i))
	}
	largerPlain(to[w:], x[w:])
}

func route(d, left, x, largest []float32) {
	w := whole(d)
	zero := splat(0)
	for i := 0; i < w; i += 4 {
		here, v := load(x, i).Equal(load(largest, i)), load(left, i)
		v.Masked(here).StoreArray(at(d, i))
		zero.IfElse(here, v).StoreArray(at(left, i))
	}
	routePlain(d[w:], left[w:], x[w:], largest[w:])
}

func add(to, x []float32) {
	w := whole(to)
	for i := 0; i < w; i += 4 {
		load(to, i).Add(load(x, i)).StoreArray(at(to, i))
	}
	addPlain(to[w:], x[w:])
}

func copyRow(to, x []float32) {
	w := whole(to)
	for i := 0; i < w; i += 4 {
		load(x, i).StoreArray(at(to, i))
	}
	for i := w; i < len(to); i++ {
		to[i] = x[i]
	}
}
