package main

import "hourglass/nn"

// configure starts anew with a network whose weights the seed draws. After an
// error everything is as it was.
func (s *session) configure(text string) error {
	next, err := nn.ParseSettings(text)
	if err != nil {
		return err
	}
	s.settings = next
	s.use(nn.NewNetwork(next.Spec))
	s.undrawn = true
	s.describe("", nn.AssumedNothing)
	return nil
}

// adjust changes what can change in the middle of a run: lines of key=value, as
// configure has them. After an error everything is as it was.
func (s *session) adjust(text string) error {
	if s.net == nil {
		return errNoModel
	}
	if err := s.settings.Adjust(text); err != nil {
		return err
	}
	if t := s.training.trainer; t != nil {
		t.Config = s.settings.Config
	}
	return nil
}

// check puts into the result what configure would, or returns why configure would
// refuse these settings. It makes no network.
func (s *session) check(text string) error {
	settings, err := nn.ParseSettings(text)
	if err == nil {
		s.out = []byte(settings.JSON("", nn.AssumedNothing))
	}
	return err
}

// describe puts the model and its settings into the result, as JSON; saved are the
// settings of the file that the model comes from, or nothing.
func (s *session) describe(saved string, assumed nn.Assumed) error {
	if s.net == nil {
		return errNoModel
	}
	s.out = []byte(s.settings.JSON(saved, assumed))
	return nil
}
