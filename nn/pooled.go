package nn

import "hourglass/nn/kernel"

// pooledStage is a convolution and then maxPool with windows of 2x2. Every
// activation grows with its argument, so it is applied to what pooling leaves; the
// image before is not kept, only which of each four positions was the largest.
type pooledStage struct {
	convolution
	large, small kernel.Eight
	which        [][]float32 // (H/2, W/2, O, 8) of each eight of a batch
	dY           []float32   // of the large image
}

func (s *pooledStage) layers() int { return s.convolution.layers() + 1 }

func (s *pooledStage) borders() (x, dY int) {
	x, _ = s.convolution.borders()
	return x, 0
}

func (s *pooledStage) attach(x, y kernel.Eight, eights int) {
	_, border := s.convolution.borders()
	s.small, s.large = y, kernel.Eight{H: 2 * y.H, W: 2 * y.W, C: y.C, Border: border}
	s.convolution.attach(x, s.large, eights)
	s.dY = make([]float32, s.large.Len())
	for range eights {
		s.which = append(s.which, make([]float32, y.H*y.W*y.C*kernel.Lanes))
	}
}

func (s *pooledStage) forward(e int, x, y []float32) { s.forwardPooled(s.small, y, s.which[e], x) }

func (s *pooledStage) backward(e int, x, _, dY, dX []float32) {
	s.addBias(dY)
	row := s.small.W * s.small.C * kernel.Lanes
	for h := range s.small.H {
		kernel.Scatter(s.large.Row(s.dY, 2*h), s.large.Row(s.dY, 2*h+1), s.small.Row(dY, h), s.which[e][h*row:(h+1)*row], s.small.C*kernel.Lanes)
	}
	s.addGrad(x, s.dY, dX)
}
