//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

// A panelA is a packed panel of A: term p of row r is at [p][r].
type panelA [microK][microM]float32

// pack packs terms k0 … k0+terms-1 of rows i … i+rows-1 of A, and zeros for what is missing.
func (w *panelA) pack(a *Matrix, i, rows, k0, terms int) {
	from := a.Data[i*a.RowStride+k0*a.ColStride:]
	if rows < microM || terms < microK {
		clear(w[:])
	}
	switch {
	case rows == microM && a.RowStride == 1:
		for p := range terms {
			w[p] = *(*[microM]float32)(from[p*a.ColStride:])
		}
	case rows == microM && terms == microK && a.ColStride == 1:
		r0, r1 := (*[microK]float32)(from), (*[microK]float32)(from[a.RowStride:])
		r2, r3 := (*[microK]float32)(from[2*a.RowStride:]), (*[microK]float32)(from[3*a.RowStride:])
		for p := range w {
			w[p] = [microM]float32{r0[p], r1[p], r2[p], r3[p]}
		}
	default:
		for r := range rows {
			for p := range terms {
				w[p][r] = from[r*a.RowStride+p*a.ColStride]
			}
		}
	}
}
