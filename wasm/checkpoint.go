package main

import (
	"encoding/binary"
	"math"

	"hourglass/nn"
	"hourglass/nn/problem"
)

// checkpointHeader is the running mean of the loss: sum and count, 8 bytes each.
const checkpointHeader = 16

// checkpoint puts all that a run needs to go on, bit for bit, into the result:
// the running mean of the loss, then the trainer's state.
func (s *session) checkpoint() error {
	return s.keep(3, (*nn.Trainer).AppendState) // parameters and the optimizer's memory
}

// keepRun is checkpoint with the run's last snapshot, for goBack.
func (s *session) keepRun() error { return s.keep(6, (*nn.Trainer).AppendRun) }

// keep puts the mean of the loss and a state into the result, at most so many numbers for each
// parameter.
func (s *session) keep(numbers int, state func(t *nn.Trainer, b []byte) []byte) error {
	if err := s.prepare(); err != nil {
		return err
	}
	t := &s.training
	b := make([]byte, 0, 4*numbers*len(s.net.Params)+128)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(t.lossSum))
	b = binary.LittleEndian.AppendUint64(b, uint64(t.lossCount))
	s.out = state(t.trainer, b)
	return nil
}

// resume takes a checkpoint of the same settings from the input. The parameters
// are back at once; the rest waits until there is data to train on.
func (s *session) resume() error {
	if s.net == nil {
		return errNoModel
	}
	if len(s.in) < checkpointHeader {
		return problem.New("train.checkpoint")
	}
	params, err := nn.StateParams(s.in[checkpointHeader:], s.net, s.settings.Config.Optimizer)
	if err != nil {
		return err
	}
	for i := range s.net.Params {
		s.net.Params[i] = math.Float32frombits(binary.LittleEndian.Uint32(params[4*i:]))
	}
	s.undrawn = false
	s.training.trainer = nil
	s.training.pending = append([]byte(nil), s.in...)
	return nil
}
