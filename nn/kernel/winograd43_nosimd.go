//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func winograd43TransformFilter(u, w []float32, n int) { winograd43TransformFilterGeneric(u, w, n) }
func winograd43TransformFilterGrad(dw, u []float32, n int) {
	winograd43TransformFilterGradGeneric(dw, u, n)
}

func winograd43TransformInput(v, x []float32, n, step, row, _ int, _ bool) {
	winograd43TransformInputGeneric(v, x, n, step, row)
}

func winograd43TransformOutput(y, m, b []float32, step, row, rows, columns int) {
	winograd43TransformOutputGeneric(y, m, b, step, row, rows, columns)
}

func winograd43TransformOutputPooled(y, argmax, m, b []float32, step, row, argmaxRow, rows, columns int) {
	winograd43TransformOutputPooledGeneric(y, argmax, m, b, step, row, argmaxRow, rows, columns)
}

func winograd43TransformOutputGrad(m, dY []float32, n, step, row int) {
	winograd43TransformOutputGradGeneric(m, dY, n, step, row)
}
