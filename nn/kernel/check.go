package kernel

import "strconv"

// panicShapes reports a programmer's mistake: name was called with lengths or shapes that do
// not fit. The two numbers that tell most are enough, and take little room in the program.
//
//go:noinline
func panicShapes(name string, a, b int) {
	panic("kernel: " + name + " of " + strconv.Itoa(a) + " and " + strconv.Itoa(b))
}

func checkSame(name string, a, b []float32) {
	if len(a) != len(b) {
		panicShapes(name, len(a), len(b))
	}
}

func checkRows(name string, x, row []float32) {
	if len(row) == 0 || len(x)%len(row) != 0 {
		panicShapes(name, len(x), len(row))
	}
}
