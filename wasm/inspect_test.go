package main

import (
	"math"
	"testing"
)

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

func TestPrincipalComponents(t *testing.T) {
	s := small(t, narrow)
	wantError(t, s.principal(2), "no images")
	wantError(t, s.fitPCA(5, 5), "begin with image 0")
	wantError(t, s.fitPCA(0, 301), "of 300")
	if err := s.fitPCA(0, 200); err != nil {
		t.Fatal(err)
	}
	if err := s.fitPCA(200, 100); err != nil {
		t.Fatal(err)
	}
	wantError(t, s.principal(785), "possible are 1 to 784")
	if err := s.principal(3); err != nil {
		t.Fatal(err)
	}
	p := floatsOf(s.out)
	if len(p) != 4*784 {
		t.Fatalf("%d numbers, want %d", len(p), 4*784)
	}
	for k := range 3 {
		square := 0.0
		for _, v := range p[784*(k+1) : 784*(k+2)] {
			square += float64(v) * float64(v)
		}
		if math.Abs(square-1) > 1e-5 {
			t.Errorf("component %d has a length of %v", k, math.Sqrt(square))
		}
	}
}
