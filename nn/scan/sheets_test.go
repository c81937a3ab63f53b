package scan

import (
	"math"
	"math/rand/v2"
	"testing"
)

// straight returns a digit in the middle of a square picture, half as high, with its uprights upright.
func straight(digit, side int, pen float64) drawing {
	n := float64(side)
	d := drawing{radius: pen * n / 2}
	for _, glyph := range glyphs[digit] {
		points := make([]float64, len(glyph))
		for i, v := range glyph {
			points[i] = n * (0.25 + 0.5*v)
		}
		d.strokes = append(d.strokes, points)
	}
	return d
}

// cosine is that of the angle between two rasters.
func cosine(a, b []float32) float64 {
	var aa, bb, ab float64
	for i, x := range a {
		aa, bb, ab = aa+float64(x*x), bb+float64(b[i]*b[i]), ab+float64(x*b[i])
	}
	return ab / math.Sqrt(max(aa*bb, 1e-12))
}

// A sheet is paper on which strokes that stand straight must be left whole.
type sheet struct {
	name  string
	fails int // of 15 pictures, how many may be less than .85 like the digit alone
	make  func(cover []float32, side int) *photo
}

// squared rules paper both ways, with lines that are this many pixels thick.
func (p *photo) squared(across, thick float64, c color) {
	p.lines(1/across, thick/float64(p.side), 0, 0, false, c)
	p.lines(1/across, thick/float64(p.side), 0, 0, true, c)
}

func ruled(rule func(p *photo)) func(cover []float32, side int) *photo {
	return func(cover []float32, side int) *photo {
		p := newPhoto(side, white)
		rule(p)
		p.ink(cover, color{0.1, 0.1, 0.3}, 1)
		return p
	}
}

var pale, violet, red = color{0.75, 0.75, 0.9}, color{0.65, 0.6, 0.8}, color{0.9, 0.5, 0.45}

// Strokes lie along the lines, and are as long as half of them.
var ruledSheets = []sheet{
	{"5 squares", 0, ruled(func(p *photo) { p.squared(5, 2, blue) })},
	{"10 squares", 0, ruled(func(p *photo) { p.squared(10, 1.5, blue) })},
	{"20 squares", 0, ruled(func(p *photo) { p.squared(20, 1, blue) })},
	{"8 dark squares", 0, ruled(func(p *photo) { p.squared(8, 2, gray(0.45)) })},
	{"Seyès, 5 squares", 0, ruled(func(p *photo) {
		p.lines(1.0/20, 1/float64(p.side), 0, 0, false, pale)
		p.squared(5, 2, violet)
	})},
	{"Seyès, 8 squares", 0, ruled(func(p *photo) {
		p.lines(1.0/32, 1/float64(p.side), 0, 0, false, pale)
		p.squared(8, 1.5, violet)
	})},
	{"millimetres", 0, ruled(func(p *photo) { p.squared(60, 1, red) })},
	{"millimetres and centimetres", 0, ruled(func(p *photo) {
		p.squared(60, 1, color{0.95, 0.7, 0.65})
		p.squared(6, 2, red)
	})},
	{"lines", 0, ruled(func(p *photo) { p.lines(0.1, 2/float64(p.side), 0, 0, false, blue) })},
}

func TestInkOfStraightStrokes(t *testing.T) {
	for _, s := range ruledSheets {
		t.Run(s.name, func(t *testing.T) {
			fails := 0
			for n := range 15 {
				digit, side, pen := []int{0, 1, 2, 4, 7}[n%5], []int{280, 400, 600}[n/5], []float64{0.05, 0.07}[n%2]
				cover := straight(digit, side, pen).raster(side)
				var rasters [2][]float32
				for i, p := range []*photo{s.make(cover, side), plain(cover, side, gray(1), gray(0))} {
					bytes, longest := p.rgba(rand.New(rand.NewPCG(1, 2)), 0)
					rasters[i] = make([]float32, Side*Side)
					Ink(rasters[i], bytes, longest, longest)
				}
				if like := cosine(rasters[0], rasters[1]); like < 0.85 {
					fails++
					t.Logf("a %d on %d pixels, pen %v: %.2f", digit, side, pen, like)
				}
			}
			if fails > s.fails {
				t.Errorf("%d of 15 fail, at most %d", fails, s.fails)
			}
		})
	}
}

func BenchmarkInkOfLargePhoto(b *testing.B) { // 4000x3000 come as 400x300
	p := plain(straight(4, Longest, 0.07).raster(Longest), Longest, gray(0.9), gray(0.2))
	p.light(from(rand.New(rand.NewPCG(1, 2)), 0.6))
	bytes, side := p.rgba(rand.New(rand.NewPCG(1, 2)), 0.02)
	dst := make([]float32, Side*Side)
	for b.Loop() {
		Ink(dst, bytes[:4*side*300], side, 300)
	}
}
