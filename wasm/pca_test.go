package main

import (
	"math"
	"testing"
)

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
