//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

// inPairs says whether [addProductsOfEights] wants V in another order.
const inPairs = false

func addRowOfEights(sums Sums, x, d []float32, n int, _ *Scratch) {
	addProductsOfEights(sums, x, d, n, n)
}

func addProductsOfEights(sums Sums, v, m []float32, n, _ int) {
	addProductsOfEightsPlain(sums, v, m, n)
}
