package main

import "hourglass/nn/problem"

// pixels returns the images in the input, for a network that is ready for them.
func (s *session) pixels() ([]float32, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	x := floatsOf(s.in)
	return x, s.checkImages(x)
}

// reconstruct runs pixels (n, 784) from the input through the network; the
// result has the same shape.
func (s *session) reconstruct() error {
	x, err := s.pixels()
	if err != nil {
		return err
	}
	s.inference.Reconstruct(s.result(len(x)), x)
	return nil
}

// encode turns pixels (n, 784) into codes (n, C).
func (s *session) encode() error {
	x, err := s.pixels()
	if err != nil {
		return err
	}
	s.inference.Encode(s.result(len(x)/784*s.net.Spec.CodeSize()), x)
	return nil
}

// decode turns codes (n, C) into pixels (n, 784).
func (s *session) decode() error {
	if err := s.ready(); err != nil {
		return err
	}
	codes, c := floatsOf(s.in), s.net.Spec.CodeSize()
	if len(s.in) == 0 || len(s.in)%(4*c) != 0 {
		return problem.New("call.codes", len(codes), c)
	}
	if err := checkFinite("codes", codes); err != nil {
		return err
	}
	s.inference.Decode(s.result(len(codes)/c*784), codes)
	return nil
}

// activations puts what every layer makes of one image (784) into the result,
// layer after layer, each after its activation.
func (s *session) activations() error {
	x, err := s.pixels()
	if err != nil {
		return err
	}
	if len(x) != 784 {
		return problem.New("call.activations", len(x)/784)
	}
	size := 0
	for _, shape := range s.net.Spec.Shapes() {
		size += shape.Size()
	}
	s.inference.Activations(s.result(size), x)
	return nil
}
