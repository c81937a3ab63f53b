package scan

// rulings returns the lines of ruled and squared paper, or of a table, as far as no stroke crosses them: those that
// run from one edge of what is in use to the other, level or upright or a little askew.
//
// The slope is the one at which the sums along lines, a projection profile, have the most power (Postl 1986), each
// direction for itself. A stroke that crosses a line is told by its run across the line, which is longer than the
// line is thick, as when staff lines are taken out of music (Dalitz et al. 2008).
func rulings(ink, use *mask) *mask {
	level := levelRulings(ink, use)
	upright := levelRulings(ink.transposed(), use.transposed()).transposed()
	for i, in := range upright.in {
		level.in[i] = level.in[i] || in
	}
	return level
}

func (m *mask) transposed() *mask {
	out := newMask(m.h, m.w)
	for i, in := range m.in {
		out.in[i%m.w*m.h+i/m.w] = in
	}
	return out
}

const (
	steepest = 0.15 // 8.5 degrees
	spans    = 0.85 // of the way from edge to edge that is ink
	thickest = 0.06 // of the shorter side
	beside   = 0.45 // of the way that is ink: less is beside the line
	along    = 0.8  // of the way that is ink: a line, and a stroke is none
)

func levelRulings(ink, use *mask) *mask {
	out := newMask(ink.w, ink.h)
	short := use.short()
	if short < 60 { // lines are as thick as strokes
		return out
	}
	var points []int
	for i, in := range ink.in {
		if in {
			points = append(points, i)
		}
	}
	all := make([]int, 0, len(use.in))
	for i, in := range use.in {
		if in {
			all = append(all, i)
		}
	}
	best, slope := 0, 0.0
	steps := int(steepest*float64(use.w)) + 1 // half a pixel at the ends of a line
	sums := make([]int, ink.h+2*profileMargin(ink.w))
	for k := -steps; k <= steps; k++ {
		s := float64(k) * steepest / float64(steps)
		power := 0
		for _, n := range projected(sums, points, ink.w, s) {
			power += n * n
		}
		if power > best {
			best, slope = power, s
		}
	}
	profile := projected(sums, points, ink.w, slope)
	length := projected(make([]int, len(sums)), all, ink.w, slope)
	longest := 0
	for _, n := range length {
		longest = max(longest, n)
	}
	thick := make([]int, len(profile)) // of the ruling that a line of the profile belongs to, or 0
	part := func(y int) float64 {
		if 2*length[y] < longest {
			return 0 // a corner
		}
		return float64(profile[y]) / float64(length[y])
	}
	// crossed is the part of a line's way on which there is ink in it or beside it: a thin one lies in several rows.
	crossed := func(line int) float64 {
		columns, n := make([]bool, ink.w), 0
		for _, i := range points {
			x := i % ink.w
			if d := sheared(x, i/ink.w, ink.w, slope) + profileMargin(ink.w) - line; d >= -1 && d <= 1 && !columns[x] {
				columns[x] = true
				n++
			}
		}
		return float64(n) / float64(length[line])
	}
	// thickness is the lower quartile of runs across a line: a stroke may lie along half of it, or more.
	thickness := func(line int) int {
		var runs []float32
		for _, i := range points {
			if x, y := i%ink.w, i/ink.w; sheared(x, y, ink.w, slope)+profileMargin(ink.w) == line {
				runs = append(runs, float32(run(ink, x, y))/float32(ink.h))
			}
		}
		return int(quantile(runs, 0.25)*float32(ink.h) + 0.5)
	}
	// Where a stroke lies along lines, it and they are one group of rows; the second time, only the lines are left.
	for _, least := range []float64{beside, along} {
		for y := 1; y < len(profile)-1; {
			end, most := y, y
			for end < len(profile)-1 && part(end) > least {
				if part(end) > part(most) {
					most = end
				}
				end++
			}
			if end > y && float64(end-y) < max(thickest*float64(short), 4) && crossed(most) > spans {
				t := thickness(most)
				for i := y - 1; i < end+1; i++ {
					thick[i] = t
				}
			}
			y = max(end, y+1)
		}
	}
	for _, i := range points {
		x, y := i%ink.w, i/ink.w
		if t := thick[sheared(x, y, ink.w, slope)+profileMargin(ink.w)]; t > 0 && 2*run(ink, x, y) <= 3*t+2 {
			out.in[i] = true
		}
	}
	return out
}

// sheared is the row at the middle of the picture that a line of this slope through (x, y) crosses.
func sheared(x, y, w int, slope float64) int {
	d := slope * (float64(x) - float64(w)/2)
	if d < 0 {
		return y + int(-d+0.5)
	}
	return y - int(d+0.5)
}

// profileMargin is how many rows of a profile lie above the picture.
func profileMargin(w int) int { return int(steepest*float64(w)/2) + 3 }

// projected counts points along lines of a slope, into sums.
func projected(sums, points []int, w int, slope float64) []int {
	clear(sums)
	margin := profileMargin(w)
	for _, i := range points {
		sums[sheared(i%w, i/w, w, slope)+margin]++
	}
	return sums
}

// run is how long the pixels of m go on up and down from (x, y).
func run(m *mask, x, y int) int {
	from, to := y, y
	for m.has(x, from-1) {
		from--
	}
	for m.has(x, to+1) {
		to++
	}
	return to - from + 1
}
