package kernel

// Scratch is the working memory of [Gemm] and of images side by side. The zero value is ready; it grows
// to the largest product it has seen and then allocates no more. It serves one
// product at a time.
type Scratch struct {
	panelsB []panelB       // a block of B: (kb/depth, n/microN), rounded up
	accs    []accumulators // sums of microM rows of C: (n/microN), rounded up
	row     []float32      // sums of a row of C
	panelA  panelA         // microM rows and depth columns of A, as the tile wants them

	unpooled     []float32 // the output of a convolution before pooling
	images       []float32 // eight images, one after the other
	transformed  []float32 // what tiles see
	products     []float32 // of tiles
	channelPairs []float32 // what is seen, two channels at a time
	filter       []float32 // all places of a filter
}

// floats returns n floats of a part of s, which grows if need be.
//
//go:noinline
func (s *Scratch) floats(part *[]float32, n int) []float32 {
	if len(*part) < n {
		*part = make([]float32, n)
	}
	return (*part)[:n]
}

func (s *Scratch) reserve(panels, accs int) {
	if len(s.panelsB) < panels {
		s.panelsB = make([]panelB, panels)
	}
	if len(s.accs) < accs {
		s.accs = make([]accumulators, accs)
	}
}
