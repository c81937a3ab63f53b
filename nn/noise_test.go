package nn

import (
	"math"
	"strings"
	"testing"
)

var digit = Shape{28, 28, 1}

func gray(n int) []float32 {
	x := make([]float32, n*784)
	for i := range x {
		x[i] = 0.5
	}
	return x
}

// The noise of an image depends on neither its neighbours nor what was drawn
// before, and no two images have the same.
func TestNoiseDependsOnTheImageAlone(t *testing.T) {
	x := gray(3)
	for _, z := range []Noise{{Strength: 0.3}, {Kind: SaltPepper, Strength: 0.3}, {Kind: Square, Strength: 0.3}} {
		all, one := make([]float32, len(x)), make([]float32, 784)
		z.Add(all, x, digit, 7)
		var n noiser
		n.apply(z, one, x[:784], digit, 1, 7, 2)
		for j, v := range one {
			if v != all[2*784+j] {
				t.Fatalf("%v: pixel %d of image 2 is %v alone, %v in a batch", z.Kind, j, v, all[2*784+j])
			}
		}
		same := true
		for j, v := range all[:784] {
			same = same && v == all[784+j]
		}
		if same {
			t.Errorf("%v: two images have the same noise", z.Kind)
		}
		z.Add(x[:784], x[:784], digit, 7) // in place
		for j, v := range x[:784] {
			if v != all[j] {
				t.Fatalf("%v: pixel %d is %v in place, %v elsewhere", z.Kind, j, v, all[j])
			}
		}
		x = gray(3)
	}
}

// With a mean of .5 and sigma .1 nothing is clipped: what comes out has the
// mean and the variance asked for, within four standard errors of 78,400 draws
// (.1/√78400·4 for the mean; σ²·√(2/78400)·4 for the variance).
func TestGaussianMoments(t *testing.T) {
	x := gray(100)
	Noise{Strength: 0.1}.Add(x, x, digit, 3)
	var mean, square float64
	for _, v := range x {
		mean += float64(v) - 0.5
		square += (float64(v) - 0.5) * (float64(v) - 0.5)
	}
	mean /= float64(len(x))
	square /= float64(len(x))
	if math.Abs(mean) > 0.00143 || math.Abs(square-0.01) > 0.0002 {
		t.Errorf("mean %.5f, variance %.5f; want 0, 0.01", mean, square)
	}
	Noise{Strength: 2}.Add(x, x, digit, 4)
	for i, v := range x {
		if !(v >= 0 && v <= 1) {
			t.Fatalf("pixel %d is %v", i, v)
		}
	}
}

// As many zeros as ones, together the part asked for, within four standard
// errors of 78,400 draws: 4·√(.15·.85/78400).
func TestSaltAndPepper(t *testing.T) {
	x := gray(100)
	Noise{Kind: SaltPepper, Strength: 0.3}.Add(x, x, digit, 3)
	count := map[float32]float64{}
	for _, v := range x {
		count[v] += 1 / float64(len(x))
	}
	if len(count) != 3 || math.Abs(count[0]-0.15) > 0.0052 || math.Abs(count[1]-0.15) > 0.0052 {
		t.Errorf("parts %v, want .15 of 0 and of 1", count)
	}
	Noise{Kind: SaltPepper, Strength: 1}.Add(x, gray(100), digit, 3)
	for i, v := range x {
		if v != 0 && v != 1 {
			t.Fatalf("pixel %d is %v, though all are replaced", i, v)
		}
	}
}

// One square of the size asked for is missing, whole and inside the image.
func TestMissingSquare(t *testing.T) {
	for _, c := range []struct {
		strength float64
		side     int
	}{{0.01, 0}, {0.25, 7}, {0.5, 14}, {1, 28}} {
		x := gray(50)
		Noise{Kind: Square, Strength: c.strength}.Add(x, x, Shape{1, 1, 784}, 3)
		for i := range 50 {
			top, bottom, left, right, missing := 28, -1, 28, -1, 0
			for j, v := range x[i*784 : (i+1)*784] {
				if v == 0 {
					missing++
					top, bottom = min(top, j/28), max(bottom, j/28)
					left, right = min(left, j%28), max(right, j%28)
				}
			}
			if missing != c.side*c.side || missing > 0 && (bottom-top+1 != c.side || right-left+1 != c.side) {
				t.Fatalf("strength %v, image %d: %d pixels missing, rows %d to %d, columns %d to %d",
					c.strength, i, missing, top, bottom, left, right)
			}
		}
	}
}

// Every batch draws its own strength, uniformly below the one asked for; the
// mean of 2,000 is within four standard errors, 4·.8/√(12·2000).
func TestRandomStrength(t *testing.T) {
	z := Noise{Strength: 0.8, Random: true}
	sum, seen := 0.0, map[float64]bool{}
	for step := range 2000 {
		s := z.inStep(1, step)
		if s.Random || s.Strength < 0 || s.Strength >= 0.8 || seen[s.Strength] {
			t.Fatalf("step %d: %+v", step, s)
		}
		seen[s.Strength] = true
		sum += s.Strength
	}
	if mean := sum / 2000; math.Abs(mean-0.4) > 0.021 {
		t.Errorf("mean strength %.3f, want .4", mean)
	}
	if z.inStep(1, 3) != z.inStep(1, 3) || z.inStep(1, 3) == z.inStep(2, 3) {
		t.Error("the strength does not depend on seed and step alone")
	}
}

func TestNoiseRefuses(t *testing.T) {
	for want, c := range map[string]struct {
		z  Noise
		in Shape
	}{
		"noise -0.1":         {Noise{Strength: -0.1}, digit},
		"noise 2.1":          {Noise{Strength: 2.1}, digit},
		"possible is 0 to 1": {Noise{Kind: SaltPepper, Strength: 1.1}, digit},
		"noise NaN":          {Noise{Kind: Square, Strength: math.NaN()}, digit},
		"is no image":        {Noise{Kind: Square}, Shape{1, 1, 50}},
	} {
		if err := c.z.Check(c.in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want one with %q", c.z, err, want)
		}
	}
	if err := (Noise{Kind: Square, Strength: 1}).Check(Shape{1, 1, 784}); err != nil {
		t.Error(err)
	}
}
