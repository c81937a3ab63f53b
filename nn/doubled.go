package nn

import "hourglass/nn/kernel"

// keptPlaces is how many places of a tile are not zero after up-sampling.
const keptPlaces = 9

// doubledStage is upsample by two and then a convolution in tiles of 2x2. The
// large image is never there ([kernel.Doubled]).
type doubledStage struct {
	biasStage
	doubled      kernel.Doubled
	mirrored     []float32 // (3, 3, O, C)
	all          []float32 // (16, C, O), for one of those that follow
	u, uMirrored []float32 // (9, C, O), (9, O, C)
	b            []float32 // (O, 8)
	dU           []float32 // (9, C, O)
	sums         [keptPlaces]kernel.Sums
	scratch      *kernel.Scratch
}

func newDoubledStage(l *conv, scratch *kernel.Scratch) *doubledStage {
	in, out := l.window.C, l.out
	s := &doubledStage{
		biasStage: newBiasStage(l, out),
		mirrored:  make([]float32, len(l.w)),
		all:       make([]float32, places*in*out),
		u:         make([]float32, keptPlaces*in*out),
		uMirrored: make([]float32, keptPlaces*in*out),
		b:         make([]float32, out*kernel.Lanes),
		dU:        make([]float32, keptPlaces*in*out),
		scratch:   scratch,
	}
	for p := range s.sums {
		s.sums[p] = kernel.NewSums(in, out)
	}
	return s
}

func (s *doubledStage) borders() (x, dY int) { return 1, 1 }

func (s *doubledStage) attach(x, y kernel.Eight, _ int) { s.doubled = kernel.Doubled{In: x, Out: y} }

func (s *doubledStage) layers() int { return 2 }

func (s *doubledStage) prepare() {
	kernel.FilterIn(s.all, s.layer.w)
	s.doubled.Pick(s.u, s.all)
	s.layer.mirrorFilter(s.mirrored)
	kernel.FilterIn(s.all, s.mirrored)
	s.doubled.Pick(s.uMirrored, s.all)
	for i := range s.b {
		s.b[i] = s.layer.b[i/kernel.Lanes]
	}
}

func (s *doubledStage) forward(_ int, x, y []float32) { s.doubled.Forward(y, x, s.u, s.b, s.scratch) }

func (s *doubledStage) begin() {
	s.biasStage.begin()
	for _, sums := range s.sums {
		sums.Clear()
	}
}

func (s *doubledStage) backward(_ int, x, _, dY, dX []float32) {
	s.addBias(dY)
	s.doubled.AddGrad(&s.sums, x, dY, s.scratch)
	if dX != nil {
		s.doubled.Backward(dX, dY, s.uMirrored, s.scratch)
	}
}

func (s *doubledStage) end() {
	s.biasStage.end()
	size := len(s.dU) / keptPlaces
	for p, sums := range s.sums {
		sums.Store(s.dU[p*size : (p+1)*size])
	}
	s.doubled.Spread(s.all, s.dU)
	kernel.FilterBack(s.layer.dw, s.all)
}
