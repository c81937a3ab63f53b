//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func pool(to, which, a, b []float32, c int)     { poolPlain(to, which, a, b, c) }
func scatter(da, db, d, which []float32, c int) { scatterPlain(da, db, d, which, c) }
func double(a, b, x []float32, c int)           { doublePlain(a, b, x, c) }
func undouble(to, a, b []float32, c int)        { undoublePlain(to, a, b, c) }
func larger(to, x []float32)                    { largerPlain(to, x) }
func route(d, left, x, largest []float32)       { routePlain(d, left, x, largest) }
