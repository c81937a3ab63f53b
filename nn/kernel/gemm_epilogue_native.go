//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

// finishTiles stores or adds whole tiles to tileM rows of C, n floats apart.
func finishTiles(c []float32, strip []tile, n int, add bool) {
	v := lanes()
	for t := range strip {
		for r := range tileM {
			from, to := strip[t][r][:], c[r*n+t*tileN:][:tileN]
			for q := 0; q < tileN; q += v {
				s := simd.LoadFloat32s(from[q:])
				if add {
					s = simd.LoadFloat32s(to[q:]).Add(s)
				}
				s.Store(to[q:])
			}
		}
	}
}
