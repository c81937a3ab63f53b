//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

// packBColumns packs some rows of a panel; columns of B are contiguous, stride floats apart.
func packBColumns(to [][microN]float32, from []float32, stride int) {
	for q := 0; q < microN; q += 4 {
		c0, c1 := from[q*stride:][:len(to)], from[(q+1)*stride:][:len(to)]
		c2, c3 := from[(q+2)*stride:][:len(to)], from[(q+3)*stride:][:len(to)]
		for p := range to {
			x := (*[4]float32)(to[p][q:])
			x[0], x[1], x[2], x[3] = c0[p], c1[p], c2[p], c3[p]
		}
	}
}
