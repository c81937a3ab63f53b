package scan

// A part is a set of pixels that touch.
type part struct {
	pixels         []int32 // indices of the picture
	x0, y0, x1, y1 int     // the rectangle that holds them, half open
	edge           int     // how many of them lie at the edge of what is in use
}

// long is the longer side of its rectangle.
func (p *part) long() int { return max(p.x1-p.x0, p.y1-p.y0) }

// on adds the part's pixels to m.
func (p *part) on(m *mask) {
	for _, i := range p.pixels {
		m.in[i] = true
	}
}

// within reports whether the rectangle of p lies inside that of other.
func (p *part) within(other *part) bool {
	return p.x0 > other.x0 && p.y0 > other.y0 && p.x1 < other.x1 && p.y1 < other.y1
}

// touches reports whether a pixel of the part is in m.
func (p *part) touches(m *mask) bool {
	for _, i := range p.pixels {
		if m.in[i] {
			return true
		}
	}
	return false
}

// partsOf returns the parts of m, whose pixels touch by a side, or by a corner too. The edge is that of use.
func partsOf(m, use *mask, corners bool) []*part {
	rim := use.rim()
	seen := newMask(m.w, m.h)
	var parts []*part
	for i, in := range m.in {
		if !in || seen.in[i] {
			continue
		}
		seen.in[i] = true
		p := &part{pixels: []int32{int32(i)}, x0: m.w, y0: m.h}
		for n := 0; n < len(p.pixels); n++ {
			at := int(p.pixels[n])
			x, y := at%m.w, at/m.w
			p.x0, p.y0, p.x1, p.y1 = min(p.x0, x), min(p.y0, y), max(p.x1, x+1), max(p.y1, y+1)
			if rim.in[at] {
				p.edge++
			}
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if dx*dy != 0 && !corners {
						continue
					}
					if j := (y+dy)*m.w + x + dx; m.has(x+dx, y+dy) && !seen.in[j] {
						seen.in[j] = true
						p.pixels = append(p.pixels, int32(j))
					}
				}
			}
		}
		parts = append(parts, p)
	}
	return parts
}

// holes returns the pixels of the part's rectangle that it surrounds: from which no way along sides leads out.
func (p *part) holes(w, h int) *mask {
	inside, whole, out := newMask(w, h), newMask(w, h), newMask(w, h)
	for y := p.y0; y < p.y1; y++ {
		for x := p.x0; x < p.x1; x++ {
			inside.in[y*w+x], whole.in[y*w+x] = true, true
		}
	}
	for _, i := range p.pixels {
		inside.in[i] = false
	}
	for _, hole := range partsOf(inside, whole, false) {
		if hole.edge == 0 {
			hole.on(out)
		}
	}
	return out
}

// A look is what one search has found.
type look struct {
	use     *mask
	ink     *plane // contrast, without rulings
	full    float32
	grain   float32
	strong  *mask
	parts   []*part
	biggest *part // of those that are as large as a digit
}

const (
	leastContrast = 0.06 // 16 of 256 shades
	leastSide     = 0.12 // of a digit, in shorter sides of the picture
)

// see looks for ink in what is in use.
func see(grey *plane, use *mask) *look {
	c := contrast(grey, use)
	l := &look{use: use, ink: c, full: top(c, use), grain: grain(c, use)}
	for range 3 { // grain is averaged away, if strokes are left
		if l.grain < l.full/10 || use.short() < 100 {
			break
		}
		l.ink = l.ink.blurred(1)
		l.full, l.grain = top(l.ink, use), grain(l.ink, use)
	}
	if l.full < leastContrast || l.full < 3*l.grain {
		return l
	}
	lines := rulings(above(l.ink, max(0.12*l.full, 3*l.grain)), use)
	for i, in := range lines.in {
		if in {
			l.ink.v[i] = 0
		}
	}
	rest := use.without(lines)
	if full := top(l.ink, rest); full >= leastContrast && full >= 3*l.grain {
		l.full = full
	}
	l.strong = above(l.ink, max(0.45*l.full, 3*l.grain))
	l.parts = partsOf(l.strong, use, true)
	for _, p := range l.parts {
		if float64(p.long()) < leastSide*float64(use.short()) || p.atEdge() {
			continue
		}
		if l.biggest == nil || len(p.pixels) > len(l.biggest.pixels) {
			l.biggest = p
		}
	}
	return l
}

// atEdge reports whether the part lies along the edge: a frame, a shadow, a table beneath the paper.
func (p *part) atEdge() bool { return 2*p.edge >= p.long() }

// closer looks again at less of the picture, if something seems to surround or to border the digit, and there is
// still a digit to be seen without it; else it returns nil.
func (l *look) closer(grey *plane) *look {
	margin := max(1, l.use.short()/100) + 1
	for _, inner := range []*mask{card(grey, l.use), l.withoutEdge(margin - 1), l.box()} {
		if inner.count() == l.use.count() { // nothing of the kind
			continue
		}
		if inner = inner.shrunk(margin); 20*inner.count() < l.use.count() {
			continue
		}
		next := see(grey, inner)
		if next.biggest != nil && next.full >= 0.1*l.full {
			return next
		}
	}
	return nil
}

// card returns a rectangle of another colour than all around it, or nothing: paper on a table, or the inside of a
// thick frame. Which of both is lighter does not matter, and what else is in the rectangle.
func card(grey *plane, use *mask) *mask {
	none := newMask(use.w, use.h)
	rim := grey.of(use.rim())
	if len(rim) == 0 {
		return none
	}
	threshold := otsu(grey.of(use))
	around := quantile(rim, 0.5) > threshold
	other := newMask(use.w, use.h)
	for i, in := range use.in {
		other.in[i] = in && (grey.v[i] > threshold) != around
	}
	for _, p := range partsOf(other, use, true) {
		area := (p.x1 - p.x0) * (p.y1 - p.y0)
		if 4*area < use.count() || 4*p.edge > p.long() || 2*len(p.pixels) < area {
			continue
		}
		whole := p.holes(use.w, use.h)
		p.on(whole)
		if n := whole.count(); 100*n > 85*area && 100*len(p.pixels) > 70*n {
			return whole
		}
	}
	return none
}

// otsu returns the threshold that divides values in [0, 1] into two classes with the most variance between them
// (Otsu 1979).
func otsu(values []float32) float32 {
	var bins [256]float64
	var n, sum float64
	for _, v := range values {
		bin := int(v*255 + 0.5)
		bins[bin]++
		n++
		sum += float64(bin)
	}
	best, at := 0.0, 0
	var below, low float64
	for bin, count := range bins {
		below += count
		low += count * float64(bin)
		if below == 0 || below == n {
			continue
		}
		d := low/below - (sum-low)/(n-below)
		if between := below * (n - below) * d * d; between > best {
			best, at = between, bin
		}
	}
	return (float32(at) + 0.5) / 255
}

// withoutEdge returns what is in use without what lies along its edge, and a margin around that.
func (l *look) withoutEdge(margin int) *mask {
	edge := newMask(l.use.w, l.use.h)
	for _, p := range l.parts {
		if p.atEdge() {
			p.on(edge)
		}
	}
	return l.use.without(edge.grown(margin))
}

// box returns the inside of a box that holds a part as large as a digit, or nothing. It may stand a little askew.
func (l *look) box() *mask {
	for _, p := range l.parts {
		area := (p.x1 - p.x0) * (p.y1 - p.y0)
		if 4*p.long() < l.use.short() || 3*len(p.pixels) > 2*area {
			continue
		}
		for _, q := range l.parts {
			if q == p || 5*q.long() < p.long() || !q.within(p) {
				continue
			}
			if holes := p.holes(l.use.w, l.use.h); 4*(holes.count()+len(p.pixels)) > 3*area {
				return holes
			}
			break
		}
	}
	return newMask(l.use.w, l.use.h)
}
