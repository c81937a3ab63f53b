package main

import (
	"math"
	"testing"
)

func score(s *session) (float64, error) {
	if err := s.freeze(); err != nil {
		return 0, err
	}
	return s.evaluate(0, 40)
}

// What is evaluated is the network as it was when it was frozen.
func TestEvaluate(t *testing.T) {
	s := small(t, narrow)
	whole, err := score(s)
	if err != nil {
		t.Fatal(err)
	}
	reports(t, s, 20, 20)
	if err := s.configure("layers=784-5-784\nnoise=1"); err != nil {
		t.Fatal(err)
	}
	first, err1 := s.evaluate(0, 25)
	rest, err2 := s.evaluate(25, 15)
	if got := (25*first + 15*rest) / 40; err1 != nil || err2 != nil || math.Abs(got-whole) > 1e-12 {
		t.Errorf("MSE %v in parts and later, %v at once; %v, %v", got, whole, err1, err2)
	}
	if mse, err := score(s); err != nil || !(mse > 0.01 && mse < 1) {
		t.Errorf("MSE %v, %v", mse, err)
	}
	for _, n := range [][2]int{{0, 41}, {40, 1}, {-1, 2}, {0, 0}} {
		_, err := s.evaluate(n[0], n[1])
		wantError(t, err, "of 40")
	}
}
