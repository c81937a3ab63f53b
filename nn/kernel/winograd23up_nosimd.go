//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func winograd23upTransformFilter(u, w []float32, n int) { winograd23upTransformFilterGeneric(u, w, n) }
func winograd23upTransformFilterGrad(dw, u []float32, n int) {
	winograd23upTransformFilterGradGeneric(dw, u, n)
}
func winograd23upTransformInput(v, x []float32, n, step, row, _ int, _ bool) {
	winograd23upTransformInputGeneric(v, x, n, step, row)
}
func winograd23upTransformOutput(y, m, b []float32, step, row int) {
	winograd23upTransformOutputGeneric(y, m, b, step, row)
}
func winograd23upTransformOutputGrad(m, dY []float32, n, step, row int) {
	winograd23upTransformOutputGradGeneric(m, dY, n, step, row)
}
func winograd23upBackwardTransformInput(v, x []float32, n, step, row int) {
	winograd23upBackwardTransformInputGeneric(v, x, n, step, row)
}
func winograd23upBackwardTransformOutput(x, m []float32, step int) {
	winograd23upBackwardTransformOutputGeneric(x, m, step)
}
