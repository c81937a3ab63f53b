package kernel

// rowCases are run by TestElementwiseEqualsPlain.
var rowCases = map[string][2]func(a, b, c, d []float32) float64{
	"Larger": {
		func(a, b, _, _ []float32) float64 { Larger(a, b); return 0 },
		func(a, b, _, _ []float32) float64 { largerPlain(a, b); return 0 },
	},
	"Route": {
		func(a, b, c, d []float32) float64 { halfEqual(c, d); Route(a, b, c, d); return 0 },
		func(a, b, c, d []float32) float64 { halfEqual(c, d); routePlain(a, b, c, d); return 0 },
	},
	"Add": {
		func(a, b, _, _ []float32) float64 { Add(a, b); return 0 },
		func(a, b, _, _ []float32) float64 { addPlain(a, b); return 0 },
	},
	"Copy": {
		func(a, b, _, _ []float32) float64 { Copy(a, b); return 0 },
		func(a, b, _, _ []float32) float64 { copy(a, b); return 0 },
	},
}

func halfEqual(x, y []float32) {
	for i := 0; i < len(x); i += 2 {
		x[i] = y[i]
	}
}
