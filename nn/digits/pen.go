package digits

// A dot is a disc of ink. A stroke is the hull of its dots, each joined with the next.
type dot struct {
	point
	r  float32 // radius, in the point's unit
	up bool    // the pen leaves the paper here
}

// pen is how one digit is inked. The pen's width is scaled with the digit, as in MNIST, whose boxes
// are all of one size: a sprawling digit ends up with thinner strokes.
type pen struct {
	radius float32 // hundredths of the digit's height
	nib    point   // the direction in which the pen writes broader; its length squared is by how much
	tremor float32 // how unsteady the hand is, in hundredths of the digit's height
	uneven float32 // how unsteady the pressure is, relative to the radius
	edge   float32 // how wide the grey between ink and paper is, pixels
	rough  float32 // how ragged it is, pixels

	off      point // the tremor and the pressure of the last dot
	pressure float32
}

func newPen(r *rng, width float32) pen {
	return pen{
		radius: mul(width, min(max(7.3+r.normal(1.9), 4.2), 11)),
		nib:    point{r.normal(.35), r.normal(.35)},
		tremor: r.uniform(.1, .9),
		uneven: r.uniform(.04, .13),
		edge:   r.uniform(.9, 1.5),
		rough:  r.uniform(0, .15),
	}
}

// ink adds a dot at q, reached in the direction dir (of length 1, or 0 for none).
func (h *hand) ink(r *rng, q, dir point) {
	p := &h.pen
	p.off.x = mul(.8, p.off.x) + r.normal(p.tremor)
	p.off.y = mul(.8, p.off.y) + r.normal(p.tremor)
	p.pressure = mul(.8, p.pressure) + r.normal(p.uneven)
	across := mul(dir.x, p.nib.x) + mul(dir.y, p.nib.y)
	h.trace[h.dots] = dot{
		point: point{q.x + p.off.x, q.y + p.off.y},
		r:     mul(p.radius, 1+p.pressure+mul(across, across)),
	}
	h.dots++
}

const (
	maxSteps = 9    // from one knot to the next
	perStep  = 6.25 // their length, in hundredths of the digit's height: a bit over a pixel
)

// draw inks the smooth curve through the knots of a stroke: from each to the next a cubic Hermite
// curve, whose slopes at the knots are those of the parabolas through three knots (a Catmull-Rom spline
// by chord length). Where the pen turns the slopes are shorter, down to none in a corner.
func (h *hand) draw(r *rng, knots []knot) {
	last := len(knots) - 1
	h.ink(r, knots[0].point, direction(knots[0].point, knots[1].point))
	for i := range last {
		a, b := &knots[i], &knots[i+1]
		chord := direction(a.point, b.point)
		slopeA, slopeB := chord, chord
		if i > 0 {
			slopeA = slope(knots[i-1].point, a.point, b.point)
		}
		if i+1 < last {
			slopeB = slope(a.point, b.point, knots[i+2].point)
		}
		// An end without a neighbour goes on turning as the curve does (the "natural" end).
		if i == 0 {
			slopeA = beyond(slopeB, chord)
		}
		if i+1 == last {
			slopeB = beyond(slopeA, chord)
		}
		h.cubic(r, a, b, slopeA, slopeB)
	}
	h.trace[h.dots-1].up = true
}

// cubic inks the curve from a (exclusive) to b.
func (h *hand) cubic(r *rng, a, b *knot, slopeA, slopeB point) {
	length := distance(a.point, b.point)
	flowA, flowB := mul(length, a.flow), mul(length, b.flow)
	steps := min(int(length/perStep)+1, maxSteps)
	last := a.point
	for j := range steps {
		t := float32(j+1) / float32(steps)
		s := 1 - t
		tt := mul(t, t)
		toB := mul(tt, 3-2*t)
		alongA, alongB := mul(mul(t, mul(s, s)), flowA), -mul(mul(tt, s), flowB)
		q := point{
			mul(1-toB, a.x) + mul(toB, b.x) + mul(alongA, slopeA.x) + mul(alongB, slopeB.x),
			mul(1-toB, a.y) + mul(toB, b.y) + mul(alongA, slopeA.y) + mul(alongB, slopeB.y),
		}
		h.ink(r, q, direction(last, q))
		last = q
	}
}

// slope is that of the parabola through a, b and c at b, per unit of length.
func slope(a, b, c point) point {
	ab, bc := distance(a, b), distance(b, c)
	in, out := direction(a, b), direction(b, c)
	k := ab / (ab + bc)
	return point{in.x + mul(k, out.x-in.x), in.y + mul(k, out.y-in.y)}
}

// beyond is the slope at the free end of a chord, from the slope at its other end.
func beyond(other, chord point) point {
	return point{chord.x + .5*(chord.x-other.x), chord.y + .5*(chord.y-other.y)}
}

// distance is never 0, so that one may divide by it.
func distance(a, b point) float32 {
	x, y := b.x-a.x, b.y-a.y
	return max(sqrt(mul(x, x)+mul(y, y)), 1e-3)
}

// direction is the way from a to b, of length 1.
func direction(a, b point) point {
	d := distance(a, b)
	return point{(b.x - a.x) / d, (b.y - a.y) / d}
}

// fit scales and moves the trace so that its ink is as large as the box allows, and in its middle.
func (h *hand) fit() {
	ink := h.trace[:h.dots]
	var x0, x1, y0, y1 float32 = 1e9, -1e9, 1e9, -1e9
	for _, d := range ink {
		x0, x1 = min(x0, d.x-d.r), max(x1, d.x+d.r)
		y0, y1 = min(y0, d.y-d.r), max(y1, d.y+d.r)
	}
	// The grey edge reaches half its width beyond the ink, but its last tenth is too pale to count.
	scale := (box - mul(.8, h.pen.edge)) / max(x1-x0, y1-y0)
	x, y := .5*(x0+x1), .5*(y0+y1)
	for i := range ink {
		ink[i] = dot{
			point: point{mul(ink[i].x-x, scale) + .5*box, mul(ink[i].y-y, scale) + .5*box},
			r:     mul(ink[i].r, scale),
			up:    ink[i].up,
		}
	}
}
