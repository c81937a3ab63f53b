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
	if err := s.prepare(); err != nil {
		return err
	}
	t := &s.training
	b := binary.LittleEndian.AppendUint64(nil, math.Float64bits(t.lossSum))
	b = binary.LittleEndian.AppendUint64(b, uint64(t.lossCount))
	s.out = t.trainer.AppendState(b)
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
