//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

// epilogueWhole stores or adds accumulators to microM rows of C, which are n floats long; all
// columns of all accumulators lie in C.
func epilogueWhole(c []float32, accs []accumulators, n int, add bool) {
	for t := range accs {
		for r := range microM {
			from, to := &accs[t][r], (*[microN]float32)(c[r*n+t*microN:])
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
