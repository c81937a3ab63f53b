//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func spreadTaps(wide, in, w, b []float32, t Taps, _ *Scratch) {
	spreadTapsPlain(wide, in, w, b, t)
}
