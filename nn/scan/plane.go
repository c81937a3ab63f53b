package scan

// A plane is one number for each pixel of a picture.
type plane struct {
	w, h int
	v    []float32 // (h, w), row-major
}

func newPlane(w, h int) *plane { return &plane{w, h, make([]float32, w*h)} }

// of returns the numbers of a set of pixels.
func (p *plane) of(m *mask) []float32 {
	values := make([]float32, 0, m.count())
	for i, in := range m.in {
		if in {
			values = append(values, p.v[i])
		}
	}
	return values
}

// A mask is a set of pixels.
type mask struct {
	w, h int
	in   []bool // (h, w), row-major
}

func newMask(w, h int) *mask { return &mask{w, h, make([]bool, w*h)} }

func (m *mask) clone() *mask {
	out := newMask(m.w, m.h)
	copy(out.in, m.in)
	return out
}

func (m *mask) count() (n int) {
	for _, in := range m.in {
		if in {
			n++
		}
	}
	return n
}

// bounds returns the smallest half-open rectangle that holds all of the set; x0 >= x1 means there is none.
func (m *mask) bounds() (x0, y0, x1, y1 int) {
	x0, y0 = m.w, m.h
	for i, in := range m.in {
		if in {
			x, y := i%m.w, i/m.w
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
		}
	}
	return x0, y0, x1, y1
}

// short returns the shorter side of the rectangle that holds the set.
func (m *mask) short() int {
	x0, y0, x1, y1 := m.bounds()
	return max(0, min(x1-x0, y1-y0))
}

// has reports whether (x, y) is a pixel of the picture and of the set.
func (m *mask) has(x, y int) bool {
	return x >= 0 && x < m.w && y >= 0 && y < m.h && m.in[y*m.w+x]
}

// grown returns the pixels from which one of m is at most r away in both directions. It runs along rows, then
// along columns, and counts on the way how far back the last one is.
func (m *mask) grown(r int) *mask {
	out := m.clone()
	if r <= 0 {
		return out
	}
	spread := func(in, out []bool, start, step, n int) {
		last := -r - 1
		for i := range n {
			if in[start+i*step] {
				last = i
			}
			out[start+i*step] = out[start+i*step] || i-last <= r
		}
		last = n + r
		for i := n - 1; i >= 0; i-- {
			if in[start+i*step] {
				last = i
			}
			out[start+i*step] = out[start+i*step] || last-i <= r
		}
	}
	for y := range m.h {
		spread(m.in, out.in, y*m.w, 1, m.w)
	}
	wide := out.clone()
	for x := range m.w {
		spread(wide.in, out.in, x, m.w, m.h)
	}
	return out
}

// not returns the pixels that m lacks.
func (m *mask) not() *mask {
	out := newMask(m.w, m.h)
	for i, in := range m.in {
		out.in[i] = !in
	}
	return out
}

// without returns the pixels of m that are not in other.
func (m *mask) without(other *mask) *mask {
	out := m.clone()
	for i, in := range other.in {
		out.in[i] = out.in[i] && !in
	}
	return out
}

// shrunk returns the pixels of m that are more than r away from all others in one of the directions. What lies
// beyond the picture's edge takes nothing away.
func (m *mask) shrunk(r int) *mask { return m.not().grown(r).not() }

// rim returns the pixels of m at its edge, or at the picture's.
func (m *mask) rim() *mask {
	out := m.without(m.shrunk(1))
	for i, in := range m.in {
		if x, y := i%m.w, i/m.w; x == 0 || y == 0 || x == m.w-1 || y == m.h-1 {
			out.in[i] = in
		}
	}
	return out
}

// dilated returns at each place the greatest of p in the square of side 2r + 1 around it. On the way along a line it
// keeps where those are that none after them exceeds (Lemire 2006).
func (p *plane) dilated(r int) *plane {
	places := make([]int, max(p.w, p.h))
	slide := func(in, out []float32, start, step, n int) {
		first, last := 0, 0
		for i := range n + r {
			if i < n {
				for last > first && in[start+places[last-1]*step] <= in[start+i*step] {
					last--
				}
				places[last] = i
				last++
			}
			if at := i - r; at >= 0 {
				if places[first] < at-r {
					first++
				}
				out[start+at*step] = in[start+places[first]*step]
			}
		}
	}
	return p.alongBoth(slide)
}

// blurred returns the mean of the square of side 2r + 1 around each pixel, of those in the picture.
func (p *plane) blurred(r int) *plane {
	slide := func(in, out []float32, start, step, n int) {
		var sum float64
		for i := range min(r, n) {
			sum += float64(in[start+i*step])
		}
		for i := range n {
			if i+r < n {
				sum += float64(in[start+(i+r)*step])
			}
			if i-r-1 >= 0 {
				sum -= float64(in[start+(i-r-1)*step])
			}
			out[start+i*step] = float32(sum / float64(min(n, i+r+1)-max(0, i-r)))
		}
	}
	return p.alongBoth(slide)
}

// alongBoth returns what slide makes of the rows of p, then of the columns of that. A line begins at start and has n
// numbers, step apart.
func (p *plane) alongBoth(slide func(in, out []float32, start, step, n int)) *plane {
	rows, out := newPlane(p.w, p.h), newPlane(p.w, p.h)
	for y := range p.h {
		slide(p.v, rows.v, y*p.w, 1, p.w)
	}
	for x := range p.w {
		slide(rows.v, out.v, x, p.w, p.h)
	}
	return out
}

// at returns p at (x, y) of its own pixels, between whose middles it is bilinear.
func (p *plane) at(x, y float32) float32 {
	x = min(max(x-0.5, 0), float32(p.w-1))
	y = min(max(y-0.5, 0), float32(p.h-1))
	x0, y0 := int(x), int(y)
	x1, y1 := min(x0+1, p.w-1), min(y0+1, p.h-1)
	fx, fy := x-float32(x0), y-float32(y0)
	a, b := p.v[y0*p.w+x0], p.v[y0*p.w+x1]
	c, d := p.v[y1*p.w+x0], p.v[y1*p.w+x1]
	top, bottom := a+(b-a)*fx, c+(d-c)*fx
	return top + (bottom-top)*fy
}

// quantile returns the value below which the part q of values lies, and leaves them in another order: Hoare's FIND
// (1961). The standard library's sort takes more of the program than all else here.
func quantile(values []float32, q float64) float32 {
	if len(values) == 0 {
		return 0
	}
	k := min(int(q*float64(len(values))), len(values)-1)
	for from, to := 0, len(values)-1; from < to; {
		pivot, i, j := values[(from+to)/2], from, to
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for pivot < values[j] {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			to = j
		case k >= i:
			from = i
		default:
			from = to
		}
	}
	return values[k]
}
