//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

func multiplyEights(m, v, u []float32, n, c, o int) {
	_, _, _ = m[n*o*Lanes-1], v[n*c*Lanes-1], u[c*o-1]
	for j := 0; j < o; j += tileM {
		sums, tiles := fromZero, run{unsafe.Pointer(&m[j*Lanes]), o * Lanes * 4}
		for k := 0; k < c; k += depth {
			weights, panels := unsafe.Pointer(&u[k*o+j]), run{unsafe.Pointer(&v[k*Lanes]), c * Lanes * 4}
			if t := c - k; t >= depth {
				fillColumns(weights, o)
				multiplyTiles(panels, sums, tiles, n)
			} else {
				fillFours(weights, o, t)
				multiplyTerms(t, panels, sums, tiles, n, 1, 0)
			}
			sums = tiles
		}
	}
}
