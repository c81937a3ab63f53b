//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// allZero takes four vectors at a time. It does not take -0 for zero, so such a panel is
// multiplied needlessly.
func allZero(x []float32, outer, inner, stride int) bool {
	if outer%4 != 0 || inner%4 != 0 {
		return allZeroGeneric(x, outer, inner, stride)
	}
	_ = x[(outer-1)*stride+inner-1]
	p := unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), opaqueZero)
	for outer > 0 {
		next := unsafe.Add(p, 4*stride*4)
		for i := inner; i > 0; i -= 4 {
			q := unsafe.Add(p, stride*4)
			r := unsafe.Add(q, stride*4)
			s := unsafe.Add(r, stride*4)
			v := loadAt(p, 0).ToBits().Or(loadAt(q, 0).ToBits()).
				Or(loadAt(r, 0).ToBits()).Or(loadAt(s, 0).ToBits()).ReshapeToUint64s()
			if v.GetElem(0)|v.GetElem(1) != 0 {
				return false
			}
			p = unsafe.Add(p, 16)
		}
		p, outer = next, outer-4
	}
	return true
}

func gemmAxpy4(sums, rows []float32, stride int, factors [4]float32) {
	w, n := wholeVectors(sums), len(sums)
	r0, r1, r2, r3 := rows[:n], rows[stride:][:n], rows[2*stride:][:n], rows[3*stride:][:n]
	f0, f1, f2, f3 := splat(factors[0]), splat(factors[1]), splat(factors[2]), splat(factors[3])
	for i := 0; i < w; i += 4 {
		s := load(sums, i).Add(f0.Mul(load(r0, i)))
		s = s.Add(f1.Mul(load(r1, i)))
		s = s.Add(f2.Mul(load(r2, i)))
		s.Add(f3.Mul(load(r3, i))).StoreArray(at(sums, i))
	}
	if w < n {
		gemmAxpy4Generic(sums[w:], rows[w:], stride, factors)
	}
}
