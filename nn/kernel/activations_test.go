package kernel

import (
	"math"
	"testing"
)

// activationCases are run by TestElementwiseEqualsPlain.
var activationCases = map[string][2]func(a, b, c, d []float32) float64{
	"LeakyReLU": {
		func(a, _, _, _ []float32) float64 { LeakyReLU(a); return 0 },
		func(a, _, _, _ []float32) float64 { leakyReLUPlain(a); return 0 },
	},
	"LeakyReLUGrad": {
		func(a, b, _, _ []float32) float64 { LeakyReLUGrad(a, b); return 0 },
		func(a, b, _, _ []float32) float64 { leakyReLUGradPlain(a, b); return 0 },
	},
	"Tanh": {
		func(a, _, _, _ []float32) float64 { Tanh(a); return 0 },
		func(a, _, _, _ []float32) float64 { tanhPlain(a); return 0 },
	},
	"TanhGrad": {
		func(a, b, _, _ []float32) float64 { TanhGrad(a, b); return 0 },
		func(a, b, _, _ []float32) float64 { tanhGradPlain(a, b); return 0 },
	},
	"Momentum": {
		func(a, b, c, _ []float32) float64 { Momentum(a, b, c, 0.1, 0.9); return 0 },
		func(a, b, c, _ []float32) float64 { momentumPlain(a, b, c, 0.1, 0.9); return 0 },
	},
	"Scale": {
		func(a, _, _, _ []float32) float64 { Scale(a, 0.3); return 0 },
		func(a, _, _, _ []float32) float64 { scalePlain(a, 0.3); return 0 },
	},
}

func TestTanhIsTanh(t *testing.T) {
	for x := -50.0; x <= 50; x += 0.037 {
		y := []float32{float32(x)}
		Tanh(y)
		if want := math.Tanh(float64(float32(x))); math.Abs(float64(y[0])-want) > 3e-7 {
			t.Fatalf("Tanh(%v) = %v, want %v", x, y[0], want)
		}
	}
}

// All bytes, at lengths around the sixteen that go at once.
func TestUnit(t *testing.T) {
	for _, n := range []int{0, 1, 15, 16, 17, 256, 784} {
		p, got, want := make([]byte, n), make([]float32, n), make([]float32, n)
		for i := range p {
			p[i] = byte(i * 7)
		}
		Unit(got, p)
		toUnitPlain(want, p)
		same(t, "Unit", got, want)
		for i, v := range p {
			if want[i] != float32(v)/255 {
				t.Fatalf("%d/255 is %v", v, want[i])
			}
		}
	}
}
