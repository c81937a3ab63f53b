package main

import (
	"errors"
	"strconv"

	"hourglass/nn"
)

// activations puts what every layer makes of one image (784) into the result,
// layer after layer, each after its activation.
func (s *session) activations() error {
	x, err := s.pixels()
	if err != nil {
		return err
	}
	if len(x) != 784 {
		return errors.New("activations are those of one image, not of " + strconv.Itoa(len(x)/784))
	}
	size := 0
	for _, shape := range s.net.Spec.Shapes() {
		size += shape.Size()
	}
	s.inference.Activations(s.result(size), x)
	return nil
}

// fitPCA takes n training images, from image first on, into the principal
// component analysis; first 0 begins a new one.
func (s *session) fitPCA(first, n int) error {
	sp, err := s.split(trainSplit)
	if err != nil {
		return err
	}
	if first < 0 || n < 1 || first+n > sp.filled {
		return errors.New("images " + strconv.Itoa(first) + " to " + strconv.Itoa(first+n) + " of " + strconv.Itoa(sp.filled))
	}
	if first == 0 {
		s.pca = nn.NewPCAFit(784)
	}
	if s.pca == nil {
		return errors.New("principal components begin with image 0")
	}
	s.pca.Add(nn.Images{Pixels: sp.pixels, D: 784}, first, n)
	return nil
}

// principal puts the mean (784) and the first k principal components (k, 784) of
// the images that fitPCA has taken into the result, and gives up the analysis.
func (s *session) principal(k int) error {
	if s.pca == nil {
		return errors.New("no images for principal components yet")
	}
	if k < 1 || k > 784 {
		return errors.New("components " + strconv.Itoa(k) + ", possible are 1 to 784")
	}
	p := s.pca.Components(k)
	s.pca = nil
	out := s.result(784 * (k + 1))
	copy(out, p.Mean)
	copy(out[784:], p.Components)
	return nil
}
