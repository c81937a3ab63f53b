package kernel

// Scratch is the working memory of [Gemm] and of convolutions. The zero value is ready; it
// grows to the largest call it has seen, and then allocates no more. It serves one call at a
// time.
type Scratch struct {
	panelsB []panelB       // some blocks of B: (terms/microK, n/microN), rounded up
	accs    []accumulators // of microM rows of C: (n/microN), rounded up
	row     []float32      // sums of one row of C
	panelA  panelA

	unpooled     []float32 // output of a convolution before pooling
	images       []float32 // eight images, one after another
	transformed  []float32 // V of Winograd's convolution
	products     []float32 // M of Winograd's convolution
	channelPairs []float32 // (C/2, positions, 2, 2, 4), see pairChannels
	filter       []float32 // dU of Winograd's convolution
}

// floats returns n floats of part, a field of s, which grows if need be.
//
//go:noinline
func (s *Scratch) floats(part *[]float32, n int) []float32 {
	if len(*part) < n {
		*part = make([]float32, n)
	}
	return (*part)[:n]
}

// reserve makes room for so many panels of B and accumulators.
func (s *Scratch) reserve(panels, accs int) {
	if len(s.panelsB) < panels {
		s.panelsB = make([]panelB, panels)
	}
	if len(s.accs) < accs {
		s.accs = make([]accumulators, accs)
	}
}
