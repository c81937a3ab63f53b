package main

import (
	"math"
	"slices"
	"testing"
)

// radius is that of the pen as the page starts.
const radius = 13

func drawn(points ...float64) raster {
	r := newRaster(padSide)
	r.stroke(pen(radius), points)
	return r
}

func (r raster) ink() (sum float64) {
	for _, v := range r.pixels {
		sum += float64(v)
	}
	return sum
}

func TestStroke(t *testing.T) {
	r := drawn(100, 140, 180, 140)
	// A capsule: a rectangle of 80 x 26 and two half discs of radius 13.
	want := 80*2*radius + math.Pi*radius*radius
	if area := r.ink(); math.Abs(area-want) > 2 {
		t.Errorf("area %.1f, want %.1f", area, want)
	}
	if at := r.pixels[140*padSide+140]; at != 1 {
		t.Errorf("the middle of the stroke is %v", at)
	}
	if r.pixels[(140+radius+2)*padSide+140] != 0 {
		t.Error("ink beside the stroke")
	}
	before := slices.Clone(r.pixels)
	r.stroke(pen(radius), []float64{100, 140, 180, 140})
	if !slices.Equal(r.pixels, before) {
		t.Error("drawing over a stroke changes it")
	}
}

func TestStrokeThroughSeveralPoints(t *testing.T) {
	corner := drawn(100, 100, 200, 100, 200, 200)
	one := drawn(100, 100, 200, 100)
	one.stroke(pen(radius), []float64{200, 100, 200, 200})
	if !slices.Equal(corner.pixels, one.pixels) {
		t.Error("a stroke through three points is not that of two lines")
	}
	if dot := drawn(140, 140).ink(); math.Abs(dot-math.Pi*radius*radius) > 2 {
		t.Errorf("the area of a dot is %.1f", dot)
	}
}

func TestStrokeAnywhere(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, p := range [][]float64{
		{nan, 0, 1, 1}, {0, 0, inf, 0}, {0, -inf, 0, 0}, {1e9, 0, 0, 0},
	} {
		if drawn(p...).ink() != 0 {
			t.Errorf("%v draws", p)
		}
	}
	// Across the whole raster and far beyond, and a point in a corner.
	r := drawn(-500, 140, 900, 140)
	if r.pixels[140*padSide] != 1 || r.pixels[140*padSide+padSide-1] != 1 {
		t.Error("a stroke across the pad does not reach its edges")
	}
	if r = drawn(0, 0); r.ink() == 0 || r.pixels[0] != 1 {
		t.Error("a point in the corner leaves nothing")
	}
}

func TestEraserTakesWhatItCovers(t *testing.T) {
	r := drawn(100, 140, 180, 140)
	r.stroke(eraser(20), []float64{180, 140})
	if got := r.pixels[140*padSide+175]; got != 0 {
		t.Errorf("ink under the eraser is %v, want 0", got)
	}
	if got := r.pixels[140*padSide+110]; got != 1 {
		t.Errorf("ink beside the eraser is %v, want 1", got)
	}
}
