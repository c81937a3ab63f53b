//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

// epilogueWhole stores or adds accumulators to microM rows of C, which are n floats long; all
// columns of all accumulators lie in C.
func epilogueWhole(c []float32, accs []accumulators, n int, add bool) {
	v := lanes()
	for t := range accs {
		for r := range microM {
			from, to := accs[t][r][:], c[r*n+t*microN:][:microN]
			for q := 0; q < microN; q += v {
				s := simd.LoadFloat32s(from[q:])
				if add {
					s = simd.LoadFloat32s(to[q:]).Add(s)
				}
				s.Store(to[q:])
			}
		}
	}
}
