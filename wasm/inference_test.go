package main

import (
	"bytes"
	"math"
	"testing"
)

func TestPixelsAreChecked(t *testing.T) {
	s := small(t, narrow)
	x := make([]float32, 2*784)
	for _, c := range []struct {
		value float32
		want  string
	}{
		{float32(math.NaN()), "pixel 3 of image 1 is NaN"},
		{1.5, "pixel 3 of image 1 is 1.5"},
		{-0.25, "is -0.25"},
		{float32(math.Inf(1)), "is +Inf"},
	} {
		x[784+3] = c.value
		give(s, x)
		wantError(t, s.reconstruct(), c.want)
		wantError(t, s.encode(), c.want)
	}
	for _, n := range []int{0, 1, 783, 785} {
		give(s, make([]float32, n))
		wantError(t, s.reconstruct(), "no images of 784 pixels")
	}
	s.input(784*4 - 2) // not even whole numbers
	wantError(t, s.reconstruct(), "783.5 numbers")
	give(s, make([]float32, 17))
	wantError(t, s.decode(), "17 numbers are no codes of 16")
	give(s, []float32{15: float32(math.NaN())})
	wantError(t, s.decode(), "number 15 is NaN")
}

func TestEncodeThenDecodeReconstructs(t *testing.T) {
	s := small(t, narrow)
	if err := s.samples(testSplit, 0, 3); err != nil {
		t.Fatal(err)
	}
	x := append([]float32(nil), floatsOf(s.out)[:3*784]...)
	give(s, x)
	if err := s.reconstruct(); err != nil {
		t.Fatal(err)
	}
	want := bytes.Clone(s.out)
	if err := s.encode(); err != nil {
		t.Fatal(err)
	}
	if len(s.out) != 4*3*16 {
		t.Fatalf("%d bytes of codes", len(s.out))
	}
	give(s, append([]float32(nil), floatsOf(s.out)...))
	if err := s.decode(); err != nil || !bytes.Equal(s.out, want) {
		t.Errorf("decoded codes are not the reconstruction: %v", err)
	}
}

// A layer list whose code was resized says in its text which layer is the code.
func TestResizedCode(t *testing.T) {
	s := small(t, "layers=784-20-8-20-784\ncode=30\nbatch=32")
	if err := s.saveWeights(); err != nil {
		t.Fatal(err)
	}
	saved := bytes.Clone(s.out)
	copy(s.input(len(saved)), saved)
	if err := s.loadWeights(); err != nil || s.net.Spec.CodeSize() != 30 || s.settings.Spec.CodeSize() != 30 {
		t.Errorf("code %d, %v", s.net.Spec.CodeSize(), err)
	}
}

// The last activations are the reconstruction, and those at the code the code.
func TestActivations(t *testing.T) {
	s := small(t, "model=conv")
	x := make([]float32, 784)
	for i := range x {
		x[i] = float32(i%7) / 7
	}
	give(s, x)
	if err := s.activations(); err != nil {
		t.Fatal(err)
	}
	all := append([]float32(nil), floatsOf(s.out)...)
	give(s, x)
	if err := s.reconstruct(); err != nil {
		t.Fatal(err)
	}
	for i, v := range floatsOf(s.out) {
		if all[len(all)-784+i] != v {
			t.Fatalf("pixel %d: %v as an activation, %v as a reconstruction", i, all[len(all)-784+i], v)
		}
	}
	before := 0
	for _, shape := range s.net.Spec.Shapes()[:s.net.Spec.Code-1] {
		before += shape.Size()
	}
	give(s, x)
	if err := s.encode(); err != nil {
		t.Fatal(err)
	}
	for i, v := range floatsOf(s.out) {
		if all[before+i] != v {
			t.Fatalf("number %d: %v as an activation, %v in the code", i, all[before+i], v)
		}
	}
	give(s, make([]float32, 2*784))
	wantError(t, s.activations(), "one image, not of 2")
}
