package main

import "math"

// A raster is a square picture that strokes are drawn on.
type raster struct {
	side   int
	pixels []float32 // (side, side), row-major
}

func newRaster(side int) raster { return raster{side: side, pixels: make([]float32, side*side)} }

// bytes returns its pixels, 0 for paper to 255 for ink.
func (r raster) bytes() []byte {
	bytes := make([]byte, len(r.pixels))
	for i, v := range r.pixels {
		bytes[i] = byte(v*255 + 0.5)
	}
	return bytes
}

// A nib is what a stroke is drawn with. It gives a pixel its new value, unless the
// middle of the pixel is further than reach from the line that the nib follows.
type nib struct {
	reach float64 // pixels
	touch func(old float32, distance float64) float32
}

// pen draws lines with round ends and an edge one pixel soft, on 0 for paper to 1
// for ink. Where strokes meet, the darker one counts.
func pen(radius float64) nib {
	return nib{radius + 0.5, func(old float32, distance float64) float32 { return max(old, cover(radius, distance)) }}
}

// eraser takes away what a pen of its radius would draw.
func eraser(radius float64) nib {
	return nib{radius + 0.5, func(old float32, distance float64) float32 { return min(old, 1-cover(radius, distance)) }}
}

// cover is the part of a pixel that a line of this radius covers, taken from the
// distance of the pixel's middle.
func cover(radius, distance float64) float32 {
	return float32(min(max(radius+0.5-distance, 0), 1))
}

// stroke draws a line through points, x and y of each in turn: a dot, if there is
// only one. Pixels are 1 wide, and (0, 0) is the corner at the top left.
func (r raster) stroke(n nib, points []float64) {
	x, y := points[0], points[1]
	for i := min(2, len(points)-2); i < len(points); i += 2 {
		r.line(n, x, y, points[i], points[i+1])
		x, y = points[i], points[i+1]
	}
}

// line draws a straight stroke, or a dot if both its ends are the same.
func (r raster) line(n nib, x0, y0, x1, y1 float64) {
	for _, v := range [4]float64{x0, y0, x1, y1} {
		// Far outside there is nothing to draw, and NaN is nowhere.
		if !(math.Abs(v) < float64(100*r.side)) {
			return
		}
	}
	left, right := r.clip(min(x0, x1)-n.reach, max(x0, x1)+n.reach)
	top, bottom := r.clip(min(y0, y1)-n.reach, max(y0, y1)+n.reach)
	dx, dy := x1-x0, y1-y0
	length := dx*dx + dy*dy
	for y := top; y < bottom; y++ {
		row := r.pixels[y*r.side : (y+1)*r.side]
		for x := left; x < right; x++ {
			// The nearest point of the line is at t in [0, 1] of its length.
			px, py := float64(x)+0.5-x0, float64(y)+0.5-y0
			t := 0.0
			if length > 0 {
				t = min(max((px*dx+py*dy)/length, 0), 1)
			}
			px, py = px-t*dx, py-t*dy
			if distance := math.Sqrt(px*px + py*py); distance <= n.reach {
				row[x] = n.touch(row[x], distance)
			}
		}
	}
}

// clip returns the pixels of a row or a column that an interval touches.
func (r raster) clip(from, to float64) (first, end int) {
	return int(max(from, 0)), int(min(max(to+1, 0), float64(r.side)))
}
