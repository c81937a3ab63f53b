package main

import (
	"math"
	"slices"
	"testing"

	"hourglass/nn"
)

// bar is a pad with a vertical stroke on it, seen by s, and no noise.
func bar(t *testing.T, s *session) *pad {
	t.Helper()
	p := newPad()
	draw(t, p, penTool, 140, 60, 140, 220)
	p.frame(s)
	return p
}

func draw(t *testing.T, p *pad, tool int, points ...float64) {
	t.Helper()
	if err := p.stroke(tool, radius, points); err != nil {
		t.Fatal(err)
	}
}

func TestFrame(t *testing.T) {
	s := small(t, narrow)
	p := bar(t, s)
	// 160 and two round ends of 13 became 20 pixels: 9.3 each. The stroke is 26 wide.
	if want := (160 + 2*radius) / 20.0; math.Abs(p.field.Pixel-want) > 0.1 {
		t.Errorf("a pixel of the network's is %v wide, want about %v", p.field.Pixel, want)
	}
	if p.clean[14*28+14] != 1 || p.clean[0] != 0 {
		t.Error("the stroke is not in the middle of what the network sees")
	}
	if !slices.Equal(p.noisy, p.clean) {
		t.Error("noise without any")
	}
	give(s, p.noisy)
	if err := s.reconstruct(); err != nil || !slices.Equal(floatsOf(s.out), p.restored) {
		t.Errorf("the restoration is not the network's, %v", err)
	}
	if err := s.encode(); err != nil || len(p.code) != s.net.Spec.CodeSize() || !slices.Equal(floatsOf(s.out), p.code) {
		t.Errorf("the code is not the network's, %v", err)
	}
	all := slices.Concat([]float32{1}, p.clean, p.noisy, p.restored, p.smudges.pixels,
		[]float32{float32(p.field.Left), float32(p.field.Top), float32(p.field.Pixel)}, p.code)
	if !slices.Equal(p.appendFrame([]float32{1}), all) {
		t.Error("the frame is not what is shown")
	}
	if p.frame(s) {
		t.Error("the ink has changed without a stroke")
	}
	p.setNoise(nn.Noise{Strength: 0.3}, 5)
	if p.frame(s) || slices.Equal(p.noisy, p.clean) {
		t.Error("noise has changed the ink, or nothing")
	}
	noisy := slices.Clone(p.noisy)
	p.setNoise(nn.Noise{Strength: -1}, 6)
	if p.frame(s); !slices.Equal(p.noisy, noisy) {
		t.Error("noise that cannot be has taken the place of the last")
	}
}

func TestFrameOfAnEmptyPad(t *testing.T) {
	s := small(t, narrow)
	p := bar(t, s)
	if err := p.setInk(make([]byte, padSide*padSide)); err != nil {
		t.Fatal(err)
	}
	if !p.frame(s) || !slices.Equal(p.appendFrame(nil),
		slices.Concat(make([]float32, 3*784), p.smudges.pixels, make([]float32, 3))) {
		t.Error("something is left of a drawing that is gone")
	}
	p = bar(t, new(session))
	if !slices.Equal(p.restored, make([]float32, 784)) {
		t.Error("a restoration without a network")
	}
}

func TestInkGoesAround(t *testing.T) {
	s := small(t, narrow)
	p, other := bar(t, s), newPad()
	ink := p.inkBytes()
	if err := other.setInk(ink); err != nil || !slices.Equal(other.inkBytes(), ink) {
		t.Errorf("other ink came back, %v", err)
	}
	wantError(t, p.setInk(ink[1:]), "78399 pixels")
}

func TestSmudges(t *testing.T) {
	s := small(t, narrow)
	p := bar(t, s)
	clean, ink := slices.Clone(p.clean), p.inkBytes()
	draw(t, p, noiseTool, 140, 100, 140, 180)
	p.frame(s)
	if !slices.Equal(p.clean, clean) || !slices.Equal(p.inkBytes(), ink) {
		t.Error("the noise pen has changed the ink")
	}
	var count [2]int
	for i, v := range p.smudges.pixels {
		x, y := float64(i%28)+0.5, float64(i/28)+0.5
		beside := math.Abs(x - (140-p.field.Left)/p.field.Pixel)
		inside := y > (100-p.field.Top)/p.field.Pixel && y < (180-p.field.Top)/p.field.Pixel
		switch {
		case inside && beside < noiseRadius && v != 0 && v != 1:
			t.Errorf("pixel %d, under the noise pen, is %v", i, v)
		case beside > noiseRadius && v != -1:
			t.Errorf("pixel %d, beside the noise pen, is %v", i, v)
		}
		if v >= 0 {
			count[int(v)]++
			if p.noisy[i] != v {
				t.Errorf("pixel %d is %v in the noisy picture, smudged to %v", i, p.noisy[i], v)
			}
		}
	}
	// About 30 pixels, each black or white: all alike they are once in 2^30 times.
	if count[0] == 0 || count[1] == 0 {
		t.Errorf("%v smudges of 0 and 1", count)
	}
	before := slices.Clone(p.smudges.pixels)
	draw(t, p, noiseTool, 140, 100, 140, 180)
	if !slices.Equal(p.smudges.pixels, before) {
		t.Error("a smudge has been smudged again")
	}
	if err := p.setSmudges(before[1:]); err == nil {
		t.Error("783 smudges are taken")
	}
	if err := p.stroke(eraserTool, 2*radius, []float64{140, 60, 140, 220}); err != nil {
		t.Fatal(err)
	}
	p.frame(s)
	if !slices.Equal(p.smudges.pixels, newPad().smudges.pixels) || p.field.Pixel != 0 {
		t.Error("the eraser has left something")
	}
	draw(t, p, noiseTool, 140, 100)
	if !slices.Equal(p.smudges.pixels, newPad().smudges.pixels) {
		t.Error("smudges without ink")
	}
	if err := p.setSmudges(before); err != nil || !slices.Equal(p.smudges.pixels, before) {
		t.Errorf("other smudges came back, %v", err)
	}
}

func TestStrokesThatCannotBe(t *testing.T) {
	p := newPad()
	wantError(t, p.stroke(9, radius, []float64{1, 1}), "tool 9")
	wantError(t, p.stroke(penTool, 0, []float64{1, 1}), "radius 0")
	wantError(t, p.stroke(penTool, radius, nil), "0 numbers")
	wantError(t, p.stroke(penTool, radius, []float64{1, 2, 3}), "3 numbers")
}
