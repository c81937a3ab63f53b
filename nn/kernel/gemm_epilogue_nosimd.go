//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

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
