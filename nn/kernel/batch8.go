package kernel

// Lanes is how many images stand side by side in an [Batch8].
const Lanes = 8

// An Eight is the form of eight images side by side, (H, W, C, 8), with a border
// of zeros all around: (H+2·Border, W+2·Border, C, 8), and a gap after each row. What
// is done to a number is done to eight at once, whatever the channels are: a
// convolution of a single channel needs no form of its own, and what a filter sees at
// a position are panels of a matrix product as they stand.
type Batch8 struct{ H, W, C, Border int }

// gap is two lines of a cache. Without it rows are often a multiple of 4096 bytes,
// and what a tile sees meets in few sets of a first-level cache: seeing it took a
// third longer. Vectors may also be read up to three terms behind a row.
const gap = 32

// Len is the number of floats of e, the border included.
//
//go:noinline
func (e Batch8) Len() int { return (e.H + 2*e.Border) * e.row() }

// row is the number of floats from a position to the one below.
//
//go:noinline
func (e Batch8) row() int { return (e.W+2*e.Border)*e.C*Lanes + gap }

// at is where position (y, x) begins; -1 is the border's.
//
//go:noinline
func (e Batch8) at(y, x int) int { return (y+e.Border)*e.row() + (x+e.Border)*e.C*Lanes }

// Row returns row y of data (W, C, 8) without its border.
//
//go:noinline
func (e Batch8) Row(data []float32, y int) []float32 { return data[e.at(y, 0):][:e.W*e.C*Lanes] }

// checkPooled checks what is left of e after pooling by two.
func (e Batch8) checkPooled(small Batch8, y, argmax []float32) {
	small.check("pooling", y)
	if 2*small.H != e.H || 2*small.W != e.W || small.C != e.C || len(argmax) != small.H*small.W*small.C*Lanes {
		panicShapes("pooling", e.H, small.H)
	}
}

func (e Batch8) check(name string, data []float32) {
	if len(data) != e.Len() {
		panicShapes(name, len(data), e.Len())
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
func (e Batch8) Interleave(to, x []float32, images *Images, s *Scratch) {
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
func (e Batch8) Deinterleave(x, from []float32, images *Images, s *Scratch) {
	e.check("Separate", from)
	size := e.H * e.W * e.C
	first, inLine := images.inLine()
	to := x[first*size:]
	if !inLine {
		to = s.floats(&s.images, Lanes*size)
	}
	for y := range e.H {
		deinterleave(to[y*e.W*e.C:], e.Row(from, y), size)
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

// rowChunk is the same for positions of a row.
const rowChunk = 16

// eachChunk calls f with the first and the number of each chunk of count; there are
// less than one and a half chunks in the last.
func eachChunk(count, chunk int, f func(first, n int)) {
	for first := 0; first < count; {
		n := count - first
		if n >= chunk*3/2 {
			n = chunk
		}
		f(first, n)
		first += n
	}
}

// room is how many have room where up to count go through in chunks: whole
// windows of gradients.
func room(count, chunk int) int { return (min(count, chunk*3/2) + 7) &^ 7 }
