package scan

import (
	"math"
	"math/rand/v2"

	"hourglass/nn/mnist"
)

// glyphs are the ten digits as strokes through points, in a square of side 1.
var glyphs = [10][][]float64{
	{{.5, 0, .3, .1, .2, .35, .2, .65, .3, .9, .5, 1, .7, .9, .8, .65, .8, .35, .7, .1, .5, 0}},
	{{.35, .15, .55, 0, .55, 1}},
	{{.2, .2, .35, .02, .6, 0, .78, .15, .75, .4, .5, .7, .2, 1, .8, 1}},
	{{.22, .1, .45, 0, .7, .06, .76, .25, .68, .42, .45, .48, .7, .55, .8, .72, .74, .9, .5, 1, .2, .9}},
	{{.65, 1, .65, 0, .15, .7, .85, .7}},
	{{.75, 0, .3, 0, .25, .45, .5, .38, .72, .48, .8, .7, .7, .92, .45, 1, .2, .9}},
	{{.7, .02, .45, .1, .27, .4, .22, .7, .32, .94, .55, 1, .75, .88, .78, .68, .62, .52, .4, .54, .24, .7}},
	{{.2, 0, .8, 0, .55, .5, .42, 1}},
	{{.5, .47, .28, .35, .25, .15, .5, 0, .75, .15, .72, .35,
		.5, .47, .24, .65, .25, .88, .5, 1, .75, .88, .76, .65, .5, .47}},
	{{.75, .3, .6, .48, .38, .48, .24, .3, .3, .1, .5, 0, .7, .08, .77, .3, .72, .65, .6, 1}},
}

// A drawing is a digit as strokes in pixels.
type drawing struct {
	strokes [][]float64
	radius  float64
}

// drawn returns a digit in the middle of a square picture, with a shape of its own.
func drawn(r *rand.Rand, digit int, side, height, pen float64) drawing {
	slant, wide := 0.3*(r.Float64()-0.5), 0.8+0.4*r.Float64()
	cx, cy := side*(0.5+0.1*(r.Float64()-0.5)), side*(0.5+0.1*(r.Float64()-0.5))
	d := drawing{radius: max(pen*height/2, 0.7)}
	for _, glyph := range glyphs[digit] {
		points := make([]float64, len(glyph))
		for i := 0; i < len(glyph); i += 2 {
			x, y := glyph[i]-0.5+0.03*(r.Float64()-0.5), glyph[i+1]-0.5+0.03*(r.Float64()-0.5)
			points[i] = cx + height*(x*wide*0.8-slant*y)
			points[i+1] = cy + height*y
		}
		d.strokes = append(d.strokes, points)
	}
	return d
}

// raster returns how much of each pixel the drawing covers, on a square picture.
func (d drawing) raster(side int) []float32 {
	out := make([]float32, side*side)
	for _, s := range d.strokes {
		for i := 2; i < len(s); i += 2 {
			x0, y0, x1, y1 := s[i-2], s[i-1], s[i], s[i+1]
			reach := d.radius + 1
			for y := max(0, int(min(y0, y1)-reach)); y < min(side, int(max(y0, y1)+reach)+1); y++ {
				for x := max(0, int(min(x0, x1)-reach)); x < min(side, int(max(x0, x1)+reach)+1); x++ {
					px, py, dx, dy := float64(x)+0.5-x0, float64(y)+0.5-y0, x1-x0, y1-y0
					t := min(max((px*dx+py*dy)/max(dx*dx+dy*dy, 1e-9), 0), 1)
					v := min(max(d.radius+0.5-math.Hypot(px-t*dx, py-t*dy), 0), 1)
					out[y*side+x] = max(out[y*side+x], float32(v))
				}
			}
		}
	}
	return out
}

// seen is what the network sees of ink on a square.
func seen(ink []float32) []float32 {
	side := int(math.Sqrt(float64(len(ink))))
	dst := make([]float32, mnist.Pixels)
	mnist.Normalize(dst, ink, side, side)
	return dst
}

// A color is red, green and blue from 0 to 1.
type color [3]float64

func gray(v float64) color { return color{v, v, v} }

// A photo is a picture that is being made: what it shows reflects, and its light.
type photo struct {
	side  int
	pixel []color
	alpha []float64
}

func newPhoto(side int, paper color) *photo {
	p := &photo{side, make([]color, side*side), make([]float64, side*side)}
	for i := range p.pixel {
		p.pixel[i], p.alpha[i] = paper, 1
	}
	return p
}

func (p *photo) mix(i int, c color, part float64) {
	for k := range c {
		p.pixel[i][k] += (c[k] - p.pixel[i][k]) * part
	}
}

// ink lays a drawing on it.
func (p *photo) ink(cover []float32, c color, strength float64) {
	for i, v := range cover {
		p.mix(i, c, float64(v)*strength)
	}
}

// each changes every pixel, by its place from 0 to 1.
func (p *photo) each(f func(i int, x, y float64)) {
	n := float64(p.side)
	for i := range p.pixel {
		f(i, (float64(i%p.side)+0.5)/n, (float64(i/p.side)+0.5)/n)
	}
}

// light multiplies it.
func (p *photo) light(f func(x, y float64) float64) {
	p.each(func(i int, x, y float64) {
		l := f(x, y)
		for k := range p.pixel[i] {
			p.pixel[i][k] *= l
		}
	})
}

// lines rules it, level or upright, askew by a slope.
func (p *photo) lines(apart, thick, slope, from float64, upright bool, c color) {
	n := float64(p.side)
	thick = max(thick*n, 1)
	p.each(func(i int, x, y float64) {
		if upright {
			x, y = y, x
		}
		at := n * (y + slope*(x-0.5) - from)
		off := math.Abs(at - apart*n*math.Round(at/(apart*n)))
		p.mix(i, c, min(max(thick/2+0.5-off, 0), 1))
	})
}

// box draws a rectangle's outline from one margin to the other, turned a little.
func (p *photo) box(margin, thick, turn float64, c color) {
	n := float64(p.side)
	thick = max(thick*n, 1)
	p.each(func(i int, x, y float64) {
		u := math.Cos(turn)*(x-0.5) - math.Sin(turn)*(y-0.5)
		v := math.Sin(turn)*(x-0.5) + math.Cos(turn)*(y-0.5)
		inside := n * (0.5 - margin - max(math.Abs(u), math.Abs(v)))
		p.mix(i, c, min(max(0.5+inside, 0), 1)*min(max(0.5+thick-inside, 0), 1))
	})
}

// outside gives all that is nearer to the edge than margin another colour.
func (p *photo) outside(margin float64, c color, alpha float64) {
	p.each(func(i int, x, y float64) {
		if 0.5-max(math.Abs(x-0.5), math.Abs(y-0.5)) < margin {
			p.pixel[i], p.alpha[i] = c, alpha
		}
	})
}

// rgba returns it with noise, at most Longest pixels wide, as a browser hands it over.
func (p *photo) rgba(r *rand.Rand, noise float64) (bytes []byte, side int) {
	side = min(p.side, Longest)
	bytes = make([]byte, 4*side*side)
	for i := range side * side {
		var sum color
		var alpha, n float64
		for y := i / side * p.side / side; y < max((i/side+1)*p.side/side, i/side*p.side/side+1); y++ {
			for x := i % side * p.side / side; x < max((i%side+1)*p.side/side, i%side*p.side/side+1); x++ {
				grain := noise * r.NormFloat64()
				for k, v := range p.pixel[y*p.side+x] {
					sum[k] += min(max(v+grain, 0), 1)
				}
				alpha += p.alpha[y*p.side+x]
				n++
			}
		}
		for k, v := range sum {
			bytes[4*i+k] = byte(v/n*255 + 0.5)
		}
		bytes[4*i+3] = byte(alpha/n*255 + 0.5)
	}
	return bytes, side
}

// likeness is the correlation of two images (28, 28), at its best where one is moved by no more than a pixel: the
// middle of ink is rounded to whole pixels, so the least shade can move it by one.
func likeness(a, b []float32) float64 {
	best := -1.0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			moved := make([]float32, len(a))
			for i := range moved {
				if x, y := i%28+dx, i/28+dy; x >= 0 && x < 28 && y >= 0 && y < 28 {
					moved[i] = a[y*28+x]
				}
			}
			best = max(best, correlation(moved, b))
		}
	}
	return best
}

// correlation is Pearson's.
func correlation(a, b []float32) float64 {
	var sa, sb, saa, sbb, sab float64
	n := float64(len(a))
	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		sa, sb, saa, sbb, sab = sa+x, sb+y, saa+x*x, sbb+y*y, sab+x*y
	}
	return (sab - sa*sb/n) / math.Sqrt(max((saa-sa*sa/n)*(sbb-sb*sb/n), 1e-12))
}
