package scan

import "math"

// coarse is the longest side of the grid that paper is looked for on, in cells: light changes slowly.
const coarse = 96

// A grid is a picture in cells of side x side pixels.
type grid struct {
	*plane
	side  int
	empty []bool // (h, w), cells without pixels
}

// cells returns the mean of a picture in each cell, of its pixels in use. The longest side has most cells.
func cells(p *plane, use *mask, most int) *grid {
	side := (max(p.w, p.h) + most - 1) / most
	w, h := (p.w+side-1)/side, (p.h+side-1)/side
	g := &grid{newPlane(w, h), side, make([]bool, w*h)}
	counts := make([]int, w*h)
	for i, v := range p.v {
		if use.in[i] {
			cell := i/p.w/side*w + i%p.w/side
			g.v[cell] += v
			counts[cell]++
		}
	}
	for i, n := range counts {
		if g.empty[i] = n == 0; n > 0 {
			g.v[i] /= float32(n)
		}
	}
	return g
}

// over returns the grid's values at the pixels of the picture.
func (g *grid) over(w, h int) *plane {
	out := newPlane(w, h)
	scale := 1 / float32(g.side)
	for i := range out.v {
		out.v[i] = g.at((float32(i%w)+0.5)*scale, (float32(i/w)+0.5)*scale)
	}
	return out
}

// closing returns the grid without what is darker than its surroundings and fits into a square of side 2r + 1:
// a dilation, then an erosion (Serra 1982, Image Analysis and Mathematical Morphology). A slope, an edge
// between light and shade and a peak of light stay as they are. Empty cells take the nearest paper that they see.
func (g *grid) closing(r int) *grid {
	none := float32(math.Inf(-1))
	high := newPlane(g.w, g.h)
	for i, v := range g.v {
		if high.v[i] = v; g.empty[i] {
			high.v[i] = none
		}
	}
	high = high.dilated(r)
	for i, v := range high.v {
		if v != none { // else it takes part in no minimum
			high.v[i] = -v
		}
	}
	low := high.dilated(r)
	for i, v := range low.v {
		if low.v[i] = -v; v == none {
			low.v[i] = 1
		}
	}
	return &grid{low, g.side, g.empty}
}

// lightInk reports whether the ink is lighter than the paper. Paper is the median of a square that is wider than a
// digit's strokes; ink is on the side where the squares of the distances from it sum to more.
func lightInk(p *plane, use *mask) bool {
	g := cells(p, use, coarse/4)
	r := max(1, int(0.3*float64(use.short())/float64(g.side)))
	paper := &grid{newPlane(g.w, g.h), g.side, g.empty}
	for i := range paper.v {
		var around []float32
		for y := max(0, i/g.w-r); y < min(g.h, i/g.w+r+1); y++ {
			for x := max(0, i%g.w-r); x < min(g.w, i%g.w+r+1); x++ {
				if !g.empty[y*g.w+x] {
					around = append(around, g.v[y*g.w+x])
				}
			}
		}
		paper.v[i] = quantile(around, 0.5)
	}
	level := paper.over(p.w, p.h)
	var darker, lighter float64
	for i, v := range p.v {
		d := float64(v - level.v[i])
		switch {
		case !use.in[i]:
		case d < -0.02:
			darker += d * d
		case d > 0.02:
			lighter += d * d
		}
	}
	return lighter > darker
}

// contrast returns how far each pixel in use is from its paper towards ink, 0 for paper; for black ink on any paper
// 1 is full ink. Paper is what squares fit into that are wider than a stroke. The tip of a shadow may be too narrow
// for them: then what differs ends within the shadow, where there is no edge, and smaller squares are tried. Strokes
// that are too wide for these end within themselves, so the squares are those with the fewest such ends.
func contrast(p *plane, use *mask) *plane {
	light := lightInk(p, use)
	v := p
	if light {
		v = newPlane(p.w, p.h)
		for i, x := range p.v {
			v.v[i] = 1 - x
		}
	}
	var best *plane
	least := math.Inf(1)
	for _, part := range []float64{0.2, 0.1, 0.06} {
		c := contrastWithin(part*float64(use.short()), v, use, light)
		n := edgeless(c, v, use, light)
		if 2*n < least {
			best, least = c, n
		}
		if n < 0.002 {
			break
		}
	}
	return best
}

// edgeless is the part of the outline of what differs from paper where the picture has no edge: so ghosts are told
// from ink (Yanowitz & Bruckstein 1989). What reaches the edge of the picture has no outline there.
func edgeless(c, v *plane, use *mask, light bool) float64 {
	const outline = 0.15
	full := top(c, use)
	r := max(2, use.short()/50)
	all, without := 0, 0
	for i, in := range above(c, outline*full).rim().without(use.rim()).in {
		if !in {
			continue
		}
		low, high := v.v[i], v.v[i]
		for y := max(0, i/v.w-r); y < min(v.h, i/v.w+r+1); y++ {
			for _, x := range v.v[y*v.w+max(0, i%v.w-r) : y*v.w+min(v.w, i%v.w+r+1)] {
				if x < low {
					low = x
				} else if x > high {
					high = x
				}
			}
		}
		step := high - low
		if !light {
			step /= max(high, 1.0/16)
		}
		all++
		if 2*step < outline*full {
			without++
		}
	}
	return float64(without) / float64(max(all, 1))
}

// contrastWithin is contrast for squares of side 2 reach + 1. Paper is estimated three times: by a closing of cells,
// which grain does not change, by one of pixels, which follows the sharp edge of a shadow, and by the mean of what is
// no ink by these, which follows a shadow in the middle. Ink differs from all.
//
// Light multiplies what paper and ink reflect, so dark ink is 1 - v / paper. Light ink, chalk, is (v - paper) over
// the light, which is as the paper is to its median.
func contrastWithin(reach float64, v *plane, use *mask, light bool) *plane {
	g := cells(v, use, coarse)
	r := max(1, int(reach/float64(g.side)))
	closed := g.closing(r)
	first := difference(v, closed.over(v.w, v.h), use, light)
	sharp := (&grid{v, 1, use.not().in}).closing(max(1, int(reach)))
	for i, d := range difference(v, sharp.plane, use, light).v {
		first.v[i] = min(first.v[i], d)
	}
	bare := use.without(above(first, 0.25*top(first, use)).grown(g.side))
	if 4*bare.count() < use.count() {
		return first
	}
	smooth, weight := cells(v, bare, coarse), newPlane(g.w, g.h)
	for i, empty := range smooth.empty {
		if !empty {
			weight.v[i] = 1
		}
	}
	near, counts := smooth.blurred(r/2+1), weight.blurred(r/2+1)
	for i, empty := range smooth.empty { // beneath ink: as beside it
		if n := counts.v[i]; empty && n > 1e-3 {
			smooth.v[i] = near.v[i] / n
		} else if empty {
			smooth.v[i] = closed.v[i]
		}
	}
	smooth.plane = smooth.blurred(max(1, r/3)).blurred(max(1, r/3))
	second := difference(v, smooth.over(v.w, v.h), use, light)
	for i := range first.v {
		first.v[i] = min(first.v[i], second.v[i])
	}
	return first
}

// difference is contrast for one estimate of the paper. For light ink both are negatives.
func difference(v, paper *plane, use *mask, light bool) *plane {
	out := newPlane(v.w, v.h)
	levels := paper.of(use)
	for i, v := range levels {
		levels[i] = 1 - v
	}
	middle := quantile(levels, 0.5)
	for i, in := range use.in {
		if !in {
			continue
		}
		d := paper.v[i] - v.v[i]
		switch {
		case !light:
			d /= max(paper.v[i], 1.0/16)
		case middle > 1.0/32: // else paper is black, whatever the light
			d /= min(max((1-paper.v[i])/middle, 0.4), 2.5)
		}
		out.v[i] = d
	}
	// A closing keeps the lightest grain of the paper: half of it is darker than what it gives.
	level := quantile(out.of(use), 0.5)
	for i, in := range use.in {
		if in {
			out.v[i] -= level
		}
	}
	return out
}

// top is the contrast of the strongest ink, but for a thousandth of the pixels, which may be noise.
func top(c *plane, use *mask) float32 {
	return quantile(c.of(use), 0.999)
}

// grain is the standard deviation of the paper's contrast by the median of its absolute values, which ink does not
// change while it covers less than half (Rousseeuw & Croux 1993).
func grain(c *plane, use *mask) float32 {
	values := c.of(use)
	for i, v := range values {
		values[i] = max(v, -v)
	}
	return 1.4826 * quantile(values, 0.5)
}

// above returns the pixels of more contrast than this.
func above(c *plane, least float32) *mask {
	out := newMask(c.w, c.h)
	for i, v := range c.v {
		out.in[i] = v > least
	}
	return out
}
