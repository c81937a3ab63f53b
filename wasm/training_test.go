package main

import (
	"math"
	"testing"
)

// reports trains in slices of the given size and returns every report.
func reports(t *testing.T, s *session, steps, slice int) []report {
	t.Helper()
	var all []report
	for done := 0; done < steps; {
		before := s.training.steps()
		r, ok, err := s.train(min(slice, steps-done))
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			all = append(all, r)
		}
		done += s.training.steps() - before
	}
	return all
}

func same(a, b []report) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		// testLoss may be NaN, so the bits are compared.
		if a[i].step != b[i].step || a[i].loss != b[i].loss ||
			math.Float64bits(a[i].testLoss) != math.Float64bits(b[i].testLoss) {
			return false
		}
	}
	return len(a) > 0
}

// How training is cut into slices must not show in what it reports.
func TestReportsDoNotDependOnSlices(t *testing.T) {
	const steps = 150
	whole := reports(t, small(t, narrow), steps, steps)
	if cut := reports(t, small(t, narrow), steps, 7); !same(whole, cut) {
		t.Errorf("in slices: %v\nin one go: %v", cut, whole)
	}
	if other := reports(t, small(t, narrow+"seed=2\n"), steps, steps); same(whole, other) {
		t.Error("another seed gives the same reports")
	}
	if last := whole[len(whole)-1]; !(last.loss < whole[0].loss*2/3) {
		t.Errorf("loss %v at first, %v at last", whole[0].loss, last.loss)
	}
}

// A run that diverges says so, and goes on from its last good weights.
func TestDivergence(t *testing.T) {
	s := small(t, "layers=784-5:linear-784\noutput=linear\noptimizer=momentum\nrate=0.01\nbatch=32")
	reports(t, s, 20, 20)
	if err := s.adjust("rate=10"); err != nil {
		t.Fatal(err)
	}
	var err error
	for range 1000 {
		if _, _, err = s.train(1); err != nil {
			break
		}
	}
	wantError(t, err, "training has diverged: at step ")
	if err := s.parameters(); err != nil || checkFinite("parameters", floatsOf(s.out)) != nil {
		t.Errorf("the parameters are not finite; %v", err)
	}
	if err := s.adjust("rate=0.01"); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		r, ok, err := s.train(1)
		if err != nil || ok && math.IsNaN(r.loss) {
			t.Fatalf("after that: %+v, %v", r, err)
		}
	}
}
