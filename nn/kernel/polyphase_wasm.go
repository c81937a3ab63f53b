//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

func polyphaseSum4(y, a, b, c, d []float32, bias float32, n, to, next int) {
	last := (n-1)*next + Lanes - 1
	_, _, _, _, _ = y[(n-1)*to+Lanes-1], a[last], b[last], c[last], d[last]
	p, q0, q1, q2, q3, v := start(y), start(a), start(b), start(c), start(d), splat(bias)
	to, next = to*4, next*4
	for ; n > 0; n-- {
		s := loadAt(q0, 0).Add(loadAt(q1, 0)).Add(loadAt(q2, 0).Add(loadAt(q3, 0)))
		s.Add(v).StoreArray((*[4]float32)(p))
		s = loadAt(q0, 16).Add(loadAt(q1, 16)).Add(loadAt(q2, 16).Add(loadAt(q3, 16)))
		s.Add(v).StoreArray((*[4]float32)(unsafe.Add(p, 16)))
		p, q0, q1 = unsafe.Add(p, to), unsafe.Add(q0, next), unsafe.Add(q1, next)
		q2, q3 = unsafe.Add(q2, next), unsafe.Add(q3, next)
	}
}

func polyphaseCopy(to, from []float32, n, toStep, fromStep int) {
	_, _ = to[(n-1)*toStep+Lanes-1], from[(n-1)*fromStep+Lanes-1]
	p, q := start(to), start(from)
	for ; n > 0; n-- {
		copy8(p, q)
		p, q = unsafe.Add(p, toStep*4), unsafe.Add(q, fromStep*4)
	}
}
