//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// batch8Gemm packs weights as panels of A, and reads v, which needs no packing, as panels of
// B: eight columns of A·B are eight images.
func batch8Gemm(m, v, u []float32, n, c, o int) {
	_, _, _ = m[n*o*Lanes-1], v[n*c*Lanes-1], u[c*o-1]
	for j := 0; j < o; j += microM {
		sums, results := fromZero, strided{unsafe.Pointer(&m[j*Lanes]), o * Lanes * 4}
		for k := 0; k < c; k += microK {
			weights, panels := unsafe.Pointer(&u[k*o+j]), strided{unsafe.Pointer(&v[k*Lanes]), c * Lanes * 4}
			if t := c - k; t >= microK {
				packAColumns(weights, o)
				gemmMicro4x8k16(panels, sums, results, n)
			} else {
				packAColumnTerms(weights, o, t)
				gemmMicro4x8(t, panels, sums, results, n, 1, 0)
			}
			sums = results
		}
	}
}
