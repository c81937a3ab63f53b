//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func relu(x []float32)                                    { reluGeneric(x) }
func reluGrad(d, y []float32)                             { reluGradGeneric(d, y) }
func leakyReLU(x []float32)                               { leakyReLUGeneric(x) }
func leakyReLUGrad(d, y []float32)                        { leakyReLUGradGeneric(d, y) }
func sigmoid(x []float32)                                 { sigmoidGeneric(x) }
func sigmoidGrad(d, y []float32)                          { sigmoidGradGeneric(d, y) }
func tanh(x []float32)                                    { tanhGeneric(x) }
func tanhGrad(d, y []float32)                             { tanhGradGeneric(d, y) }
func squaredError(y, x []float32) float64                 { return squaredErrorGeneric(y, x) }
func crossEntropy(y, x []float32) float64                 { return crossEntropyGeneric(y, x) }
func scaledDifference(d, y, x []float32, scale float32)   { scaledDifferenceGeneric(d, y, x, scale) }
func sgd(w, g []float32, rate float32)                    { sgdGeneric(w, g, rate) }
func momentum(w, g, v []float32, rate, mu float32)        { momentumGeneric(w, g, v, rate, mu) }
func adam(a Adam, w, g, m, v []float32)                   { adamGeneric(a, w, g, m, v) }
func scale(x []float32, factor float32)                   { scaleGeneric(x, factor) }
func add(to, x []float32)                                 { addGeneric(to, x) }
func copyRow(to, x []float32)                             { copy(to, x) }
func addRow(x, row []float32)                             { addRowGeneric(x, row) }
func sumRows(sum, x []float32)                            { sumRowsGeneric(sum, x) }
func unitFromBytes(x []float32, p []byte)                 { unitFromBytesGeneric(x, p) }
func addScaledClipped(out, x, n []float32, scale float32) { addScaledClippedGeneric(out, x, n, scale) }
