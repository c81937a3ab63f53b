package main

import (
	"math"
	"slices"
	"testing"

	"hourglass/nn"
)

func TestAddNoise(t *testing.T) {
	s := new(session)
	give(s, make([]float32, 784))
	if err := s.addNoise(nn.Noise{Strength: 0.5}, 1); err != nil || floatsOf(s.out)[0] == floatsOf(s.out)[1] {
		t.Errorf("no noise: %v", err)
	}
	wantError(t, s.addNoise(nn.Noise{Strength: math.NaN()}, 1), "noise NaN")
	wantError(t, s.addNoise(nn.Noise{Strength: 3}, 1), "noise 3")
	wantError(t, s.addNoise(nn.Noise{Kind: 9}, 1), "unknown kind")
}

func TestStrokeOnAnImage(t *testing.T) {
	s := new(session)
	for range 2 { // the second on the memory of the first
		copy(doublesOf(s.input(8*4)), []float64{5, 10, 20, 10})
		if err := s.stroke(1); err != nil {
			t.Fatal(err)
		}
	}
	x := floatsOf(s.out)
	column := []float32{x[8*28+12], x[9*28+12], x[10*28+12], x[11*28+12]}
	if len(x) != 784 || !slices.Equal(column, []float32{0, 1, 1, 0}) {
		t.Errorf("a line two pixels wide crosses column 12 as %v", column)
	}
	s.input(8)
	wantError(t, s.stroke(1), "1 numbers are no points")
	s.input(16)
	wantError(t, s.stroke(math.NaN()), "radius NaN")
}

func TestScan(t *testing.T) {
	s := new(session)
	s.input(4 * 28 * 28)
	for i := range s.in {
		s.in[i] = 255
	}
	if found, err := s.scan(28, 28); found || err != nil || len(s.out) != padSide*padSide {
		t.Errorf("white paper: %v, %v, %d bytes", found, err, len(s.out))
	}
	for y := 4; y < 24; y++ { // a bar, 4 by 20
		for x := 12; x < 16; x++ {
			clear(s.in[4*(28*y+x):][:3])
		}
	}
	if found, err := s.scan(28, 28); !found || err != nil || s.out[140*padSide+140] != 255 || s.out[0] != 0 {
		t.Errorf("a bar: %v, %v", found, err)
	}
	for _, size := range [][2]int{{27, 28}, {0, 0}, {-28, -28}, {1, 784 * 4}} {
		_, err := s.scan(size[0], size[1])
		wantError(t, err, "no picture")
	}
}
