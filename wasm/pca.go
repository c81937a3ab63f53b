package main

import (
	"hourglass/nn"
	"hourglass/nn/problem"
)

// fitPCA takes n training images, from image first on, into the principal
// component analysis; first 0 begins a new one.
func (s *session) fitPCA(first, n int) error {
	sp, err := s.split(trainSplit)
	if err != nil {
		return err
	}
	if first < 0 || n < 1 || first+n > sp.filled {
		return problem.New("data.range", first, first+n, sp.filled)
	}
	if first == 0 {
		s.pca = nn.NewPCAFit(784)
	}
	if s.pca == nil {
		return problem.New("call.firstImage")
	}
	s.pca.Add(nn.Images{Pixels: sp.pixels, D: 784}, first, n)
	return nil
}

// principal puts the mean (784) and the first k principal components (k, 784) of
// the images that fitPCA has taken into the result, and gives up the analysis.
func (s *session) principal(k int) error {
	if s.pca == nil {
		return problem.New("call.noImages")
	}
	if k < 1 || k > 784 {
		return problem.New("value.count", "components", k, 1, 784)
	}
	p := s.pca.Components(k)
	s.pca = nil
	out := s.result(784 * (k + 1))
	copy(out, p.Mean)
	copy(out[784:], p.Components)
	return nil
}
