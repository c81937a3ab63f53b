package nn

import (
	"math"
	"testing"
)

func TestCosine(t *testing.T) {
	for at, want := range map[int]float64{
		0: 1, 25: (1 + math.Sqrt2/2) / 2, 50: 0.5, 75: (1 - math.Sqrt2/2) / 2, 100: 1, 150: 0.5,
	} {
		if got := Cosine.at(at, 100); math.Abs(got-want) > 1e-12 {
			t.Errorf("at %d of 100: %v, want %v", at, got, want)
		}
		if Constant.at(at, 100) != 1 {
			t.Error("a constant rate changes")
		}
	}
	if last := Cosine.at(99, 100); !(last > 0 && last < 3e-4) {
		t.Errorf("the last step of a period has %v", last)
	}
}
