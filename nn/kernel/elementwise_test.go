package kernel

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// TestElementwiseEqualsPlain runs each function and its plain twin on the same
// slices, at lengths around the vector width and around lossChunk, and demands
// the same bits.
func TestElementwiseEqualsPlain(t *testing.T) {
	adamSettings := Adam{Rate: 1e-3, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-7}
	// Each case gets four random slices and works on them in place.
	cases := map[string][2]func(a, b, c, d []float32) float64{
		"AddRow": {
			func(a, b, _, _ []float32) float64 { AddRow(a, b[:width(len(a))]); return 0 },
			func(a, b, _, _ []float32) float64 { addRowPlain(a, b[:width(len(a))]); return 0 },
		},
		"SumRows": {
			func(a, b, _, _ []float32) float64 {
				SumRows(a, append(append(b[:len(b):len(b)], b...), b...))
				return 0
			},
			func(a, b, _, _ []float32) float64 {
				sumRowsPlain(a, append(append(b[:len(b):len(b)], b...), b...))
				return 0
			},
		},
		"ReLU": {
			func(a, _, _, _ []float32) float64 { ReLU(a); return 0 },
			func(a, _, _, _ []float32) float64 { reluPlain(a); return 0 },
		},
		"ReLUGrad": {
			func(a, b, _, _ []float32) float64 { ReLUGrad(a, b); return 0 },
			func(a, b, _, _ []float32) float64 { reluGradPlain(a, b); return 0 },
		},
		"Sigmoid": {
			func(a, _, _, _ []float32) float64 { Sigmoid(a); return 0 },
			func(a, _, _, _ []float32) float64 { sigmoidPlain(a); return 0 },
		},
		"SigmoidGrad": {
			func(a, b, _, _ []float32) float64 { SigmoidGrad(a, b); return 0 },
			func(a, b, _, _ []float32) float64 { sigmoidGradPlain(a, b); return 0 },
		},
		"ScaledDifference": {
			func(a, b, c, _ []float32) float64 { ScaledDifference(a, b, c, 0.3); return 0 },
			func(a, b, c, _ []float32) float64 { scaledDifferencePlain(a, b, c, 0.3); return 0 },
		},
		"SquaredError": {
			func(a, b, _, _ []float32) float64 { return SquaredError(a, b) },
			func(a, b, _, _ []float32) float64 { return squaredErrorPlain(a, b) },
		},
		"CrossEntropy": {
			func(a, b, _, _ []float32) float64 { Sigmoid(a); return CrossEntropy(a, b) },
			func(a, b, _, _ []float32) float64 { sigmoidPlain(a); return crossEntropyPlain(a, b) },
		},
		"Adam": {
			func(a, b, c, d []float32) float64 { square(d); adamSettings.Update(a, b, c, d); return 0 },
			func(a, b, c, d []float32) float64 { square(d); adamPlain(adamSettings, a, b, c, d); return 0 },
		},
		"Descend": {
			func(a, b, _, _ []float32) float64 { Descend(a, b, 0.1); return 0 },
			func(a, b, _, _ []float32) float64 { descendPlain(a, b, 0.1); return 0 },
		},
		"AddScaledClipped": {
			func(a, b, c, _ []float32) float64 { AddScaledClipped(a, b, c, 0.5); return 0 },
			func(a, b, c, _ []float32) float64 { addScaledClippedPlain(a, b, c, 0.5); return 0 },
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
				var fast, plain [4][]float32
				for i := range fast {
					fast[i] = random(rng, n)
					if name == "Sigmoid" || name == "Tanh" { // both tails too
						for j := range fast[i] {
							fast[i][j] *= 40
						}
					}
					plain[i] = append([]float32(nil), fast[i]...)
				}
				got := f[0](fast[0], fast[1], fast[2], fast[3])
				want := f[1](plain[0], plain[1], plain[2], plain[3])
				if math.Float64bits(got) != math.Float64bits(want) {
					t.Errorf("returns %v, plain twin %v", got, want)
				}
				for i := range fast {
					for j := range fast[i] {
						if math.Float32bits(fast[i][j]) != math.Float32bits(plain[i][j]) {
							t.Fatalf("slice %d, element %d: %v, plain twin %v", i, j, fast[i][j], plain[i][j])
						}
					}
				}
			})
		}
	}
}

// width is a length of rows that n floats can be cut into: a vector and a tail
// where that divides n, else one row.
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

// The bound is the one of Cephes, with room for the last multiplication by 2^n.
func TestExpAndLog(t *testing.T) {
	const bound = 3e-7
	for x := float32(-87); x <= 88; x += 0.01171875 {
		want := math.Exp(float64(x))
		if e := math.Abs(float64(Exp(x))/want - 1); e > bound {
			t.Fatalf("Exp(%v) = %v, want %v: relative error %.2g", x, Exp(x), want, e)
		}
		p := float32(want)
		if want = math.Log(float64(p)); math.Abs(float64(Log(p))-want) > bound*max(1, math.Abs(want)) {
			t.Fatalf("Log(%v) = %v, want %v", p, Log(p), want)
		}
	}
	if nan := float32(math.NaN()); Exp(nan) == Exp(nan) {
		t.Error("Exp(NaN) is a number")
	}
	if Exp(-1000) != Exp(-87) || Exp(1000) != Exp(88) {
		t.Error("Exp is not clamped")
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
