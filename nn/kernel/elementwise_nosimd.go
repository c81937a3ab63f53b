//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func relu(x []float32)                                    { reluPlain(x) }
func reluGrad(d, y []float32)                             { reluGradPlain(d, y) }
func leakyReLU(x []float32)                               { leakyReLUPlain(x) }
func leakyReLUGrad(d, y []float32)                        { leakyReLUGradPlain(d, y) }
func sigmoid(x []float32)                                 { sigmoidPlain(x) }
func sigmoidGrad(d, y []float32)                          { sigmoidGradPlain(d, y) }
func tanh(x []float32)                                    { tanhPlain(x) }
func tanhGrad(d, y []float32)                             { tanhGradPlain(d, y) }
func squaredError(y, x []float32) float64                 { return squaredErrorPlain(y, x) }
func crossEntropy(y, x []float32) float64                 { return crossEntropyPlain(y, x) }
func scaledDifference(d, y, x []float32, scale float32)   { scaledDifferencePlain(d, y, x, scale) }
func descend(w, g []float32, rate float32)                { descendPlain(w, g, rate) }
func momentum(w, g, v []float32, rate, mu float32)        { momentumPlain(w, g, v, rate, mu) }
func adam(a Adam, w, g, m, v []float32)                   { adamPlain(a, w, g, m, v) }
func scale(x []float32, factor float32)                   { scalePlain(x, factor) }
func add(to, x []float32)                                 { addPlain(to, x) }
func copyRow(to, x []float32)                             { copy(to, x) }
func addRow(x, row []float32)                             { addRowPlain(x, row) }
func sumRows(sum, x []float32)                            { sumRowsPlain(sum, x) }
func toUnit(x []float32, p []byte)                        { toUnitPlain(x, p) }
func addScaledClipped(out, x, n []float32, scale float32) { addScaledClippedPlain(out, x, n, scale) }
