//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

func (f Filter3) forward(y, x, filter, b []float32, _ *Scratch) { f.forwardPlain(y, x, filter, b) }

func (f Filter3) forwardPooled(small Eight, y, which, x, filter, b []float32, s *Scratch) {
	f.forwardPooledPlain(small, y, which, x, filter, b, s)
}

func (f Filter3) addGrad(sums Sums, x, dY []float32, _ *Scratch) { f.addGradPlain(sums, x, dY) }
