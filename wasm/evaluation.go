package main

import (
	"hourglass/nn"
	"hourglass/nn/problem"
)

// A frozen network is a copy to be evaluated portion by portion, while the
// original trains on or is replaced.
type frozen struct {
	net       *nn.Network
	inference *nn.Inference
	noise     nn.Noise
}

// freeze copies the network, with the noise it is to be evaluated with.
func (s *session) freeze() error {
	if err := s.ready(); err != nil {
		return err
	}
	if s.frozen.net == nil || s.frozen.net.Spec.String() != s.net.Spec.String() {
		net := nn.NewNetwork(s.net.Spec)
		s.frozen = frozen{net: net, inference: nn.NewInference(net)}
	}
	copy(s.frozen.net.Params, s.net.Params)
	s.frozen.noise = s.settings.Config.Noise
	return nil
}

// evaluate returns the mean squared error of the frozen network over n test
// images from first on, with noise on the input as configured when it was frozen.
func (s *session) evaluate(first, n int) (float64, error) {
	if s.frozen.net == nil {
		return 0, errNoModel
	}
	sp := s.training.splits[testSplit]
	if first < 0 || n < 1 || first+n > sp.filled {
		return 0, problem.New("data.testRange", first, first+n, sp.filled)
	}
	return s.frozen.inference.Evaluate(nn.Images{Pixels: sp.pixels, D: 784}, first, 1, n, nn.MSE, s.frozen.noise), nil
}
