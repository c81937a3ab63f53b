package nn

import "hourglass/nn/kernel"

// phaseStage is upsample by two and then a convolution with few channels. The
// four positions that become of one see 3x3 positions of the small image, so both
// layers are a convolution of the small image with a channel for each phase (a, b):
//
//	z[h,w,(a,b),o] = y[2h+a, 2w+b, o]    W'[i,j,c,(a,b),o] = Σ W[p,q,c,o] over p, q
//	                                     with ⌊(a+p-1)/2⌋ = i-1, ⌊(b+q-1)/2⌋ = j-1
//
// The large image is never there, and a single channel fills the four rows of a
// tile. Sums of two or four weights take the place of as many products.
type phaseStage struct {
	biasStage      // of z
	filter, mirror kernel.Filter3
	large          kernel.Eight
	w, mirrored    []float32 // (3, 3, C, 4, O), (3, 3, 4, O, C)
	b, zeros       []float32 // (4, O), (C)
	dW, db         []float32
	z, dZ          []float32
	sums           kernel.Sums
	scratch        *kernel.Scratch
}

const phases = 4

func newPhaseStage(l *conv, scratch *kernel.Scratch) *phaseStage {
	outs, size := phases*l.out, phases*len(l.w)
	return &phaseStage{
		biasStage: newBiasStage(l, outs),
		w:         make([]float32, size),
		mirrored:  make([]float32, size),
		b:         make([]float32, outs),
		zeros:     make([]float32, l.window.C),
		dW:        make([]float32, size),
		db:        make([]float32, outs),
		sums:      kernel.NewSums(l.window.Row(), outs),
		scratch:   scratch,
	}
}

func (s *phaseStage) layers() int { return 2 }

func (s *phaseStage) borders() (x, dY int) { return 1, 0 }

func (s *phaseStage) attach(x, y kernel.Eight, _ int) {
	small := kernel.Eight{H: x.H, W: x.W, C: phases * y.C, Border: 1}
	s.filter, s.mirror = kernel.Filter3{In: x, Out: small, Pad: 1}, kernel.Filter3{In: small, Out: x, Pad: 1}
	s.large = y
	s.z, s.dZ = make([]float32, small.Len()), make([]float32, small.Len())
}

// eachPhase calls f with offsets in W (3, 3, C, O) and W' (3, 3, C, 4, O) of
// those rows of O weights of which the latter is a sum.
func (s *phaseStage) eachPhase(f func(w, phased int)) {
	c, o := s.layer.window.C, s.layer.out
	for phase := range phases {
		for p := range 3 {
			for q := range 3 {
				i, j := (phase/2+p+1)/2, (phase%2+q+1)/2
				for k := range c {
					f(((p*3+q)*c+k)*o, (((i*3+j)*c+k)*phases+phase)*o)
				}
			}
		}
	}
}

func (s *phaseStage) prepare() {
	clear(s.w)
	o := s.layer.out
	s.eachPhase(func(w, phased int) {
		for k, v := range s.layer.w[w : w+o] {
			s.w[phased+k] += v
		}
	})
	for phase := range phases {
		copy(s.b[phase*o:], s.layer.b)
	}
	mirror(s.mirrored, s.w, s.layer.window.C, phases*o)
}

func (s *phaseStage) forward(_ int, x, y []float32) {
	s.filter.Forward(s.z, x, s.w, s.b, s.scratch)
	s.eachPosition(s.z, y, func(z, y []float32) { copy(y, z) })
}

// eachPosition calls f with the phases a of each position of a small image, b = 0
// and 1, and with where they belong in the large one.
func (s *phaseStage) eachPosition(small, large []float32, f func(small, large []float32)) {
	row := 2 * s.layer.out * kernel.Lanes
	for h := range s.filter.Out.H {
		from := s.filter.Out.Row(small, h)
		for a := range 2 {
			to := s.large.Row(large, 2*h+a)
			for w := range s.filter.Out.W {
				f(from[(2*w+a)*row:][:row], to[w*row:][:row])
			}
		}
	}
}

func (s *phaseStage) begin() {
	s.biasStage.begin()
	s.sums.Clear()
}

func (s *phaseStage) backward(_ int, x, _, dY, dX []float32) {
	s.eachPosition(s.dZ, dY, func(dZ, dY []float32) { copy(dZ, dY) })
	s.addBias(s.dZ)
	s.filter.AddGrad(s.sums, x, s.dZ, s.scratch)
	if dX != nil {
		s.mirror.Forward(dX, s.dZ, s.mirrored, s.zeros, s.scratch)
	}
}

func (s *phaseStage) end() {
	l := s.layer
	s.sums.Store(s.dW)
	clear(l.dw)
	s.eachPhase(func(w, phased int) {
		for k, v := range s.dW[phased : phased+l.out] {
			l.dw[w+k] += v
		}
	})
	kernel.SumLanes(s.db, s.lanes)
	clear(l.db)
	for i, v := range s.db {
		l.db[i%l.out] += v
	}
}
