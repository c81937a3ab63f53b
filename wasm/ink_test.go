package main

import (
	"math"
	"testing"
)

func inked(k *ink) (n int) {
	for _, v := range k.pixels {
		if v > 0 {
			n++
		}
	}
	return n
}

var pen = nib{radius: penRadius}

func TestLine(t *testing.T) {
	var k ink
	k.line(pen, 100, 140, 180, 140)
	// A capsule: a rectangle of 80 x 26 and two half discs of radius 13.
	want := 80*2*penRadius + math.Pi*penRadius*penRadius
	var area float64
	for _, v := range k.pixels {
		area += float64(v)
	}
	if math.Abs(area-want) > 2 {
		t.Errorf("area %.1f, want %.1f", area, want)
	}
	if at := k.pixels[140*padSide+140]; at != 1 {
		t.Errorf("the middle of the stroke is %v", at)
	}
	if k.pixels[(140+penRadius+2)*padSide+140] != 0 {
		t.Error("ink beside the stroke")
	}
	before := k.pixels
	k.line(pen, 100, 140, 180, 140)
	if k.pixels != before {
		t.Error("drawing over a stroke changes it")
	}
}

func TestLineAnywhere(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, p := range [][4]float64{
		{nan, 0, 1, 1}, {0, 0, inf, 0}, {0, -inf, 0, 0}, {1e9, 0, 0, 0},
	} {
		var k ink
		if k.line(pen, p[0], p[1], p[2], p[3]); k.drawn {
			t.Errorf("%v draws", p)
		}
	}
	// Across the whole raster and far beyond, and a point in a corner.
	var k ink
	k.line(pen, -500, 140, 900, 140)
	if k.pixels[140*padSide] != 1 || k.pixels[140*padSide+padSide-1] != 1 {
		t.Error("a stroke across the pad does not reach its edges")
	}
	k = ink{}
	k.line(pen, 0, 0, 0, 0)
	if inked(&k) == 0 || k.pixels[0] != 1 {
		t.Error("a point in the corner leaves nothing")
	}
}

func TestEraserTakesWhatItCovers(t *testing.T) {
	var k ink
	k.line(pen, 100, 140, 180, 140)
	k.line(nib{radius: 20, erases: true}, 180, 140, 180, 140)
	if got := k.pixels[140*padSide+175]; got != 0 {
		t.Errorf("ink under the eraser is %v, want 0", got)
	}
	if got := k.pixels[140*padSide+110]; got != 1 {
		t.Errorf("ink beside the eraser is %v, want 1", got)
	}
}
