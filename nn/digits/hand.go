package digits

import "math"

// A point is a place on the page: x runs right, y down. Until the ink is fitted to its box the unit
// is a hundredth of the digit's height.
type point struct{ x, y float32 }

// A knot is a point the pen passes through.
type knot struct {
	point
	flow float32 // how fast the pen passes: 1 in a smooth curve, 0 in a corner
}

const maxKnots = 16 // of a digit; a test compares the glyphs with it

// hand writes one digit at a time. Its arrays are there to be used again, not to be kept.
type hand struct {
	knots [maxKnots]knot
	trace [maxKnots * maxSteps]dot // [:dots], the ink; in pixels of the box once it is fitted
	dots  int
	pen   pen
}

// write leaves the ink of digit in h.trace, in pixels of the box.
func (h *hand) write(r *rng, digit int) {
	g := &glyphs[digit]
	s := choose(r, g.styles)
	n := h.compose(r, s)
	h.deform(r, g.lean, n)
	h.pen = newPen(r, g.pen)
	h.dots = 0
	first := 0
	for _, n := range s.knots {
		stroke := h.knots[first : first+n]
		if first > 0 {
			shift(r, stroke)
		}
		h.draw(r, stroke)
		first += n
	}
	h.fit()
}

func choose(r *rng, styles []style) *style {
	sum := 0
	for i := range styles {
		sum += styles[i].share
	}
	i := 0
	for k := r.below(sum) - styles[0].share; k >= 0; k -= styles[i].share {
		i++
	}
	return &styles[i]
}

// compose puts the knots between those of two forms, each a little off, and returns how many there are.
func (h *hand) compose(r *rng, s *style) int {
	a, b := s.forms[r.below(len(s.forms))], s.forms[r.below(len(s.forms))]
	toB := r.uniform(-.25, 1.25)
	slip := r.uniform(1, 4.5)
	flow := r.uniform(.7, 1.05)
	rounding := r.uniform(0, .35)
	n := len(a) / 2
	var off point
	for i := range n {
		// A slip carries on into the next knot: neighbours move together and the curve stays smooth.
		off.x = mul(.4, off.x) + r.normal(slip)
		off.y = mul(.4, off.y) + r.normal(slip)
		x, y := float32(a[2*i]), float32(a[2*i+1])
		x += mul(toB, float32(b[2*i])-x) + off.x
		y += mul(toB, float32(b[2*i+1])-y) + off.y
		h.knots[i] = knot{point{x, y}, flow}
	}
	for _, b := range s.bends {
		h.knots[b.knot].flow = 1 - mul(float32(b.sharp)*.01, 1-rounding)
	}
	return n
}

// deform changes the digit as a whole. With u and v the place in it, both about -1 to 1, its terms bow
// a stem (vv), bend it like an S (vvv), make the head broader than the foot (uv in x), shift the waist
// (1-vv), curve the horizontals (uu) and make them converge (uv in y); then it slants and turns.
func (h *hand) deform(r *rng, lean float32, n int) {
	bow, ess := r.normal(.08), r.normal(.07)
	head, waist := r.normal(.14), r.normal(.10)
	curve, converge := r.normal(.06), r.normal(.08)
	width := 1.05 + r.normal(.17)
	slant := lean + r.normal(.25)
	turn := r.normal(.08) // small enough to do without the cosine
	for i := range h.knots[:n] {
		q := &h.knots[i].point
		u, v := mul(q.x-50, .02), mul(q.y-50, .02)
		uu, uv, vv := mul(u, u), mul(u, v), mul(v, v)
		x := mul(width, u+mul(head, uv)) + mul(bow, vv) + mul(ess, mul(vv, v)-v)
		y := v + mul(waist, 1-vv) + mul(curve, uu) + mul(converge, uv)
		x -= mul(slant, y)
		q.x = mul(50, x-mul(turn, y))
		q.y = mul(50, y+mul(turn, x))
	}
}

// shift moves a stroke: after the pen was lifted it lands only about where it should.
func shift(r *rng, stroke []knot) {
	x, y := r.normal(3), r.normal(3)
	for i := range stroke {
		q := &stroke[i].point
		q.x, q.y = q.x+x, q.y+y
	}
}

// mul returns the product rounded to float32 before anything is added to it; see the package comment.
func mul(a, b float32) float32 { return float32(a * b) }

// sqrt is exact to the last bit: float64 has more than twice float32's digits.
func sqrt(v float32) float32 { return float32(math.Sqrt(float64(v))) }
