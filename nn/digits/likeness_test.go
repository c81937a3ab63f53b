package digits

import (
	"math"
	"testing"

	"hourglass/nn/mnist"
)

const sample = 10000

// The digits are there to stand in for MNIST, so their statistics have to be near those of its 60,000
// training images. Near means within 5 %, and 7 % digit by digit (on a tenth of the images): MNIST's
// own test images differ from its training images by up to 5 % for a digit, and the two halves of its
// test set, by other writers, by 17 % in the mean.
func TestStatisticsAreNearMNIST(t *testing.T) {
	pixels, labels := made(Train, sample)
	var sum, squares, ink, core, wide, high float64
	byDigit := [10]float64{}
	count := [10]float64{}
	for i := range sample {
		var mass float64
		x0, y0, x1, y1 := mnist.Side, mnist.Side, 0, 0
		for j, p := range pixels[i*mnist.Pixels:][:mnist.Pixels] {
			v := float64(p) / 255
			mass += v
			squares += v * v
			if p > 0 {
				ink++
				x, y := j%mnist.Side, j/mnist.Side
				x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
			}
			if p >= 224 {
				core++
			}
		}
		sum += mass
		byDigit[labels[i]] += mass / mnist.Pixels
		count[labels[i]]++
		wide += float64(x1-x0) / sample
		high += float64(y1-y0) / sample
	}
	const all = sample * mnist.Pixels
	mean := sum / all
	for _, c := range []struct {
		what        string
		got, mnists float64
	}{
		{"mean", mean, .1307},
		{"standard deviation", math.Sqrt(squares/all - mean*mean), .3081},
		{"share of pixels with ink", ink / all, .1912},
		{"share of those that are nearly full", core / ink, .476},
		{"width of the ink", wide, 15.68},
		{"height of the ink", high, 19.74},
	} {
		if math.Abs(c.got/c.mnists-1) > .05 {
			t.Errorf("%s: %.4f, MNIST has %.4f", c.what, c.got, c.mnists)
		}
		t.Logf("%s: %.4f, MNIST has %.4f", c.what, c.got, c.mnists)
	}
	for digit, mnists := range [10]float64{.1734, .0760, .1490, .1415, .1214, .1287, .1373, .1145, .1502, .1226} {
		got := byDigit[digit] / count[digit]
		if math.Abs(got/mnists-1) > .07 {
			t.Errorf("mean of the %ds: %.4f, MNIST has %.4f", digit, got, mnists)
		}
		t.Logf("mean of the %ds: %.4f, MNIST has %.4f", digit, got, mnists)
	}
}

func TestLabelsAreEvenlySpread(t *testing.T) {
	_, labels := made(Train, sample)
	var count [10]int
	for _, l := range labels {
		count[l]++
	}
	for digit, n := range count {
		// 10,000 draws at 1/10: standard deviation 30; four of them.
		if n < 1000-120 || n > 1000+120 {
			t.Errorf("%d times the digit %d among %d", n, digit, sample)
		}
	}
}

// MNIST's recipe: the ink's longer side is 20 pixels, and its centre of mass lies in pixel (14, 14).
func TestInkLiesAsInMNIST(t *testing.T) {
	pixels, _ := made(Train, sample)
	stopped := 0
	for i := range sample {
		var mass, mx, my float64
		x0, y0, x1, y1 := mnist.Side, mnist.Side, 0, 0
		for j, p := range pixels[i*mnist.Pixels:][:mnist.Pixels] {
			if p > 0 {
				x, y := j%mnist.Side, j/mnist.Side
				x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
			}
			mass += float64(p)
			mx += float64(p) * (float64(j%mnist.Side) + .5)
			my += float64(p) * (float64(j/mnist.Side) + .5)
		}
		x, y := mx/mass, my/mass
		if !(x > 13 && x < 15.01 && y > 13 && y < 15.01) {
			t.Errorf("image %d: centre of mass at %.3f, %.3f", i, x, y)
		}
		if x < 13.99 || y < 13.99 { // bytes are rounded after placing: a hundredth of a pixel of leeway
			stopped++
		}
		long := max(x1-x0, y1-y0)
		if long != box {
			t.Errorf("image %d: ink %d pixels long, want %d", i, long, box)
		}
	}
	// Where the box would leave the field it stops at its edge, which is to be the exception.
	if stopped > sample/1000 {
		t.Errorf("%d of %d images are off their centre", stopped, sample)
	}
}

// Telling the digits apart by the nearest mean image is right for 81 % of MNIST's test images. Chance
// gives 10 %, one clean font 100 %. A tenth more or less than MNIST's would be another task than
// MNIST's: too alike within a digit, or too scattered.
func TestNearestMean(t *testing.T) {
	pixels, labels := made(Train, sample)
	var mean [10][mnist.Pixels]float64
	var count [10]float64
	for i, l := range labels {
		count[l]++
		for j, p := range pixels[i*mnist.Pixels:][:mnist.Pixels] {
			mean[l][j] += float64(p)
		}
	}
	for d := range mean {
		for j := range mean[d] {
			mean[d][j] /= count[d]
		}
	}
	const tests = 2000 // standard deviation of the share that is right: 0.9 %
	pixels, labels = made(Test, tests)
	right := 0.0
	for i, l := range labels {
		best, least := 0, math.Inf(1)
		for d := range mean {
			var far float64
			for j, p := range pixels[i*mnist.Pixels:][:mnist.Pixels] {
				e := float64(p) - mean[d][j]
				far += e * e
			}
			if far < least {
				best, least = d, far
			}
		}
		if best == int(l) {
			right++
		}
	}
	t.Logf("nearest mean: %.1f %% right", 100*right/tests)
	if share := right / tests; share < .71 || share > .91 {
		t.Errorf("nearest mean: %.1f %% right, MNIST has 81 %%", 100*share)
	}
}
