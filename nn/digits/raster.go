package digits

import "hourglass/nn/mnist"

const box = 20 // the side of the square that holds the ink, pixels

// canvas is that square, row-major: at first how deep in the ink a pixel's centre lies (in pixels, and
// negative outside), in the end its grey in [0,1].
type canvas [box * box]float32

// fill draws the trace of h.
func (c *canvas) fill(r *rng, h *hand) {
	for i := range c {
		c[i] = -box
	}
	edge := h.pen.edge
	for i := range h.dots - 1 {
		if !h.trace[i].up {
			c.join(&h.trace[i], &h.trace[i+1], edge)
		}
	}
	for i, depth := range c {
		switch {
		case depth <= -edge:
			c[i] = 0
		case depth >= edge:
			c[i] = 1
		default:
			depth += r.normal(h.pen.rough)
			v := min(max(depth/edge+.5, 0), 1)
			// Midway between a line and the smooth step 3v²-2v³, which gives MNIST's grey levels.
			c[i] = mul(v, .5+mul(v, 1.5-v))
		}
	}
}

// join inks two dots and what lies between them, with the radius in between.
func (c *canvas) join(a, b *dot, edge float32) {
	reach := max(a.r, b.r) + .5*edge
	x0, x1 := max(int(min(a.x, b.x)-reach), 0), min(int(max(a.x, b.x)+reach)+1, box)
	y0, y1 := max(int(min(a.y, b.y)-reach), 0), min(int(max(a.y, b.y)+reach)+1, box)
	abx, aby := b.x-a.x, b.y-a.y
	square := max(mul(abx, abx)+mul(aby, aby), 1e-6)
	perX, perY := abx/square, aby/square
	grow := b.r - a.r
	for y := y0; y < y1; y++ {
		py := float32(y) + .5 - a.y
		fromY := mul(py, perY)
		row := c[y*box:][:box]
		for x := x0; x < x1; x++ {
			px := float32(x) + .5 - a.x
			t := min(max(mul(px, perX)+fromY, 0), 1) // the nearest point of the axis, from a to b
			dx, dy := px-mul(t, abx), py-mul(t, aby)
			depth := a.r + mul(t, grow) - sqrt(mul(dx, dx)+mul(dy, dy))
			row[x] = max(row[x], depth)
		}
	}
}

// place writes the canvas into image, (28, 28) bytes.
func (c *canvas) place(image []byte) {
	clear(image)
	left, top := mnist.Place(c[:], box, box)
	for y := range box {
		row := image[(top+y)*mnist.Side+left:][:box]
		for x, v := range c[y*box:][:box] {
			row[x] = byte(mul(v, 255) + .5)
		}
	}
}
