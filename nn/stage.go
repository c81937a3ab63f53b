package nn

import "hourglass/nn/kernel"

// newStage returns layer i as a stage, or layers i and i+1 if both are before end
// and are better done together.
func (n *Network) newStage(i, end int) stage {
	var next layer
	if i+1 < end && i != n.Spec.Code-1 {
		next = n.layers[i+1]
	}
	switch l := n.layers[i].(type) {
	case *conv:
		filter := newConvolution(l, false, &n.scratch)
		if _, ok := next.(*maxPool); ok {
			return &pooledStage{convolution: filter}
		}
		return filter
	case *maxPool:
		return &poolStage{}
	case *upsample:
		if next, ok := next.(*conv); ok && next.window.Top == 1 {
			if inTiles(next) {
				return newConvolution(next, true, &n.scratch)
			}
			if next.out == 1 && next.window.C%4 == 0 { // Filter3 would fill one of four rows
				return newPhaseStage(next, &n.scratch)
			}
		}
		return &doubleStage{}
	}
	panic("nn: a layer of a stack has no stage")
}

func newConvolution(l *conv, doubled bool, scratch *kernel.Scratch) convolution {
	if inTiles(l) {
		return newTiledStage(l, doubled, scratch)
	}
	return newFilterStage(l, scratch)
}

// inTiles says whether a convolution of a stack is computed in tiles. A tile's
// transforms cost as much for each channel however many there are, and multiplications
// are saved for each pair of channels: with 8 and 8, 8 and 32 of the introduction a
// step takes 30 ms in tiles and 38 without, 4 and 16 still gain, 4 and 4 lose.
func inTiles(l *conv) bool {
	c := l.window.C
	return c%4 == 0 && l.out%4 == 0 && c*l.out >= 64
}

// A convolution is a stage that can do with what pooling leaves of its output.
type convolution interface {
	stage

	// forwardPooled writes y (H/2, W/2, O), and which of four it is.
	forwardPooled(small kernel.Eight, y, which, x []float32)

	// addBias and addGrad are the parts of backward, for one of which what pooling
	// leaves of dY is enough.
	addBias(form kernel.Eight, dY []float32)
	addGrad(x, dY, dX []float32)
}

// biasStage is what the stages of a convolution have in common: the gradient of
// the bias, Σ dY over positions and images.
type biasStage struct {
	layer *conv
	lanes []float32 // (O, 8), of a slice
	sum   []float32 // the same, of a row
}

func newBiasStage(l *conv, outs int) biasStage {
	return biasStage{l, make([]float32, outs*kernel.Lanes), make([]float32, outs*kernel.Lanes)}
}

// borders: dX is a convolution too, of dY with the mirrored filter.
func (s *biasStage) borders() (x, dY int) { return s.layer.window.Top, 2 - s.layer.window.Top }

func (s *biasStage) layers() int { return 1 }

func (s *biasStage) begin() { clear(s.lanes) }

func (s *biasStage) addBias(form kernel.Eight, dY []float32) {
	for h := range form.H {
		kernel.SumRows(s.sum, form.Row(dY, h))
		kernel.Add(s.lanes, s.sum)
	}
}

func (s *biasStage) end(lane int) { kernel.SumLanes(s.layer.db, s.lanes, lane) }

// filterStage is a convolution as the sum over its filter.
type filterStage struct {
	biasStage
	filter, mirror kernel.Filter3
	mirrored       []float32 // (3, 3, O, C), the filter that gives dX
	zeros          []float32 // (C)
	sums           kernel.Sums
	scratch        *kernel.Scratch
}

func newFilterStage(l *conv, scratch *kernel.Scratch) *filterStage {
	return &filterStage{biasStage: newBiasStage(l, l.out), scratch: scratch}
}

func (s *filterStage) attach(x, y kernel.Eight, _ int, training bool) {
	pad := s.layer.window.Top
	s.filter, s.mirror = kernel.Filter3{In: x, Out: y, Pad: pad}, kernel.Filter3{In: y, Out: x, Pad: 2 - pad}
	if training {
		s.mirrored, s.zeros = make([]float32, len(s.layer.w)), make([]float32, x.C)
		s.sums = kernel.NewSums(s.layer.window.Row(), y.C)
	}
}

func (s *filterStage) prepare(training bool) {
	if training {
		s.layer.mirrorFilter(s.mirrored)
	}
}

func (s *filterStage) forward(_ int, x, y []float32) {
	s.filter.Forward(y, x, s.layer.w, s.layer.b, s.scratch)
}

func (s *filterStage) begin() {
	s.biasStage.begin()
	s.sums.Clear()
}

func (s *filterStage) forwardPooled(small kernel.Eight, y, which, x []float32) {
	s.filter.ForwardPooled(small, y, which, x, s.layer.w, s.layer.b, s.scratch)
}

func (s *filterStage) backward(_ int, x, dY, dX []float32) {
	s.addBias(s.filter.Out, dY)
	s.addGrad(x, dY, dX)
}

func (s *filterStage) addGrad(x, dY, dX []float32) {
	s.filter.AddGrad(s.sums, x, dY, s.scratch)
	if dX != nil {
		s.mirror.Forward(dX, dY, s.mirrored, s.zeros, s.scratch)
	}
}

func (s *filterStage) end(lane int) {
	s.biasStage.end(lane)
	s.sums.Store(s.layer.dw, lane)
}

// tiledStage is a convolution in tiles, by Winograd's transforms. If they are doubled,
// it is upsample by two before that.
type tiledStage struct {
	biasStage
	tiled        kernel.Tiled
	mirrored     []float32     // (3, 3, O, C), the filter that gives dX
	u, uMirrored []float32     // (places, C, O), (places, O, C)
	b, zeros     []float32     // (O, 8), (C, 8): the biases of each lane
	sums         []kernel.Sums // of each place
	scratch      *kernel.Scratch
}

func newTiledStage(l *conv, doubled bool, scratch *kernel.Scratch) *tiledStage {
	w := l.window
	s := &tiledStage{
		biasStage: newBiasStage(l, l.out),
		tiled: kernel.Tiled{
			In:      kernel.Eight{H: w.H, W: w.W, C: w.C},
			Out:     kernel.Eight{H: w.OutH, W: w.OutW, C: l.out},
			Pad:     w.Top,
			Doubled: doubled,
		},
		b:       make([]float32, l.out*kernel.Lanes),
		scratch: scratch,
	}
	if doubled {
		s.tiled.In.H, s.tiled.In.W = w.H/2, w.W/2
	}
	s.u = make([]float32, s.tiled.Places()*w.C*l.out)
	return s
}

func (s *tiledStage) layers() int {
	if s.tiled.Doubled {
		return 2
	}
	return 1
}

func (s *tiledStage) borders() (x, dY int) { return s.tiled.Borders() }

func (s *tiledStage) attach(x, y kernel.Eight, _ int, training bool) {
	s.tiled.In, s.tiled.Out = x, y
	if training {
		s.mirrored, s.uMirrored = make([]float32, len(s.layer.w)), make([]float32, len(s.u))
		s.zeros = make([]float32, x.C*kernel.Lanes)
		for range s.tiled.Places() {
			s.sums = append(s.sums, kernel.NewSums(x.C, y.C))
		}
	}
}

func (s *tiledStage) prepare(training bool) {
	s.tiled.FilterIn(s.u, s.layer.w)
	if training {
		s.layer.mirrorFilter(s.mirrored)
		s.tiled.FilterIn(s.uMirrored, s.mirrored)
	}
	for i := range s.b {
		s.b[i] = s.layer.b[i/kernel.Lanes]
	}
}

func (s *tiledStage) forward(_ int, x, y []float32) { s.tiled.Forward(y, x, s.u, s.b, s.scratch) }

func (s *tiledStage) forwardPooled(small kernel.Eight, y, which, x []float32) {
	s.tiled.ForwardPooled(small, y, which, x, s.u, s.b, s.scratch)
}

func (s *tiledStage) begin() {
	s.biasStage.begin()
	for _, sums := range s.sums {
		sums.Clear()
	}
}

func (s *tiledStage) backward(_ int, x, dY, dX []float32) {
	s.addBias(s.tiled.Out, dY)
	s.addGrad(x, dY, dX)
}

func (s *tiledStage) addGrad(x, dY, dX []float32) {
	s.tiled.AddGrad(s.sums, x, dY, s.scratch)
	if dX != nil {
		s.tiled.Backward(dX, dY, s.uMirrored, s.zeros, s.scratch)
	}
}

func (s *tiledStage) end(lane int) {
	s.biasStage.end(lane)
	s.tiled.FilterBack(s.layer.dw, s.sums, lane, s.scratch)
}

// doubleStage is upsample by two.
type doubleStage struct{ in, out kernel.Eight }

func (s *doubleStage) layers() int                             { return 1 }
func (s *doubleStage) borders() (x, dY int)                    { return 0, 0 }
func (s *doubleStage) attach(x, y kernel.Eight, _ int, _ bool) { s.in, s.out = x, y }
func (s *doubleStage) prepare(bool)                            {}
func (s *doubleStage) begin()                                  {}
func (s *doubleStage) end(int)                                 {}

func (s *doubleStage) forward(_ int, x, y []float32) {
	for h := range s.in.H {
		kernel.Double(s.out.Row(y, 2*h), s.out.Row(y, 2*h+1), s.in.Row(x, h), s.in.C*kernel.Lanes)
	}
}

func (s *doubleStage) backward(_ int, _, dY, dX []float32) {
	if dX == nil {
		return
	}
	for h := range s.in.H {
		kernel.Undouble(s.in.Row(dX, h), s.out.Row(dY, 2*h), s.out.Row(dY, 2*h+1), s.in.C*kernel.Lanes)
	}
}
