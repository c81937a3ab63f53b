package kernel

// Lanes is how many images stand side by side in an [Eight].
const Lanes = 8

// An Eight is the form of eight images side by side, (H, W, C, 8), with a border
// of zeros all around: (H+2·Border, W+2·Border, C, 8), and a gap after each row. What
// is done to a number is done to eight at once, whatever the channels are: a
// convolution of a single channel needs no form of its own, and what a filter sees at
// a position are panels of a matrix product as they stand.
type Eight struct{ H, W, C, Border int }

// gap is two lines of a cache. Without it rows are often a multiple of 4096 bytes,
// and what a tile sees meets in few sets of a first-level cache: seeing it took a
// third longer. Vectors may also be read up to three terms behind a row.
const gap = 32

// Len is the number of floats of e, the border included.
//
//go:noinline
func (e Eight) Len() int { return (e.H + 2*e.Border) * e.row() }

// row is the number of floats from a position to the one below.
//
//go:noinline
func (e Eight) row() int { return (e.W+2*e.Border)*e.C*Lanes + gap }

// at is where position (y, x) begins; -1 is the border's.
//
//go:noinline
func (e Eight) at(y, x int) int { return (y+e.Border)*e.row() + (x+e.Border)*e.C*Lanes }

// Row returns row y of data (W, C, 8) without its border.
//
//go:noinline
func (e Eight) Row(data []float32, y int) []float32 { return data[e.at(y, 0):][:e.W*e.C*Lanes] }

// checkPooled checks what is left of e after pooling by two.
func (e Eight) checkPooled(small Eight, y, which []float32) {
	small.check("pooling", y)
	if 2*small.H != e.H || 2*small.W != e.W || small.C != e.C || len(which) != small.H*small.W*small.C*Lanes {
		misfit("pooling", e.H, small.H)
	}
}

func (e Eight) check(name string, data []float32) {
	if len(data) != e.Len() {
		misfit(name, len(data), e.Len())
	}
}

// Images says which image of a batch each lane holds, or that it holds none.
type Images [Lanes]int

// None is what a lane holds that is empty.
const None = -1

// NoImages are eight empty lanes.
var NoImages = Images{None, None, None, None, None, None, None, None}

// inLine returns the first of eight images that follow each other.
func (i *Images) inLine() (first int, ok bool) {
	for l, image := range i {
		if image != i[0]+l || image < 0 {
			return 0, false
		}
	}
	return i[0], true
}

// Interleave puts images of x (n, H, W, C) side by side; empty lanes are zero.
func (e Eight) Interleave(to, x []float32, images *Images, s *Scratch) {
	e.check("Interleave", to)
	size := e.H * e.W * e.C
	if first, ok := images.inLine(); ok {
		x = x[first*size:]
	} else {
		all := s.floats(&s.images, Lanes*size)
		for l, image := range images {
			if image < 0 {
				clear(all[l*size : (l+1)*size])
			} else {
				copy(all[l*size:], x[image*size:(image+1)*size])
			}
		}
		x = all
	}
	for y := range e.H {
		interleave(e.Row(to, y), x[y*e.W*e.C:], size)
	}
}

// Separate is the way back.
func (e Eight) Separate(x, from []float32, images *Images, s *Scratch) {
	e.check("Separate", from)
	size := e.H * e.W * e.C
	first, inLine := images.inLine()
	to := x[first*size:]
	if !inLine {
		to = s.floats(&s.images, Lanes*size)
	}
	for y := range e.H {
		separate(to[y*e.W*e.C:], e.Row(from, y), size)
	}
	if !inLine {
		for l, image := range images {
			if image >= 0 {
				copy(x[image*size:(image+1)*size], to[l*size:])
			}
		}
	}
}

// AllLanes are summed where no lane is asked for.
const AllLanes = -1

// SumLanes stores in sum (C) the sums of lane and lane+4 of x (C, 8), or of all:
//
//	((0+4) + (1+5)) + ((2+6) + (3+7))
func SumLanes(sum, x []float32, lane int) {
	for i := range sum {
		l := (*[Lanes]float32)(x[i*Lanes:])
		if lane != AllLanes {
			sum[i] = l[lane] + l[lane+4]
		} else {
			sum[i] = ((l[0] + l[4]) + (l[1] + l[5])) + ((l[2] + l[6]) + (l[3] + l[7]))
		}
	}
}

// A Filter3 is a convolution of 3x3 with stride 1 of images side by side. Pad rows of
// zeros are above an image, as many columns at its left.
//
//	y[h,w,o] = b[o] + Σ_{i,j,c} x[h+i-Pad, w+j-Pad, c]·W[i,j,c,o]    i, j, c ascending
type Filter3 struct {
	In, Out Eight
	Pad     int
}

func (f Filter3) check(name string, x, y []float32, w, b int) {
	f.In.check(name, x)
	if y != nil {
		f.Out.check(name, y)
	}
	if f.In.Border < f.Pad || f.Out.H != f.In.H+2*f.Pad-2 || f.Out.W != f.In.W+2*f.Pad-2 || w != 9*f.In.C*f.Out.C || b != f.Out.C {
		misfit(name, f.In.H, f.Out.H)
	}
}

// Forward writes y from x, filter (3, 3, C, O) and b (O).
func (f Filter3) Forward(y, x, filter, b []float32, s *Scratch) {
	f.check("Forward", x, y, len(filter), len(b))
	f.forward(y, x, filter, b, s)
}

// ForwardPooled writes of each 2x2 positions of f.Out the largest, as y of the form
// small, and without a border which it is: 0 to 3, line by line, the first of equal
// ones.
func (f Filter3) ForwardPooled(small Eight, y, which, x, filter, b []float32, s *Scratch) {
	f.check("ForwardPooled", x, nil, len(filter), len(b))
	f.Out.checkPooled(small, y, which)
	f.forwardPooled(small, y, which, x, filter, b, s)
}

// AddGrad adds to sums what x and dY say about the filter; see [Sums].
func (f Filter3) AddGrad(sums Sums, x, dY []float32, s *Scratch) {
	f.check("AddGrad", x, dY, sums.k*sums.o, f.Out.C)
	f.addGrad(sums, x, dY, s)
}

// Sums are those of products over positions and images, K·O of them. Each is four
// sums, of images l, l+4 for l < 4, position after position:
//
//	Σ x[position, k, image]·dY[position, o, image] = (s0+s1) + (s2+s3)
//
// They lie in tiles of four o and two k, as [tile] has them.
type Sums struct {
	k, o int
	s    []float32 // (O/4, K/2, 4, 2, 4), rounded up
}

// NewSums returns sums of zero.
func NewSums(k, o int) Sums { return Sums{k, o, make([]float32, (o+3)/4*((k+1)/2)*32)} }

// Clear sets the sums to zero.
func (s Sums) Clear() { clear(s.s) }

func (s Sums) at(k, o int) *[4]float32 {
	return (*[4]float32)(s.s[((o/4*((s.k+1)/2)+k/2)*4+o%4)*8+k%2*4:])
}

// Store stores dW (K, O): the sums of images lane and lane+4, or of all of them.
func (s Sums) Store(dW []float32, lane int) {
	rest := s.s
	for o := 0; o < s.o; o += 4 {
		for k := 0; k < s.k; k += 2 {
			tile := (*[32]float32)(rest)
			rest = rest[32:]
			to := dW[k*s.o+o:]
			for r := range min(4, s.o-o) {
				v := tile[8*r:][:8]
				to[r] = ofLanes((*[4]float32)(v), lane)
				if k+1 < s.k {
					to[s.o+r] = ofLanes((*[4]float32)(v[4:]), lane)
				}
			}
		}
	}
}

func ofLanes(v *[4]float32, lane int) float32 {
	if lane != AllLanes {
		return v[lane]
	}
	return (v[0] + v[1]) + (v[2] + v[3])
}

func interleavePlain(to, x []float32, stride int) {
	for i := range to {
		to[i] = x[i%Lanes*stride+i/Lanes]
	}
}

func separatePlain(x, from []float32, stride int) {
	for i, v := range from {
		x[i%Lanes*stride+i/Lanes] = v
	}
}

func (f Filter3) forwardPlain(y, x, filter, b []float32) {
	outs, row := f.Out.C, 3*f.In.C
	for h := range f.Out.H {
		for w := range f.Out.W {
			to := y[f.Out.at(h, w):][:outs*Lanes]
			for o := range to {
				to[o] = b[o/Lanes]
			}
			for i := range 3 {
				addWeightedAll(to, x[f.In.at(h+i-f.Pad, w-f.Pad):], filter[i*row*outs:], row)
			}
		}
	}
}

// addWeightedAll adds to sums (O, 8) the products of x (terms, 8) and weights (terms, O).
func addWeightedAll(sums, x, weights []float32, terms int) {
	outs := len(sums) / Lanes
	o := 0
	for ; o+4 <= outs; o += 4 {
		addWeightedFour((*[4 * Lanes]float32)(sums[o*Lanes:]), x, weights[o:], terms, outs)
	}
	for ; o < outs; o++ {
		addWeighted((*[Lanes]float32)(sums[o*Lanes:]), x, weights[o:], terms, outs)
	}
}

func addWeightedFourPlain(sums *[4 * Lanes]float32, x, weights []float32, terms, stride int) {
	for r := range 4 {
		addWeighted((*[Lanes]float32)(sums[r*Lanes:]), x, weights[r:], terms, stride)
	}
}

// addWeighted adds to sums the rows of x (terms, 8), each times its weight;
// weights are stride floats apart.
func addWeighted(sums *[Lanes]float32, x, weights []float32, terms, stride int) {
	s0, s1, s2, s3, s4, s5, s6, s7 := sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]
	for k := range terms {
		v, w := (*[Lanes]float32)(x[k*Lanes:]), weights[k*stride]
		s0 += float32(v[0] * w)
		s1 += float32(v[1] * w)
		s2 += float32(v[2] * w)
		s3 += float32(v[3] * w)
		s4 += float32(v[4] * w)
		s5 += float32(v[5] * w)
		s6 += float32(v[6] * w)
		s7 += float32(v[7] * w)
	}
	*sums = [Lanes]float32{s0, s1, s2, s3, s4, s5, s6, s7}
}

func (f Filter3) addGradPlain(sums Sums, x, dY []float32) {
	row := 3 * f.In.C
	for h := range f.Out.H {
		for k := range sums.k {
			from := x[f.In.at(h+k/row-f.Pad, -f.Pad)+k%row*Lanes:]
			sums.addProducts(k, from, dY[f.Out.at(h, 0):], f.Out.W, f.In.C*Lanes)
		}
	}
}

// addProducts adds to all sums of k the products of positions of x, step floats
// apart, and of dY (positions, O, 8).
func (s Sums) addProducts(k int, x, dY []float32, positions, step int) {
	o := 0
	for ; o+4 <= s.o; o += 4 {
		addProductsFour(s.s[((o/4*((s.k+1)/2)+k/2)*4)*8+k%2*4:], x, dY[o*Lanes:], positions, step, s.o*Lanes)
	}
	for ; o < s.o; o++ {
		addProducts(s.at(k, o), x, dY[o*Lanes:], positions, step, s.o*Lanes)
	}
}

// addProductsFour is addProducts for four sums, eight floats apart, and four
// neighbours of dY.
func addProductsFourPlain(sums, x, dY []float32, positions, xStep, dStep int) {
	for r := range 4 {
		addProducts((*[4]float32)(sums[8*r:]), x, dY[r*Lanes:], positions, xStep, dStep)
	}
}

// addProducts adds to sums the products of as many positions of x and dY, xStep
// and dStep floats apart.
func addProducts(sums *[4]float32, x, dY []float32, positions, xStep, dStep int) {
	s0, s1, s2, s3 := sums[0], sums[1], sums[2], sums[3]
	for p := range positions {
		v, d := (*[Lanes]float32)(x[p*xStep:]), (*[Lanes]float32)(dY[p*dStep:])
		s0 += float32(v[0] * d[0])
		s1 += float32(v[1] * d[1])
		s2 += float32(v[2] * d[2])
		s3 += float32(v[3] * d[3])
		s0 += float32(v[4] * d[4])
		s1 += float32(v[5] * d[5])
		s2 += float32(v[6] * d[6])
		s3 += float32(v[7] * d[7])
	}
	*sums = [4]float32{s0, s1, s2, s3}
}

func (f Filter3) forwardPooledPlain(small Eight, y, which, x, filter, b []float32, s *Scratch) {
	full := s.floats(&s.unpooled, f.Out.Len())
	f.forwardPlain(full, x, filter, b)
	c := f.Out.C * Lanes
	for h := range small.H {
		poolPlain(small.Row(y, h), which[h*small.W*c:][:small.W*c], f.Out.Row(full, 2*h), f.Out.Row(full, 2*h+1), c)
	}
}
