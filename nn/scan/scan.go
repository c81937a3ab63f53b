// Package scan finds the ink of a digit in a picture of it: a photograph, a screenshot, a scan, a drawing. Paper may
// be of any colour, lit from one side or ruled; what frames the digit is left out.
package scan

const (
	// Side is that of the raster that ink is put into, in pixels.
	Side = 280
	// digit is the longer side of the ink in it: ten for each pixel that MNIST's images have, so that one of
	// them comes back as it was.
	digit = 200
	// Longest is the longest side of a picture, in pixels. Finding paper takes no more, and a digit that is a
	// tenth of it still has twice the pixels that MNIST's have.
	Longest = 400

	flat  = 1.0 / 255 // grain below which paper has one shade
	small = 56        // twice the side of MNIST's images, in pixels
)

// Ink puts the ink of a picture into dst (280, 280), 0 = paper to 1 = full ink: 200 pixels long, in the middle.
// rgba is (height, width, 4), not multiplied by alpha. Without any ink it clears dst and returns false.
func Ink(dst []float32, rgba []byte, width, height int) bool {
	if len(dst) != Side*Side || width < 1 || height < 1 || len(rgba) != 4*width*height {
		panic("scan: Ink of a picture, or into a raster, of another size")
	}
	clear(dst)
	grey, use := flatten(rgba, width, height)
	found := see(grey, use)
	const rounds = 6 // a card in a frame in a window on a table: each takes one
	for range rounds {
		next := found.closer(grey)
		if next == nil {
			break
		}
		found = next
	}
	if len(found.parts) == 0 {
		return false
	}
	return lay(dst, found.tones())
}

// tones returns the ink of the parts that make up the digit, 0 to 1.
func (l *look) tones() *plane {
	main := l.biggest
	if main == nil { // all of it lies along the edge: a picture that was cut to the ink
		for _, p := range l.parts {
			if main == nil || len(p.pixels) > len(main.pixels) {
				main = p
			}
		}
	}
	kept, dropped := newMask(l.ink.w, l.ink.h), newMask(l.ink.w, l.ink.h)
	var strengths []float32
	for _, p := range l.parts {
		speck := 12*len(p.pixels) < len(main.pixels) && 3*p.long() < main.long()
		hairline := 3*len(p.pixels)*main.long() < len(main.pixels)*p.long() // what is left of a ruling
		if p != main && (speck || hairline || (l.biggest != nil && p.atEdge())) {
			p.on(dropped)
			continue
		}
		p.on(kept)
		for _, i := range p.pixels {
			strengths = append(strengths, l.ink.v[i])
		}
	}
	// Grain makes the faintest ink paper, and the strongest too strong. Without grain, shades are what they are, but
	// for those beside the ink that JPEG leaves; a small picture that is clean up to its edges has not even these.
	near := kept.grown(2 + l.use.short()*3/100).without(dropped.grown(1))
	least, paper, full := float32(0), float32(0), quantile(strengths, 0.98)
	switch {
	case l.grain > flat:
		full = quantile(strengths, 0.6)
		soft := float32(0.2) // of the edge of strokes, which is several pixels wide in a photograph
		if l.use.short() < 100 {
			soft = 0.1
		}
		paper = min(max(4*l.grain, soft*full), 0.4*full)
		least = paper
	case l.use.short() > small || l.dust(near):
		least = 0.15 * full
	}
	for i, in := range near.in {
		near.in[i] = in && l.use.in[i] && l.ink.v[i] > least
	}
	out := newPlane(l.ink.w, l.ink.h)
	for _, p := range partsOf(near, l.use, true) {
		if least > 0 && !p.touches(kept) {
			continue // grain beside the ink
		}
		for _, i := range p.pixels {
			out.v[i] = min((l.ink.v[i]-paper)/(full-paper), 1)
		}
	}
	return out
}

// dust reports whether there is any shade away from the ink.
func (l *look) dust(near *mask) bool {
	for i, v := range l.ink.v {
		if l.use.in[i] && !near.in[i] && max(v, -v) > 1e-4 {
			return true
		}
	}
	return false
}

// lay scales ink by area averaging and puts it into the middle of dst.
func lay(dst []float32, ink *plane) bool {
	x0, y0, x1, y1 := above(ink, 1.0/510).bounds() // half a step of the raster's bytes
	if x0 >= x1 {
		return false
	}
	long := max(x1-x0, y1-y0)
	w := max(1, ((x1-x0)*digit+long/2)/long)
	h := max(1, ((y1-y0)*digit+long/2)/long)
	left, top := (Side-w)/2, (Side-h)/2
	columns, rows := shares(w, x1-x0), shares(h, y1-y0)
	for y, row := range rows {
		for x, column := range columns {
			var sum float32
			for i, a := range row.parts {
				line := ink.v[(y0+row.first+i)*ink.w+x0+column.first:]
				for j, b := range column.parts {
					sum += a * b * line[j]
				}
			}
			dst[(top+y)*Side+left+x] = sum
		}
	}
	return true
}

// A share says which pixels of a line make up one of another length, and with which parts of 1.
type share struct {
	first int
	parts []float32
}

// shares divides from pixels among to pixels.
func shares(to, from int) []share {
	out := make([]share, to)
	for i := range out {
		a, b := i*from, (i+1)*from // in pixels over to
		s := share{first: a / to}
		for j := s.first; j*to < b; j++ {
			s.parts = append(s.parts, float32(min(b, (j+1)*to)-max(a, j*to))/float32(from))
		}
		out[i] = s
	}
	return out
}
