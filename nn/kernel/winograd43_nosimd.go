//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func filterIn(u, w []float32, n int)    { filterInPlain(u, w, n) }
func filterBack(dw, u []float32, n int) { filterBackPlain(dw, u, n) }

func tileIn(v, x []float32, n, step, row, _ int, _ bool) { tileInPlain(v, x, n, step, row) }

func tileOut(y, m, b []float32, step, row, rows, columns int) {
	tileOutPlain(y, m, b, step, row, rows, columns)
}

func tilePooled(y, which, m, b []float32, step, row, whichRow, rows, columns int) {
	tilePooledPlain(y, which, m, b, step, row, whichRow, rows, columns)
}

func tileBack(m, dY []float32, n, step, row int) { tileBackPlain(m, dY, n, step, row) }
