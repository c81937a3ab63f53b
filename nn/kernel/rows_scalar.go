//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

func larger(to, x []float32)              { largerPlain(to, x) }
func route(d, left, x, largest []float32) { routePlain(d, left, x, largest) }
func add(to, x []float32)                 { addPlain(to, x) }
func copyRow(to, x []float32)             { copy(to, x) }

func addFourRows(sums, rows []float32, stride int, factors [4]float32) {
	addFourRowsPlain(sums, rows, stride, factors)
}

func spreadTaps(wide, in, w, b []float32, t Taps, _ *Scratch) {
	spreadTapsPlain(wide, in, w, b, t)
}

func double(a, b, x []float32, c int)    { doublePlain(a, b, x, c) }
func undouble(to, a, b []float32, c int) { undoublePlain(to, a, b, c) }
