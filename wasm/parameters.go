package main

import "hourglass/nn/problem"

// parameters makes the network's own memory of parameters the result: JavaScript
// copies it before the next call.
func (s *session) parameters() error {
	if err := s.ready(); err != nil {
		return err
	}
	s.out = bytesOf(s.net.Params)
	return nil
}

// parameterMemory returns the network's own parameters as bytes, to be overwritten by
// n bytes of parameters before setParameters.
func (s *session) parameterMemory(n int) ([]byte, error) {
	if s.net == nil {
		return nil, errNoModel
	}
	if n != 4*len(s.net.Params) {
		return nil, problem.New("call.parameters", n/4, len(s.net.Params))
	}
	return bytesOf(s.net.Params), nil
}

// setParameters makes what has been written to parameterMemory the network's
// parameters. Numbers that are not finite are an error, after which the network
// has the weights that the seed draws.
func (s *session) setParameters() error {
	if s.net == nil {
		return errNoModel
	}
	err := checkFinite("parameters", s.net.Params)
	s.undrawn = err != nil
	return err
}
