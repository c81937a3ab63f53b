package main

import "math"

// padSide is the pad's raster, in pixels each way: ten for each of the 28 that
// the network sees, so that the pen is smooth.
const padSide = 280

// penRadius gives a digit of usual size strokes as wide as MNIST's, which are
// 2.6 of 20 pixels: 26 of the 200 that such a digit takes on the pad.
const penRadius = 13

// ink is what has been drawn: (padSide, padSide), 0 = paper, 1 = full ink.
type ink struct {
	pixels [padSide * padSide]float32
	drawn  bool
}

// A nib is what a stroke is drawn with.
type nib struct {
	radius float64 // pixels of the raster; at 0 it leaves no trace
	erases bool
}

// line draws a stroke with round ends from (x0, y0) to (x1, y1), in pixels of
// the raster; a point, if both are the same. Its edge is one pixel soft. Where
// strokes meet, the darker one counts; an eraser leaves what it does not cover.
func (k *ink) line(n nib, x0, y0, x1, y1 float64) {
	if n.radius <= 0 {
		return
	}
	for _, v := range [4]float64{x0, y0, x1, y1} {
		// Far outside there is nothing to draw, and NaN is nowhere.
		if !(math.Abs(v) < 100*padSide) {
			return
		}
	}
	k.drawn = true
	reach := n.radius + 1
	left, right := pixelRange(min(x0, x1)-reach, max(x0, x1)+reach)
	top, bottom := pixelRange(min(y0, y1)-reach, max(y0, y1)+reach)
	dx, dy := x1-x0, y1-y0
	length := dx*dx + dy*dy
	for y := top; y < bottom; y++ {
		row := k.pixels[y*padSide : (y+1)*padSide]
		for x := left; x < right; x++ {
			// The nearest point of the segment is at t in [0, 1] of its length.
			px, py := float64(x)+0.5-x0, float64(y)+0.5-y0
			t := 0.0
			if length > 0 {
				t = min(max((px*dx+py*dy)/length, 0), 1)
			}
			px, py = px-t*dx, py-t*dy
			cover := float32(min(max(n.radius+0.5-math.Sqrt(px*px+py*py), 0), 1))
			if n.erases {
				row[x] = min(row[x], 1-cover)
			} else {
				row[x] = max(row[x], cover)
			}
		}
	}
}

// pixelRange clips an interval to the raster.
func pixelRange(from, to float64) (int, int) {
	return int(max(from, 0)), int(min(max(to+1, 0), padSide))
}
