//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func interleave(to, x []float32, stride int) { interleavePlain(to, x, stride) }
func separate(x, from []float32, stride int) { separatePlain(x, from, stride) }

func (f Filter3) forward(y, x, filter, b []float32, _ *Scratch)  { f.forwardPlain(y, x, filter, b) }
func (f Filter3) addGrad(sums Sums, x, dY []float32, _ *Scratch) { f.addGradPlain(sums, x, dY) }

func multiplyEights(m, v, u []float32, n, c, o int) {
	multiplyEightsPlain(m, v, u, n, c, o)
}

func addProductsOfEights(sums Sums, v, m []float32, n, _ int) {
	addProductsOfEightsPlain(sums, v, m, n)
}

// inPairs says whether [addProductsOfEights] wants V in another order.
const inPairs = false

func (f Filter3) forwardPooled(small Eight, y, which, x, filter, b []float32, s *Scratch) {
	f.forwardPooledPlain(small, y, which, x, filter, b, s)
}

func addRowOfEights(sums Sums, x, d []float32, n int, _ *Scratch) {
	addProductsOfEights(sums, x, d, n, n)
}

func sumFour(y, a, b, c, d []float32, bias float32, n, to, next int) {
	sumFourPlain(y, a, b, c, d, bias, n, to, next)
}

func copyEights(to, from []float32, n, toStep, fromStep int) {
	copyEightsPlain(to, from, n, toStep, fromStep)
}
