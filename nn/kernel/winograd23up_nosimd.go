//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func doubledFilterIn(u, w []float32, n int)                 { doubledFilterInPlain(u, w, n) }
func doubledFilterBack(dw, u []float32, n int)              { doubledFilterBackPlain(dw, u, n) }
func doubledIn(v, x []float32, n, step, row, _ int, _ bool) { doubledInPlain(v, x, n, step, row) }
func doubledOut(y, m, b []float32, step, row int)           { doubledOutPlain(y, m, b, step, row) }
func doubledBack(m, dY []float32, n, step, row int)         { doubledBackPlain(m, dY, n, step, row) }
func nineIn(v, x []float32, n, step, row int)               { nineInPlain(v, x, n, step, row) }
func nineSum(x, m []float32, step int)                      { nineSumPlain(x, m, step) }
