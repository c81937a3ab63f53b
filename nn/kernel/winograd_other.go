//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func tileIn(v, x []float32, n, step, row int)    { tileInPlain(v, x, n, step, row) }
func tileOut(y, m, b []float32, step, row int)   { tileOutPlain(y, m, b, step, row) }
func tileBack(m, dY []float32, n, step, row int) { tileBackPlain(m, dY, n, step, row) }
