package scan

import (
	"math"
	"math/rand/v2"
)

var (
	black, white = gray(0.05), gray(0.97)
	blue         = color{0.55, 0.7, 0.9}
	board, chalk = color{0.12, 0.23, 0.17}, color{0.92, 0.94, 0.9}
)

// A kind is a way in which people take a picture of a digit. make gets a digit that is as wide as the picture, and
// random numbers; it returns the noise.
type kind struct {
	name string
	// height of the digit, pen of its lines and size of the picture, each from … to
	height, pen [2]float64
	sides       []int
	least       float64 // likeness of what the network sees to the digit alone
	make        func(r *rand.Rand, cover []float32, side int) (p *photo, noise float64)
}

// plain is ink on paper.
func plain(cover []float32, side int, paper, ink color) *photo {
	p := newPhoto(side, paper)
	p.ink(cover, ink, 1)
	return p
}

func between(r *rand.Rand, a, b float64) float64 { return a + (b-a)*r.Float64() }

// from returns light that comes from one side, and falls to this part at the other.
func from(r *rand.Rand, least float64) func(x, y float64) float64 {
	angle := 2 * math.Pi * r.Float64()
	return func(x, y float64) float64 {
		along := 0.5 + (math.Cos(angle)*(x-0.5)+math.Sin(angle)*(y-0.5))/math.Sqrt2
		return least + (1-least)*along
	}
}

func vignette(r *rand.Rand, least float64) func(x, y float64) float64 {
	return func(x, y float64) float64 { return 1 - (1-least)*2*((x-0.5)*(x-0.5)+(y-0.5)*(y-0.5)) }
}

var (
	common = [2]float64{0.5, 0.75}
	framed = [2]float64{0.4, 0.6} // leaves a tenth on each side
	pens   = [2]float64{0.07, 0.15}
	sizes  = []int{64, 200, 280, 600}
)

var kinds = []kind{
	{"clean", common, pens, []int{28, 40, 64, 200, 280, 600, 1100}, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			return plain(cover, side, white, black), 0
		}},
	{"white on black", common, pens, []int{28, 64, 280, 600}, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			return plain(cover, side, gray(0), gray(1)), 0
		}},
	{"noise", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			return plain(cover, side, gray(0.8), gray(0.2)), between(r, 0.01, 0.06)
		}},
	{"small in a large picture", [2]float64{0.15, 0.3}, pens, []int{280, 600, 1100}, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			return plain(cover, side, gray(0.85), black), between(r, 0, 0.02)
		}},
	{"cut to the ink", [2]float64{0.94, 1}, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			return plain(cover, side, white, black), 0
		}},
	{"light from one side", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, gray(0.92), gray(0.15))
			p.light(from(r, between(r, 0.3, 0.7)))
			return p, between(r, 0, 0.015)
		}},
	{"pencil, light from one side", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := newPhoto(side, gray(0.92))
			p.ink(cover, gray(0.3), between(r, 0.35, 0.7))
			p.light(from(r, between(r, 0.5, 0.8)))
			return p, between(r, 0, 0.015)
		}},
	{"vignette", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, gray(0.9), gray(0.15))
			p.light(vignette(r, between(r, 0.2, 0.6)))
			return p, between(r, 0, 0.015)
		}},
	{"edge of a shadow", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, gray(0.92), gray(0.12))
			angle, dark := 2*math.Pi*r.Float64(), between(r, 0.5, 0.8)
			soft, at := between(r, 0.01, 0.1), between(r, -0.3, 0.3)
			p.light(func(x, y float64) float64 {
				along := math.Cos(angle)*(x-0.5) + math.Sin(angle)*(y-0.5) - at
				return 1 - (1-dark)*min(max(0.5+along/soft, 0), 1)
			})
			return p, between(r, 0, 0.015)
		}},
	{"shadow in the middle", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, gray(0.92), gray(0.12))
			dark, cx, cy := between(r, 0.5, 0.8), between(r, 0.3, 0.7), between(r, 0.3, 0.7)
			p.light(func(x, y float64) float64 {
				return 1 - (1-dark)*math.Exp(-8*((x-cx)*(x-cx)+(y-cy)*(y-cy)))
			})
			return p, between(r, 0, 0.015)
		}},
	{"lined paper", common, pens, []int{200, 280, 600}, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := newPhoto(side, white)
			p.lines(between(r, 0.07, 0.15), between(r, 0.002, 0.008), between(r, -0.05, 0.05), r.Float64(), false, blue)
			p.ink(cover, color{0.1, 0.1, 0.25}, 1)
			return p, between(r, 0, 0.02)
		}},
	{"lined paper with a red margin", common, pens, []int{280, 600}, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := newPhoto(side, white)
			slope := between(r, -0.03, 0.03)
			p.lines(between(r, 0.07, 0.15), 0.005, slope, r.Float64(), false, blue)
			p.lines(10, 0.006, -slope, 0.1, true, color{0.85, 0.3, 0.35})
			p.ink(cover, color{0.1, 0.1, 0.25}, 1)
			return p, between(r, 0, 0.02)
		}},
	{"squared paper", common, pens, []int{200, 280, 600}, 0.88,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := newPhoto(side, white)
			apart, slope := between(r, 0.05, 0.12), between(r, -0.05, 0.05)
			grey := gray(between(r, 0.4, 0.8))
			p.lines(apart, 0.004, slope, r.Float64(), false, grey)
			p.lines(apart, 0.004, -slope, r.Float64(), true, grey)
			p.ink(cover, color{0.1, 0.1, 0.25}, 1)
			p.light(from(r, between(r, 0.6, 1)))
			return p, between(r, 0, 0.02)
		}},
	{"black rulings", common, [2]float64{0.09, 0.15}, []int{280, 600}, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := newPhoto(side, white)
			p.lines(between(r, 0.1, 0.2), 0.004, between(r, -0.05, 0.05), r.Float64(), false, black)
			p.ink(cover, black, 1)
			return p, between(r, 0, 0.02)
		}},
	{"frame at the edge", framed, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, white, black)
			p.outside(between(r, 1/float64(side), 0.1), gray(between(r, 0, 0.6)), 1)
			return p, between(r, 0, 0.015)
		}},
	{"box in a margin", [2]float64{0.4, 0.55}, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, white, black)
			p.box(between(r, 0.03, 0.12), between(r, 0.004, 0.03), between(r, -0.08, 0.08), gray(between(r, 0, 0.5)))
			return p, between(r, 0, 0.015)
		}},
	{"two boxes", [2]float64{0.4, 0.5}, pens, []int{200, 280, 600}, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, white, black)
			p.box(between(r, 0.02, 0.05), 0.01, 0, black)
			p.box(between(r, 0.1, 0.15), 0.01, 0, black)
			return p, 0
		}},
	{"card on a table", [2]float64{0.3, 0.5}, pens, []int{200, 280, 600}, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, gray(0.92), gray(0.1))
			p.outside(between(r, 0.08, 0.17), color{0.35, 0.25, 0.18}, 1)
			p.light(from(r, between(r, 0.6, 1)))
			return p, between(r, 0, 0.02)
		}},
	{"hairline along one edge", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, white, black)
			thick, which := between(r, 1/float64(side), 0.02), r.IntN(4)
			p.each(func(i int, x, y float64) {
				if [4]float64{x, y, 1 - x, 1 - y}[which] < thick {
					p.pixel[i] = black
				}
			})
			return p, 0
		}},
	{"shadow along one edge", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, white, black)
			wide, dark, which := between(r, 0.03, 0.15), between(r, 0.1, 0.6), r.IntN(4)
			p.light(func(x, y float64) float64 {
				return min(1, dark+(1-dark)*[4]float64{x, y, 1 - x, 1 - y}[which]/wide)
			})
			return p, between(r, 0, 0.015)
		}},
	{"blackboard", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, board, chalk)
			p.light(from(r, between(r, 0.5, 1)))
			return p, between(r, 0, 0.02)
		}},
	{"blackboard in a frame", framed, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, board, chalk)
			p.outside(between(r, 0.01, 0.1), color{0.8, 0.7, 0.5}, 1)
			return p, between(r, 0, 0.02)
		}},
	{"transparent margin", framed, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, white, black)
			p.outside(between(r, 1/float64(side), 0.1), gray(0), 0)
			return p, 0
		}},
	{"window with a shadow", [2]float64{0.35, 0.5}, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := plain(cover, side, white, black)
			margin := between(r, 0.05, 0.12)
			p.box(margin-0.01, 0.01, 0, gray(0.6))
			p.each(func(i int, x, y float64) {
				if d := 0.5 - max(math.Abs(x-0.5), math.Abs(y-0.5)); d < margin-0.01 {
					p.pixel[i], p.alpha[i] = gray(0), 0.5*d/margin
				}
			})
			return p, 0
		}},
	{"strokes on nothing", common, pens, sizes, 0.9,
		func(r *rand.Rand, cover []float32, side int) (*photo, float64) {
			p := newPhoto(side, color{r.Float64(), r.Float64(), r.Float64()})
			for i, v := range cover {
				p.alpha[i] = float64(v)
			}
			return p, 0
		}},
}
