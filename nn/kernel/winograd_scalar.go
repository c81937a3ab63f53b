//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func filterIn(u, w []float32, n int)                     { filterInPlain(u, w, n) }
func filterBack(dw, u []float32, n int)                  { filterBackPlain(dw, u, n) }
func tileIn(v, x []float32, n, step, row, _ int, _ bool) { tileInPlain(v, x, n, step, row) }
func tileBack(m, dY []float32, n, step, row int)         { tileBackPlain(m, dY, n, step, row) }

func tileOut(y, m, b []float32, step, row, rows, columns int) {
	tileOutPlain(y, m, b, step, row, rows, columns)
}

func tilePooled(y, which, m, b []float32, step, row, whichRow, rows, columns int) {
	tilePooledPlain(y, which, m, b, step, row, whichRow, rows, columns)
}

func doubledFilterIn(u, w []float32, n int)                 { doubledFilterInPlain(u, w, n) }
func doubledFilterBack(dw, u []float32, n int)              { doubledFilterBackPlain(dw, u, n) }
func doubledIn(v, x []float32, n, step, row, _ int, _ bool) { doubledInPlain(v, x, n, step, row) }
func doubledOut(y, m, b []float32, step, row int)           { doubledOutPlain(y, m, b, step, row) }
func doubledBack(m, dY []float32, n, step, row int)         { doubledBackPlain(m, dY, n, step, row) }
func nineIn(v, x []float32, n, step, row int)               { nineInPlain(v, x, n, step, row) }
func nineSum(x, m []float32, step int)                      { nineSumPlain(x, m, step) }

func pool(to, which, a, b []float32, c int)     { poolPlain(to, which, a, b, c) }
func scatter(da, db, d, which []float32, c int) { scatterPlain(da, db, d, which, c) }
