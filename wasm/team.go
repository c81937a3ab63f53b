package main

import (
	"encoding/binary"
	"math"
	"unsafe"

	"hourglass/nn"
)

// join makes the trainer number rank of a team of size (see nn.Trainer.Join). With images it is
// a new one for a run on so many, which has none of them. The result is how many numbers the
// memory has that the team shares, the most members that have something to compute, how many
// images the run is on, and where a member's images go.
func (s *session) join(images, rank, size int) error {
	t := &s.training
	if images == 0 {
		if err := s.prepare(); err != nil {
			return err
		}
		t.trainer.Join(rank, size)
	} else {
		if s.net == nil {
			return errNoModel
		}
		trainer, err := nn.NewMember(s.net, s.settings.Config, images, rank, size)
		if err != nil {
			return err
		}
		s.undrawn, t.trainer = false, trainer
	}
	_, room := t.trainer.Wanted()
	s.putNumbers(float64(t.trainer.Shared()), float64(t.trainer.MostMembers()), float64(t.trainer.Images()),
		address(room))
	return nil
}

func address[T any](x []T) float64 { return float64(uintptr(unsafe.Pointer(unsafe.SliceData(x)))) }

// moves puts what the trainer copies in an exchange into the result: for each copy where it is in
// the program's memory, where in the shared one, and how many numbers it has.
func (s *session) moves(exchange nn.Exchange, out bool) {
	var all []float64
	for _, m := range s.training.trainer.Moves(exchange, out) {
		all = append(all, address(m.Own), float64(m.At), float64(len(m.Own)))
	}
	s.putNumbers(all...)
}

// wanted puts the numbers of the images that a member's next step needs into the result, uint32.
func (s *session) wanted() {
	numbers, _ := s.training.trainer.Wanted()
	s.out = unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(numbers))), 4*len(numbers))
}

// update takes the step that the team has computed, and tells whether a report is due.
func (s *session) update() (due bool, err error) {
	err = s.training.took(s.training.trainer.Update())
	_, due = s.training.due()
	return due, err
}

// goBack restores the run in the input, a checkpoint with the last snapshot.
func (s *session) goBack() error {
	t := &s.training
	t.lossSum = math.Float64frombits(binary.LittleEndian.Uint64(s.in))
	t.lossCount = int(binary.LittleEndian.Uint64(s.in[8:]))
	return t.trainer.SetRun(s.in[checkpointHeader:])
}
