//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

// packBColumns packs a whole panel; columns of B are contiguous, stride floats apart.
func packBColumns(to *panelB, from []float32, stride int) {
	for q := 0; q < microN; q += 4 {
		c0, c1 := (*[microK]float32)(from[q*stride:]), (*[microK]float32)(from[(q+1)*stride:])
		c2, c3 := (*[microK]float32)(from[(q+2)*stride:]), (*[microK]float32)(from[(q+3)*stride:])
		for p := range to {
			x := (*[4]float32)(to[p][q:])
			x[0], x[1], x[2], x[3] = c0[p], c1[p], c2[p], c3[p]
		}
	}
}
