//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

import "unsafe"

// tileRows multiplies four rows of A, each contiguous and lda floats after the
// last, by count panels of B:
//
//	C[r, 8j+q] (+)= Σ_p A[r,p]·B[p, 8j+q]    r < 4, p < kb, q < 8, j < count
func tileRows(kb int, a unsafe.Pointer, lda int, b unsafe.Pointer, count int, c unsafe.Pointer, ldc int, add bool) {
	tileScalar(kb, a, lda, 1, b, count, c, ldc, add)
}

// tileCols is [tileRows] for an A whose columns are contiguous: element (r, p)
// lies p*lda+r floats after a.
func tileCols(kb int, a unsafe.Pointer, lda int, b unsafe.Pointer, count int, c unsafe.Pointer, ldc int, add bool) {
	tileScalar(kb, a, 1, lda, b, count, c, ldc, add)
}

// tileScalar computes the 4x8 tile as eight tiles of 2x2, whose four sums, two
// factors and two products fit the sixteen registers of amd64; larger tiles
// spill.
func tileScalar(kb int, a unsafe.Pointer, rowStride, colStride int, b unsafe.Pointer, count int, c unsafe.Pointer, ldc int, add bool) {
	for ; count > 0; count-- {
		panel := unsafe.Slice((*float32)(b), kb*tileN)
		for r := 0; r < tileM; r += 2 {
			out0 := (*[tileN]float32)(unsafe.Add(c, r*ldc*4))
			out1 := (*[tileN]float32)(unsafe.Add(c, (r+1)*ldc*4))
			for q := 0; q < tileN; q += 2 {
				var s00, s01, s10, s11 float32
				a0 := unsafe.Add(a, r*rowStride*4)
				a1 := unsafe.Add(a0, rowStride*4)
				for p := q; p < len(panel)-1; p += tileN {
					x0, x1 := *(*float32)(a0), *(*float32)(a1)
					y0, y1 := panel[p], panel[p+1]
					s00 += float32(x0 * y0)
					s01 += float32(x0 * y1)
					s10 += float32(x1 * y0)
					s11 += float32(x1 * y1)
					a0, a1 = unsafe.Add(a0, colStride*4), unsafe.Add(a1, colStride*4)
				}
				if add {
					s00, s01 = out0[q]+s00, out0[q+1]+s01
					s10, s11 = out1[q]+s10, out1[q+1]+s11
				}
				out0[q], out0[q+1] = s00, s01
				out1[q], out1[q+1] = s10, s11
			}
		}
		b, c = unsafe.Add(b, kb*tileN*4), unsafe.Add(c, tileN*4)
	}
}
