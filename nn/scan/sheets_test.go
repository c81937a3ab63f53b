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

// An edge says how far from the edge of a shadow a place is, in sides of the picture; in the shadow, less than 0.
type edge func(x, y float64) float64

// tip is the edge of a shadow with two sides that meet in an arc, as of a telephone or an elbow.
func tip(cx, cy, turn, radius float64) edge {
	return func(x, y float64) float64 {
		u := math.Cos(turn)*(x-cx) + math.Sin(turn)*(y-cy)
		v := math.Cos(turn)*(y-cy) - math.Sin(turn)*(x-cx)
		return math.Hypot(max(u, 0), max(v, 0)) + min(max(u, v), 0) - radius
	}
}

// bulge is a parabola.
func bulge(cx, cy, bend float64) edge {
	return func(x, y float64) float64 {
		return (cy + bend*(x-cx)*(x-cx) - y) / math.Hypot(1, 2*bend*(x-cx))
	}
}

func slanted(turn, at float64) edge {
	return func(x, y float64) float64 { return math.Cos(turn)*(x-0.5) + math.Sin(turn)*(y-0.5) - at }
}

// shaded is ink on paper that a shadow lies on, with light that falls to a part over the width of a soft edge.
func shaded(paper, ink, dark, soft float64, edge edge) func(cover []float32, side int) *photo {
	return func(cover []float32, side int) *photo {
		p := plain(cover, side, gray(paper), gray(ink))
		p.light(func(x, y float64) float64 {
			return dark + (1-dark)*min(max(0.5+edge(x, y)/max(soft, 1e-9), 0), 1)
		})
		return p
	}
}

// shadows lie on the digit, with edges that are hard, a little soft and soft.
func shadows() (sheets []sheet) {
	for _, s := range []struct {
		name  string
		fails [3]int
		edge  edge
	}{
		{"tip of a shadow", [3]int{0, 0, 0}, tip(0.4, 0.4, 0.3, 0.15)},
		{"sharp tip", [3]int{0, 0, 0}, tip(0.5, 0.5, 0.785, 0.05)},
		{"tip from below", [3]int{0, 0, 0}, tip(0.45, 0.6, -1, 0.1)},
		{"bulge", [3]int{3, 2, 0}, bulge(0.5, 0.4, 2)},
		{"narrow bulge", [3]int{0, 1, 0}, bulge(0.45, 0.3, 4)},
		{"low bulge", [3]int{0, 0, 0}, bulge(0.4, 0.6, 1.2)},
	} {
		for i, soft := range []float64{0, 0.03, 0.08} {
			name := s.name + []string{", hard", "", ", soft"}[i]
			sheets = append(sheets, sheet{name, s.fails[i], shaded(0.95, 0.1, 0.55, soft, s.edge)})
		}
	}
	return append(sheets,
		sheet{"pencil in half a shadow", 0, shaded(0.92, 0.55, 0.7, 0.03, slanted(0.5, 0))},
		sheet{"pencil in a shadow", 0, shaded(0.92, 0.55, 0.7, 0.03, slanted(0.5, 0.1))},
		sheet{"straight edge, hard", 0, shaded(0.95, 0.1, 0.4, 0, slanted(0.5, 0))},
		sheet{"steep edge, hard", 0, shaded(0.95, 0.1, 0.4, 0, slanted(2.5, 0))},
		sheet{"upright edge, hard", 0, shaded(0.95, 0.1, 0.4, 0, slanted(0, 0))})
}

func TestInkOfStraightStrokes(t *testing.T) {
	const pictures = 15
	var covers, wanted [pictures][]float32
	raster := func(p *photo) []float32 {
		bytes, side := p.rgba(rand.New(rand.NewPCG(1, 2)), 0)
		dst := make([]float32, Side*Side)
		Ink(dst, bytes, side, side)
		return dst
	}
	sides := []int{280, 400, 600}
	count := pictures
	if testing.Short() {
		count = 5 // of one size
	}
	for n := range count {
		side := sides[n/5]
		covers[n] = straight([]int{0, 1, 2, 4, 7}[n%5], side, []float64{0.05, 0.07}[n%2]).raster(side)
		wanted[n] = raster(plain(covers[n], side, gray(1), gray(0)))
	}
	for _, s := range append(shadows(), ruledSheets...) {
		t.Run(s.name, func(t *testing.T) {
			fails := 0
			for n, cover := range covers[:count] {
				if like := cosine(raster(s.make(cover, sides[n/5])), wanted[n]); like < 0.85 {
					fails++
					t.Logf("picture %d: %.2f", n, like)
				}
			}
			if fails > s.fails {
				t.Errorf("%d of %d fail, at most %d", fails, pictures, s.fails)
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
