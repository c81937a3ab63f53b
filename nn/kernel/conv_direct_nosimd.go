//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func convDirect(out, in, w, b []float32, t ConvDirect, _ *Scratch) {
	convDirectGeneric(out, in, w, b, t)
}
