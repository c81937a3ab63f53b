//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

// A window holds a part of A by columns: element (r, p) at p, r.
type window [depth][tileM]float32

// fill sets up terms k0 … k0+terms-1 of rows i … i+rows-1 of A.
func (w *window) fill(a Matrix, i, rows, k0, terms int) {
	from := a.Data[i*a.RowStride+k0*a.ColStride:]
	if rows < tileM || terms < depth {
		clear(w[:])
	}
	for r := range rows {
		for p := range terms {
			w[p][r] = from[r*a.RowStride+p*a.ColStride]
		}
	}
}

// finishTiles stores or adds whole tiles to tileM rows of C, n floats apart.
func finishTiles(c []float32, strip []tile, n int, add bool) {
	for t := range strip {
		for r := range tileM {
			from, to := &strip[t][r], (*[tileN]float32)(c[r*n+t*tileN:])
			if add {
				for q, v := range from {
					to[q] += v
				}
			} else {
				*to = *from
			}
		}
	}
}

// packRows copies a whole panel; its rows are stride floats apart.
func packRows(to *panel, from []float32, stride int) {
	for p := range to {
		to[p] = *(*[tileN]float32)(from[p*stride:])
	}
}

// packColumns interleaves contiguous columns, stride floats apart.
func packColumns(to *panel, from []float32, stride int) {
	for q := 0; q < tileN; q += 4 {
		c0, c1 := (*[depth]float32)(from[q*stride:]), (*[depth]float32)(from[(q+1)*stride:])
		c2, c3 := (*[depth]float32)(from[(q+2)*stride:]), (*[depth]float32)(from[(q+3)*stride:])
		for p := range to {
			x := (*[4]float32)(to[p][q:])
			x[0], x[1], x[2], x[3] = c0[p], c1[p], c2[p], c3[p]
		}
	}
}
