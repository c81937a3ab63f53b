package nn

import "hourglass/nn/kernel"

// phaseStage is upsample by two and then a convolution with few channels. Of the
// four positions that become of one, phase a of the rows sees two rows of the small
// image, s = 0 and 1, and columns likewise; so both layers are a product with a
// matrix of 16 columns for each channel, and a sum of four of its values:
//
//	z[h,w,(a,b,s,t),o] = Σ_c x[h,w,c]·W'[c,(a,b,s,t),o]
//	y[2h+a, 2w+b, o]   = b[o] + Σ_{s,t} z[h+a+s-1, w+b+t-1, (a,b,s,t), o]
//	W'[c,(a,b,s,t),o]  = Σ W[p,q,c,o] over the p that are a and s, the q that are b and t
//
// where the first phase sees row 0 of the filter, and then rows 1 and 2 together,
// the second rows 0 and 1, and then 2. The large image with all its channels is
// never there, and of 9 multiplications 4 are left.
type phaseStage struct {
	biasStage
	small, large kernel.Eight
	seen         kernel.Eight // of z
	w, turned    []float32    // (C, 16, O), (16, O, C)
	dW           []float32    // (C, 16, O)
	z            []float32    // forward z, backward its gradient
	sums         kernel.Sums
	scratch      *kernel.Scratch
}

// parts is the number of pairs of a phase and what it sees, in rows and columns.
const parts = 16

func newPhaseStage(l *conv, scratch *kernel.Scratch) *phaseStage {
	c, outs := l.window.C, parts*l.out
	return &phaseStage{
		biasStage: newBiasStage(l, l.out),
		w:         make([]float32, c*outs),
		scratch:   scratch,
	}
}

func (s *phaseStage) layers() int          { return 2 }
func (s *phaseStage) borders() (x, dY int) { return 0, 0 }

func (s *phaseStage) attach(x, y kernel.Eight, _ int, training bool) {
	s.small, s.large = x, y
	s.seen = kernel.Eight{H: x.H, W: x.W, C: parts * y.C, Border: 1}
	s.z = make([]float32, s.seen.Len())
	if training {
		s.turned, s.dW = make([]float32, len(s.w)), make([]float32, len(s.w))
		s.sums = kernel.NewSums(x.C, parts*y.C)
	}
}

// eachPart calls f with offsets in W (3, 3, C, O) and W' (C, 16, O) of those rows
// of O weights of which the latter is a sum.
func (s *phaseStage) eachPart(f func(w, part int)) {
	// Which of its two rows each phase sees with each row of the filter.
	sees := [2][3]int{{0, 1, 1}, {0, 0, 1}}
	c, o := s.layer.window.C, s.layer.out
	for phase := range 4 {
		a, b := phase/2, phase%2
		for p := range 3 {
			for q := range 3 {
				part := phase*4 + sees[a][p]*2 + sees[b][q]
				for k := range c {
					f(((p*3+q)*c+k)*o, (k*parts+part)*o)
				}
			}
		}
	}
}

func (s *phaseStage) prepare(training bool) {
	clear(s.w)
	o := s.layer.out
	s.eachPart(func(w, part int) {
		for k, v := range s.layer.w[w : w+o] {
			s.w[part+k] += v
		}
	})
	if training {
		mirror(s.turned, s.w, s.layer.window.C, parts*o)
	}
}

func (s *phaseStage) forward(_ int, x, y []float32) {
	for h := range s.small.H {
		kernel.MultiplyEights(s.small.W, s.seen.Row(s.z, h), s.small.Row(x, h), s.w)
	}
	s.seen.SumPhases(y, s.large, s.z, s.layer.b)
}

func (s *phaseStage) begin() {
	s.biasStage.begin()
	s.sums.Clear()
}

func (s *phaseStage) backward(_ int, x, dY, dX []float32) {
	s.addBias(s.large, dY)
	s.seen.SpreadPhases(s.z, dY, s.large)
	for h := range s.small.H {
		dZ := s.seen.Row(s.z, h)
		s.sums.Add(s.small.W, s.small.Row(x, h), dZ, s.scratch)
		if dX != nil {
			kernel.MultiplyEights(s.small.W, s.small.Row(dX, h), dZ, s.turned)
		}
	}
}

func (s *phaseStage) end(lane int) {
	l := s.layer
	s.sums.Store(s.dW, lane)
	clear(l.dw)
	s.eachPart(func(w, part int) {
		for k, v := range s.dW[part : part+l.out] {
			l.dw[w+k] += v
		}
	})
	s.biasStage.end(lane)
}
