package kernel

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// TestElementwiseEqualsGeneric runs each function and its reference on the same slices, at
// lengths around those of vectors and around lossChunk, and demands the same bits.
func TestElementwiseEqualsGeneric(t *testing.T) {
	adamSettings := Adam{Rate: 1e-3, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-7}
	// Each case gets four random slices and works on them in place.
	cases := map[string][2]func(a, b, c, d []float32) float64{
		"AddRow": {
			func(a, b, _, _ []float32) float64 { AddRow(a, b[:width(len(a))]); return 0 },
			func(a, b, _, _ []float32) float64 { addRowGeneric(a, b[:width(len(a))]); return 0 },
		},
		"SumRows": {
			func(a, b, _, _ []float32) float64 {
				SumRows(a, append(append(b[:len(b):len(b)], b...), b...))
				return 0
			},
			func(a, b, _, _ []float32) float64 {
				sumRowsGeneric(a, append(append(b[:len(b):len(b)], b...), b...))
				return 0
			},
		},
		"ReLU": {
			func(a, _, _, _ []float32) float64 { ReLU(a); return 0 },
			func(a, _, _, _ []float32) float64 { reluGeneric(a); return 0 },
		},
		"ReLUGrad": {
			func(a, b, _, _ []float32) float64 { ReLUGrad(a, b); return 0 },
			func(a, b, _, _ []float32) float64 { reluGradGeneric(a, b); return 0 },
		},
		"Sigmoid": {
			func(a, _, _, _ []float32) float64 { Sigmoid(a); return 0 },
			func(a, _, _, _ []float32) float64 { sigmoidGeneric(a); return 0 },
		},
		"SigmoidGrad": {
			func(a, b, _, _ []float32) float64 { SigmoidGrad(a, b); return 0 },
			func(a, b, _, _ []float32) float64 { sigmoidGradGeneric(a, b); return 0 },
		},
		"ScaledDifference": {
			func(a, b, c, _ []float32) float64 { ScaledDifference(a, b, c, 0.3); return 0 },
			func(a, b, c, _ []float32) float64 { scaledDifferenceGeneric(a, b, c, 0.3); return 0 },
		},
		"SquaredError": {
			func(a, b, _, _ []float32) float64 { return SquaredError(a, b) },
			func(a, b, _, _ []float32) float64 { return squaredErrorGeneric(a, b) },
		},
		"CrossEntropy": {
			func(a, b, _, _ []float32) float64 { Sigmoid(a); return CrossEntropy(a, b) },
			func(a, b, _, _ []float32) float64 { sigmoidGeneric(a); return crossEntropyGeneric(a, b) },
		},
		"Adam": {
			func(a, b, c, d []float32) float64 { square(d); adamSettings.Update(a, b, c, d); return 0 },
			func(a, b, c, d []float32) float64 { square(d); adamGeneric(adamSettings, a, b, c, d); return 0 },
		},
		"SGD": {
			func(a, b, _, _ []float32) float64 { SGD(a, b, 0.1); return 0 },
			func(a, b, _, _ []float32) float64 { sgdGeneric(a, b, 0.1); return 0 },
		},
		"AddScaledClipped": {
			func(a, b, c, _ []float32) float64 { AddScaledClipped(a, b, c, 0.5); return 0 },
			func(a, b, c, _ []float32) float64 { addScaledClippedGeneric(a, b, c, 0.5); return 0 },
		},
	}
	for _, more := range []map[string][2]func(a, b, c, d []float32) float64{rowCases, activationCases} {
		for name, f := range more {
			cases[name] = f
		}
	}
	for name, f := range cases {
		for _, n := range []int{1, 3, 4, 5, 64, lossChunk - 1, lossChunk, lossChunk + 1, 3*lossChunk + 6} {
			t.Run(name+"/"+strconv.Itoa(n), func(t *testing.T) {
				rng := rand.New(rand.NewPCG(uint64(n), 9))
				var fast, reference [4][]float32
				for i := range fast {
					fast[i] = random(rng, n)
					if name == "Sigmoid" || name == "Tanh" { // both tails too
						for j := range fast[i] {
							fast[i][j] *= 40
						}
					}
					for j := range fast[i] {
						if rng.IntN(2) == 0 { // down to what is flushed
							fast[i][j] *= float32(math.Ldexp(1, -rng.IntN(140)))
						}
					}
					reference[i] = append([]float32(nil), fast[i]...)
				}
				got := f[0](fast[0], fast[1], fast[2], fast[3])
				want := f[1](reference[0], reference[1], reference[2], reference[3])
				if math.Float64bits(got) != math.Float64bits(want) {
					t.Errorf("returns %v, reference %v", got, want)
				}
				for i := range fast {
					for j := range fast[i] {
						if math.Float32bits(fast[i][j]) != math.Float32bits(reference[i][j]) {
							t.Fatalf("slice %d, element %d: %v, reference %v", i, j, fast[i][j], reference[i][j])
						}
					}
				}
			})
		}
	}
}

// activationCases are run by TestElementwiseEqualsGeneric.
var activationCases = map[string][2]func(a, b, c, d []float32) float64{
	"LeakyReLU": {
		func(a, _, _, _ []float32) float64 { LeakyReLU(a); return 0 },
		func(a, _, _, _ []float32) float64 { leakyReLUGeneric(a); return 0 },
	},
	"LeakyReLUGrad": {
		func(a, b, _, _ []float32) float64 { LeakyReLUGrad(a, b); return 0 },
		func(a, b, _, _ []float32) float64 { leakyReLUGradGeneric(a, b); return 0 },
	},
	"Tanh": {
		func(a, _, _, _ []float32) float64 { Tanh(a); return 0 },
		func(a, _, _, _ []float32) float64 { tanhGeneric(a); return 0 },
	},
	"TanhGrad": {
		func(a, b, _, _ []float32) float64 { TanhGrad(a, b); return 0 },
		func(a, b, _, _ []float32) float64 { tanhGradGeneric(a, b); return 0 },
	},
	"Momentum": {
		func(a, b, c, _ []float32) float64 { Momentum(a, b, c, 0.1, 0.9); return 0 },
		func(a, b, c, _ []float32) float64 { momentumGeneric(a, b, c, 0.1, 0.9); return 0 },
	},
	"Scale": {
		func(a, _, _, _ []float32) float64 { Scale(a, 0.3); return 0 },
		func(a, _, _, _ []float32) float64 { scaleGeneric(a, 0.3); return 0 },
	},
}

// rowCases are run by TestElementwiseEqualsGeneric.
var rowCases = map[string][2]func(a, b, c, d []float32) float64{
	"MaxInto": {
		func(a, b, _, _ []float32) float64 { MaxInto(a, b); return 0 },
		func(a, b, _, _ []float32) float64 { maxIntoGeneric(a, b); return 0 },
	},
	"MaxIntoBackward": {
		func(a, b, c, d []float32) float64 { halfEqual(c, d); MaxIntoBackward(a, b, c, d); return 0 },
		func(a, b, c, d []float32) float64 { halfEqual(c, d); maxIntoBackwardGeneric(a, b, c, d); return 0 },
	},
	"Add": {
		func(a, b, _, _ []float32) float64 { Add(a, b); return 0 },
		func(a, b, _, _ []float32) float64 { addGeneric(a, b); return 0 },
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

// width returns a length of rows that divides n: one of a vector and a rest where there is one,
// else a single row.
func width(n int) int {
	if n%6 == 0 {
		return 6
	}
	return n
}

func square(x []float32) {
	for i := range x {
		x[i] *= x[i]
	}
}

func TestLengthsMustAgree(t *testing.T) {
	a, b := make([]float32, 4), make([]float32, 5)
	for name, f := range map[string]func(){
		"ReLUGrad":     func() { ReLUGrad(a, b) },
		"SquaredError": func() { SquaredError(a, b) },
		"AddRow":       func() { AddRow(b, a) },
		"Adam":         func() { Adam{}.Update(a, a, a, b) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			f()
		})
	}
}

// All bytes, at lengths around the sixteen that are converted at a time.
func TestUnitFromBytes(t *testing.T) {
	for _, n := range []int{0, 1, 15, 16, 17, 256, 784} {
		p, got, want := make([]byte, n), make([]float32, n), make([]float32, n)
		for i := range p {
			p[i] = byte(i * 7)
		}
		UnitFromBytes(got, p)
		unitFromBytesGeneric(want, p)
		same(t, "UnitFromBytes", got, want)
		for i, v := range p {
			if want[i] != float32(v)/255 {
				t.Fatalf("%d/255 is %v", v, want[i])
			}
		}
	}
}
