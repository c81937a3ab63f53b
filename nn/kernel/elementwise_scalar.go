//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

// Without vectors the plain twins are what runs.

func addRow(x, row []float32)                             { addRowPlain(x, row) }
func sumRows(sum, x []float32)                            { sumRowsPlain(sum, x) }
func relu(x []float32)                                    { reluPlain(x) }
func reluGrad(d, y []float32)                             { reluGradPlain(d, y) }
func sigmoid(x []float32)                                 { sigmoidPlain(x) }
func sigmoidGrad(d, y []float32)                          { sigmoidGradPlain(d, y) }
func scaledDifference(d, y, x []float32, scale float32)   { scaledDifferencePlain(d, y, x, scale) }
func squaredError(y, x []float32) float64                 { return squaredErrorPlain(y, x) }
func crossEntropy(y, x []float32) float64                 { return crossEntropyPlain(y, x) }
func adam(a Adam, w, g, m, v []float32)                   { adamPlain(a, w, g, m, v) }
func toUnit(x []float32, p []byte)                        { toUnitPlain(x, p) }
func descend(w, g []float32, rate float32)                { descendPlain(w, g, rate) }
func addScaledClipped(out, x, n []float32, scale float32) { addScaledClippedPlain(out, x, n, scale) }
