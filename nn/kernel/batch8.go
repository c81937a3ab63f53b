package kernel

// Lanes is the number of images in a [Batch8].
const Lanes = 8

// A Batch8 is the shape of eight images stored together, (H, W, C, 8), with a border of
// zeros all around: (H+2·Border, W+2·Border, C, 8), and a gap after each row. oneDNN calls
// such a layout blocked by batch, and writes 8a at the end of its name.
//
// An operation works on eight images at once, whatever the number of channels is: a
// convolution with a single channel needs no form of its own. And in memory the patch of a
// filter at one position is already a packed panel of B, so that nothing has to be packed.
type Batch8 struct{ H, W, C, Border int }

// gap is the number of floats after each row: two cache lines of 64 bytes. Without it the
// length of a row is often a multiple of 4096 bytes, and all rows of a patch compete for few
// sets of the first-level cache: Winograd's input transform took a third longer. The gap may
// also be read: a microkernel that takes four terms at a time reads up to three, of eight
// floats each, behind the end of a row.
const gap = 32

// Len returns the number of floats of e, the border included.
//
//go:noinline
func (e Batch8) Len() int { return (e.H + 2*e.Border) * e.row() }

// row returns the number of floats from a position to the one below it.
//
//go:noinline
func (e Batch8) row() int { return (e.W+2*e.Border)*e.C*Lanes + gap }

// at returns the index of the first float of position (y, x); -1 is in the border.
//
//go:noinline
func (e Batch8) at(y, x int) int { return (y+e.Border)*e.row() + (x+e.Border)*e.C*Lanes }

// Row returns row y of data, (W, C, 8), without its border.
//
//go:noinline
func (e Batch8) Row(data []float32, y int) []float32 { return data[e.at(y, 0):][:e.W*e.C*Lanes] }

// checkPooled checks y and argmax, the results of pooling an image of shape e by two.
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

// LaneImages holds for each lane the index of its image in the batch, or [None].
type LaneImages [Lanes]int

// None is the index of an empty lane.
const None = -1

// NoImages has eight empty lanes.
var NoImages = LaneImages{None, None, None, None, None, None, None, None}

// inLine returns the index of the first image, and whether the other seven follow it in order.
func (i *LaneImages) inLine() (first int, ok bool) {
	for l, image := range i {
		if image != i[0]+l || image < 0 {
			return 0, false
		}
	}
	return i[0], true
}

// Interleave stores images of x (n, H, W, C) in to, eight together; empty lanes become zero.
func (e Batch8) Interleave(to, x []float32, images *LaneImages, s *Scratch) {
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

// Deinterleave is the inverse of Interleave: it stores the images of from in x (n, H, W, C).
func (e Batch8) Deinterleave(x, from []float32, images *LaneImages, s *Scratch) {
	e.check("Deinterleave", from)
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

// AllLanes, in place of the number of a lane, stands for the sum over all lanes.
const AllLanes = -1

// SumLanes stores in sum (C) the sum of lanes l and l+4 of x (C, 8) or, for [AllLanes],
//
//	((x0+x4) + (x1+x5)) + ((x2+x6) + (x3+x7))
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

// rowChunk is the number of positions of a row that are multiplied at a time: enough that
// packing the weights does not count, and few enough that a second-level cache holds them.
const rowChunk = 16

// eachChunk calls f(first, n) for one chunk after another of count items. All have chunk
// items but the last, which has less than one and a half times as many.
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

// room returns the number of items of the largest chunk of eachChunk, rounded up to a
// multiple of eight: the positions that a packed panel of a gradient holds.
func room(count, chunk int) int { return (min(count, chunk*3/2) + 7) &^ 7 }
