package main

import (
	"math"
	"testing"

	"hourglass/nn"
)

// With a validation split the last training images are never trained on, and the second
// loss is theirs: the curve of the first loss is that of so many images fewer.
func TestValidationIsHeldOut(t *testing.T) {
	const steps = 40
	split := small(t, narrow+"images=100\nvalidation=20\n")
	got := reports(t, split, steps, steps)
	want := reports(t, small(t, narrow+"images=80\n"), steps, steps)
	held := split.training.heldOut
	if held.N() != 20 {
		t.Fatalf("%d images held out of 100, want 20", held.N())
	}
	tested := 0
	for i, r := range got {
		if r.step != want[i].step || r.loss != want[i].loss {
			t.Errorf("step %d: loss %v; on 80 images %v at step %d", r.step, r.loss, want[i].loss, want[i].step)
		}
		if !math.IsNaN(r.testLoss) {
			tested++
		}
	}
	c := split.settings.Config
	last := got[len(got)-1].testLoss
	if on := split.inference.Evaluate(held, 0, 1, 20, nn.MSE, c.Noise); tested == 0 || last != on {
		t.Errorf("%d reports with a second loss, the last %v; on the images held out %v", tested, last, on)
	}
}
