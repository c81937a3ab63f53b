//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

// epilogueWholeTransposed stores accumulators to microM columns of C, whose rows are m floats long.
func epilogueWholeTransposed(c []float32, accs []accumulators, m int) {
	for t := range accs {
		for q := range microN {
			to := (*[microM]float32)(c[(t*microN+q)*m:])
			for r := range to {
				to[r] = accs[t][r][q]
			}
		}
	}
}
