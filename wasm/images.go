package main

import (
	"hourglass/nn"
	"hourglass/nn/problem"
	"hourglass/nn/scan"
)

// digit is the shape of an image.
var digit = nn.Shape{H: 28, W: 28, C: 1}

func (s *session) checkImages(x []float32) error {
	if len(s.in) == 0 || len(s.in)%(4*784) != 0 {
		return problem.New("call.images", float64(len(s.in))/4)
	}
	return checkPixels(x)
}

// addNoise spoils pixels (n, 784) as training does; image i by (seed, i).
func (s *session) addNoise(noise nn.Noise, seed uint64) error {
	x := floatsOf(s.in)
	if err := s.checkImages(x); err != nil {
		return err
	}
	if err := noise.Check(digit); err != nil {
		return err
	}
	noise.Add(s.result(len(x)), x, digit, seed)
	return nil
}

// stroke puts an image (784) into the result: paper, with a stroke of the pen
// through the points in the input, in pixels of the image.
func (s *session) stroke(radius float64) error {
	points := doublesOf(s.in)
	if err := checkStroke(28, radius, points); err != nil {
		return err
	}
	image := raster{side: 28, pixels: s.result(784)}
	clear(image.pixels)
	image.stroke(pen(radius), points)
	return nil
}

// scan puts the ink of a picture into the result, bytes (280, 280) as the pad's, and reports whether there is any. The
// picture is in the input: (height, width, 4), RGBA, not multiplied by alpha.
func (s *session) scan(width, height int) (found bool, err error) {
	if min(width, height) < 1 || max(width, height) > scan.Longest || len(s.in) != 4*width*height {
		return false, problem.New("pad.picture", len(s.in), width, height)
	}
	ink := newRaster(padSide)
	found = scan.Ink(ink.pixels, s.in, width, height)
	s.out = ink.bytes()
	return found, nil
}
