package nn

import "hourglass/nn/kernel"

// poolStage is maxPool with windows of 2x2. Its way back needs no more than which of
// each four positions was the largest.
type poolStage struct {
	large, small kernel.Eight
	which        [][]float32 // (H/2, W/2, C, 8) of each eight of a batch
}

func (s *poolStage) layers() int          { return 1 }
func (s *poolStage) borders() (x, dY int) { return 0, 0 }
func (s *poolStage) prepare(bool)         {}
func (s *poolStage) begin()               {}
func (s *poolStage) end(int)              {}

func (s *poolStage) attach(x, y kernel.Eight, eights int, _ bool) {
	s.large, s.small = x, y
	for range eights {
		s.which = append(s.which, make([]float32, y.H*y.W*y.C*kernel.Lanes))
	}
}

// row returns row h of which.
func (s *poolStage) row(e, h int) []float32 {
	row := s.small.W * s.small.C * kernel.Lanes
	return s.which[e][h*row : (h+1)*row]
}

func (s *poolStage) forward(e int, x, y []float32) {
	for h := range s.small.H {
		kernel.Pool(s.small.Row(y, h), s.row(e, h), s.large.Row(x, 2*h), s.large.Row(x, 2*h+1), s.small.C*kernel.Lanes)
	}
}

func (s *poolStage) backward(e int, _, dY, dX []float32) {
	if dX == nil {
		return
	}
	for h := range s.small.H {
		kernel.Scatter(s.large.Row(dX, 2*h), s.large.Row(dX, 2*h+1), s.small.Row(dY, h), s.row(e, h), s.small.C*kernel.Lanes)
	}
}

// pooledStage is a convolution and then such pooling: of what is between them a batch
// keeps nothing. Every activation grows with its argument, so it is applied to what
// pooling leaves.
type pooledStage struct {
	convolution
	pool poolStage
	dY   []float32 // of the large image
}

func (s *pooledStage) layers() int { return s.convolution.layers() + 1 }

func (s *pooledStage) borders() (x, dY int) {
	x, _ = s.convolution.borders()
	return x, 0
}

func (s *pooledStage) attach(x, y kernel.Eight, eights int, training bool) {
	_, border := s.convolution.borders()
	large := kernel.Eight{H: 2 * y.H, W: 2 * y.W, C: y.C, Border: border}
	s.convolution.attach(x, large, eights, training)
	s.pool.attach(large, y, eights, training)
	if training {
		s.dY = make([]float32, large.Len())
	}
}

func (s *pooledStage) forward(e int, x, y []float32) {
	s.forwardPooled(s.pool.small, y, s.pool.which[e], x)
}

func (s *pooledStage) backward(e int, x, dY, dX []float32) {
	s.addBias(s.pool.small, dY)
	s.pool.backward(e, nil, dY, s.dY)
	s.addGrad(x, s.dY, dX)
}
