package main

import (
	"math"
	"slices"
	"testing"
)

func TestParametersGoAround(t *testing.T) {
	a, b := small(t, narrow+"seed=3\n"), small(t, narrow+"seed=4\n")
	if err := a.parameters(); err != nil {
		t.Fatal(err)
	}
	p := append([]float32(nil), floatsOf(a.out)...)
	write := func(x []float32) error {
		memory, err := b.parameterMemory(4 * len(x))
		if err != nil {
			return err
		}
		copy(floatsOf(memory), x)
		return b.setParameters()
	}
	if err := write(p); err != nil || b.net.Params[100] != a.net.Params[100] {
		t.Errorf("parameters did not arrive: %v", err)
	}
	// Nor does it draw its own when it is asked for them.
	if err := b.parameters(); err != nil || !slices.Equal(floatsOf(b.out), p) {
		t.Errorf("other parameters came back, %v", err)
	}
	wantError(t, write(p[1:]), "parameters for a network of")
	if !slices.Equal(b.net.Params, p) {
		t.Error("parameters of another network have changed this one")
	}
	p[5] = float32(math.NaN())
	wantError(t, write(p), "number 5 is NaN")
	fresh := small(t, narrow+"seed=4\n")
	if fresh.parameters() != nil || b.parameters() != nil || !slices.Equal(floatsOf(b.out), floatsOf(fresh.out)) {
		t.Error("after parameters that are not finite the network has not the weights of its seed")
	}
}

// On the way to another program's network parameters are copied when they are read
// and when they are written, and not once more.
func TestParametersAreNotCopiedWithinASide(t *testing.T) {
	s := small(t, narrow)
	if err := s.parameters(); err != nil || &floatsOf(s.out)[0] != &s.net.Params[0] {
		t.Errorf("the result is not the network's own memory, %v", err)
	}
	if memory, err := s.parameterMemory(len(s.out)); err != nil || &floatsOf(memory)[0] != &s.net.Params[0] {
		t.Errorf("what is written does not go to the network's own memory, %v", err)
	}
}
