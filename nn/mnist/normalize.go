package mnist

import "strconv"

const (
	boxSide = 20 // the longer side of an image's ink, pixels

	// faintest is half a step of an 8-bit pixel. What lies below it is paper, so that the dust a
	// blur leaves behind cannot widen the bounding box.
	faintest = 1.0 / 510
)

// A Field says where on a drawing the 28x28 pixels lie that [Normalize] makes of it, in pixels of the drawing.
type Field struct {
	Left, Top float64 // its corner; off the drawing where the ink is near an edge
	Pixel     float64 // the side of one of its pixels
}

// Normalize prepares a drawing the way MNIST's images were prepared: it crops the ink to its bounding
// box, scales the crop by area averaging until its longer side is 20 pixels (a small drawing grows),
// and places it in the 28x28 field by its centre of mass, as [Place] says.
//
// dst is (28, 28) and ink is (height, width), both row-major, 0 = paper, 1 = full ink. Ink outside
// [0,1] is clamped; NaN is paper. The aspect ratio is kept, except that the shorter side is never
// less than one pixel, so that a hairline stays visible.
//
// The field is where on the drawing the pixels of dst lie.
//
// Without any ink Normalize clears dst and returns false. It allocates nothing.
func Normalize(dst, ink []float32, width, height int) (field Field, drawn bool) {
	if len(dst) != Pixels {
		panic("mnist: Normalize into " + strconv.Itoa(len(dst)) + " pixels, want " + strconv.Itoa(Pixels))
	}
	if width < 0 || height < 0 || len(ink) != width*height {
		panic("mnist: Normalize of " + strconv.Itoa(len(ink)) + " pixels as " +
			strconv.Itoa(height) + "x" + strconv.Itoa(width) + " (height x width)")
	}
	clear(dst)
	x0, y0, x1, y1 := inkBounds(ink, width, height)
	if x0 >= x1 {
		return Field{}, false
	}
	var box [boxSide * boxSide]float32
	w, h := shrink(&box, ink, width, x0, y0, x1, y1)
	x, y := Place(box[:w*h], w, h)
	for row := range h {
		copy(dst[(y+row)*Side+x:][:w], box[row*w:])
	}
	pixel := float64(max(x1-x0, y1-y0)) / boxSide
	return Field{Left: float64(x0) - float64(x)*pixel, Top: float64(y0) - float64(y)*pixel, Pixel: pixel}, true
}

// Place returns where in the 28x28 field the top left pixel of a small raster belongs: by MNIST's
// rule the pixel that holds the centre of mass comes to row 14, column 14, in whole pixels. (Measured
// on 10,000 of its images: centre of mass 14 to 15 in both directions, counted from the field's edge,
// evenly spread.) A raster that would leave the field that way stops at the field's edge.
//
// raster is (height, width), row-major, values >= 0, sides at most 28. An empty one goes to the middle.
func Place(raster []float32, width, height int) (x, y int) {
	if width < 0 || width > Side || height < 0 || height > Side || len(raster) != width*height {
		panic("mnist: Place of " + strconv.Itoa(len(raster)) + " pixels as " +
			strconv.Itoa(height) + "x" + strconv.Itoa(width) + " (height x width) in a field of 28x28")
	}
	// A float32 times a small integer is exact in float64: fused multiply-add or not, the sums agree.
	var mass, mx, my float64
	for row := range height {
		var line float64
		for col, v := range raster[row*width:][:width] {
			line += float64(v)
			mx += float64(v) * float64(2*col+1)
		}
		mass += line
		my += float64(line * float64(2*row+1))
	}
	if mass <= 0 {
		return (Side - width) / 2, (Side - height) / 2
	}
	// A symmetric drawing often has its centre on the border of two pixels. It belongs to the further
	// one, and must not fall back for a rounding error.
	const onBorder = 1e-4
	x = Side/2 - int(mx/(2*mass)+onBorder)
	y = Side/2 - int(my/(2*mass)+onBorder)
	return min(max(x, 0), Side-width), min(max(y, 0), Side-height)
}

// inkBounds returns the smallest half-open rectangle that holds all ink; x0 >= x1 means there is none.
func inkBounds(ink []float32, width, height int) (x0, y0, x1, y1 int) {
	x0, y0 = width, height
	for y := range height {
		row := ink[y*width:][:width]
		first := 0
		for first < width && !(row[first] >= faintest) { // false for NaN
			first++
		}
		if first == width {
			continue
		}
		x0, y0, y1 = min(x0, first), min(y0, y), y+1
		for last := width; last > x1; last-- {
			if row[last-1] >= faintest {
				x1 = last
				break
			}
		}
	}
	return x0, y0, x1, y1
}

// shrink averages the rectangle of ink over the cells of box, and returns how many of its columns and
// rows are in use. box is then (h, w), row-major.
//
// Lengths are whole numbers of twentieths of a source pixel, in which a cell of a rectangle n pixels
// long is n wide. So no coordinate is ever rounded, whether the drawing shrinks or grows.
func shrink(box *[boxSide * boxSide]float32, ink []float32, width, x0, y0, x1, y1 int) (w, h int) {
	long := max(x1-x0, y1-y0)
	cellW := min(long, boxSide*(x1-x0)) // the second: at least one pixel wide
	cellH := min(long, boxSide*(y1-y0))
	w = (boxSide*(x1-x0) + cellW - 1) / cellW
	h = (boxSide*(y1-y0) + cellH - 1) / cellH
	area := float32(cellW) * float32(cellH)
	var line [boxSide]float32
	for y := y0; y < y1; y++ {
		row := ink[y*width+x0 : y*width+x1]
		for c := range w {
			line[c] = overlap(row, c*cellW, (c+1)*cellW)
		}
		top := boxSide * (y - y0)
		for r := top / cellH; r < h && r*cellH < top+boxSide; r++ {
			share := float32(min(top+boxSide, (r+1)*cellH) - max(top, r*cellH))
			for c := range w {
				box[r*w+c] += float32(share * line[c]) // converted: rounded here on every platform
			}
		}
	}
	for i, v := range box[:w*h] {
		box[i] = min(v/area, 1)
	}
	return w, h
}

// overlap integrates row over [a, b), in twentieths of a pixel; beyond the row's end is paper.
func overlap(row []float32, a, b int) float32 {
	b = min(b, boxSide*len(row))
	i, j := a/boxSide, b/boxSide
	if i == j {
		return float32(b-a) * level(row[i])
	}
	sum := float32(float32((i+1)*boxSide-a)*level(row[i])) + float32(boxSide*total(row[i+1:j]))
	if rest := b - j*boxSide; rest > 0 {
		sum += float32(float32(rest) * level(row[j]))
	}
	return sum
}

// total sums the ink of pixels, four at a time: nearly all of Normalize's time is spent here.
func total(pixels []float32) float32 {
	var a, b, c, d float32
	for ; len(pixels) >= 4; pixels = pixels[4:] {
		a += level(pixels[0])
		b += level(pixels[1])
		c += level(pixels[2])
		d += level(pixels[3])
	}
	for _, v := range pixels {
		a += level(v)
	}
	return a + b + (c + d)
}

// level is v as ink, in [0,1].
func level(v float32) float32 {
	if !(v >= faintest) { // NaN, too
		return 0
	}
	if v > 1 { // faster than min, which must think of NaN
		return 1
	}
	return v
}
