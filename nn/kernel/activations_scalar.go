//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func leakyReLU(x []float32)        { leakyReLUPlain(x) }
func leakyReLUGrad(d, y []float32) { leakyReLUGradPlain(d, y) }
func tanh(x []float32)             { tanhPlain(x) }
func tanhGrad(d, y []float32)      { tanhGradPlain(d, y) }

func momentum(w, g, v []float32, rate, mu float32) { momentumPlain(w, g, v, rate, mu) }
func scale(x []float32, factor float32)            { scalePlain(x, factor) }
