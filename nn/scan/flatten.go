package scan

// opaque is the least alpha of a pixel that hides what is beneath it.
const opaque = 250

// flatten returns the picture's shades, 0 = black to 1 = white, and the pixels that belong to it.
//
// What is partly transparent is one of two things. If the rim of what is opaque has one colour, and much within has
// another, it is a card: the rim is paper, and all that is transparent, a window's shadow too, is outside of the
// picture. Else it is strokes on nothing: they are laid on black or white, whichever is farther from them.
func flatten(rgba []byte, w, h int) (*plane, *mask) {
	grey, valid := newPlane(w, h), newMask(w, h)
	var mass, sum float64
	for i := range grey.v {
		r, g, b, a := rgba[4*i], rgba[4*i+1], rgba[4*i+2], rgba[4*i+3]
		// Luma of ITU-R BT.601. In whole numbers, so that grey stays what it is.
		grey.v[i] = float32(299*int(r)+587*int(g)+114*int(b)) / 255000
		valid.in[i] = a >= opaque
		mass += float64(a)
		sum += float64(a) * float64(grey.v[i])
	}
	if valid.count() == w*h {
		return grey, valid
	}
	if isCard(grey, valid) {
		return grey, valid.shrunk(1)
	}
	var below float32
	if sum < mass/2 {
		below = 1
	}
	for i := range grey.v {
		grey.v[i] = below + (grey.v[i]-below)*float32(rgba[4*i+3])/255
		valid.in[i] = true
	}
	return grey, valid
}

// isCard reports whether what is opaque is paper with ink on it.
func isCard(grey *plane, solid *mask) bool {
	all, rim := grey.of(solid), grey.of(solid.rim())
	if len(all) == 0 {
		return false
	}
	x0, y0, x1, y1 := solid.bounds()
	paper := quantile(rim, 0.5)
	differ := func(values []float32, by float32) float64 {
		n := 0
		for _, v := range values {
			if v-paper > by || paper-v > by {
				n++
			}
		}
		return float64(n) / float64(len(values))
	}
	const (
		rimNoise = 0.1  // what JPEG, light and a rounded corner change of a colour
		contrast = 0.15 // pencil on paper
		leastInk = 0.005
		filled   = 0.85 // of its bounding box: rounded corners take some of a card
	)
	if differ(all, contrast) < leastInk {
		return false
	}
	return differ(rim, rimNoise) < 0.3 || float64(len(all)) > filled*float64((x1-x0)*(y1-y0))
}
