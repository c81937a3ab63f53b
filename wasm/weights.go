package main

import (
	"strconv"

	"hourglass/nn"
	"hourglass/nn/problem"
)

// saveWeights puts the network into the result, as safetensors with its settings
// and with notes on its training.
func (s *session) saveWeights() error {
	if err := s.ready(); err != nil {
		return err
	}
	c := s.settings.Config
	s.out = s.net.Weights(map[string]string{
		nn.MetaSettings: s.settings.String(),
		"steps":         strconv.Itoa(s.training.steps()),
		"seed":          strconv.FormatUint(c.Seed, 10),
		"batch":         strconv.Itoa(c.Batch),
		"loss":          c.Loss.String(),
		"optimizer":     c.Optimizer.String(),
		"rate":          strconv.FormatFloat(c.Rate, 'g', -1, 64),
		"noise":         strconv.FormatFloat(c.Noise.Strength, 'g', -1, 64),
		"noiseKind":     c.Noise.Kind.String(),
	})
	return nil
}

// kerasWeights puts the network of the file in the input into the result, as a file
// with the layouts of Keras and the same notes. The session's own network stays.
func (s *session) kerasWeights() error {
	net, notes, err := nn.ReadWeights(s.in)
	if err == nil {
		s.out = net.KerasWeights(notes)
	}
	return err
}

// loadWeights makes the network of the file in the input the session's own, and
// puts a description with the settings of the file into the result. The session
// keeps its settings, but for the layers. After an error everything is as it was.
func (s *session) loadWeights() error {
	net, metadata, assumed, err := nn.OpenWeights(s.in)
	if err != nil {
		return err
	}
	if net.Spec.Input.Size() != 784 {
		return problem.New("weights", problem.New("layers.digit", net.Spec.Input.Size()))
	}
	next := s.settings
	if next == nil { // nothing is configured: everything else by default
		if next, err = nn.ParseSettings(""); err != nil {
			return err
		}
	}
	next = next.WithSpec(net.Spec)
	if next.Config.Loss.Suits(net.Spec) != nil {
		next.Config.Loss = nn.MSE
	}
	s.settings = next
	s.use(net)
	return s.describe(nn.SavedSettings(net.Spec, metadata), assumed)
}
