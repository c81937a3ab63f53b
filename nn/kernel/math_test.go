package kernel

import (
	"math"
	"testing"
)

// The bound is that of Cephes, with room for the last multiplication by 2^n.
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

func TestTanhIsTanh(t *testing.T) {
	for x := -50.0; x <= 50; x += 0.037 {
		y := []float32{float32(x)}
		Tanh(y)
		if want := math.Tanh(float64(float32(x))); math.Abs(float64(y[0])-want) > 3e-7 {
			t.Fatalf("Tanh(%v) = %v, want %v", x, y[0], want)
		}
	}
}
