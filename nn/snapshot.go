package nn

import "hourglass/nn/problem"

// snapshotEvery is the number of steps between two snapshots. A snapshot takes about a
// tenth of the time of a step with a batch of 128 (measured once).
const snapshotEvery = 16

// A snapshot is a copy of a run at a step whose loss was good.
type snapshot struct {
	step   int
	b1, b2 float64
	state  [3][]float32
	lowest float64 // the lowest loss of all snapshots; 0 before the first
	of     Config  // what lowest was measured with
}

// snapshot copies the trainer's stretch of the run as it was before the current step, if the loss of this step is
// at most twice the lowest so far: on its way to infinity a run has weights that are
// finite and worthless.
func (t *Trainer) snapshot(loss float64) {
	s := &t.last
	if t.step%snapshotEvery != 0 && s.lowest != 0 {
		return
	}
	// A change of noise or loss changes what is low.
	if s.lowest == 0 || s.of.Noise != t.Config.Noise || s.of.Loss != t.Config.Loss {
		s.lowest, s.of = loss, t.Config
	}
	if loss > 2*s.lowest {
		return
	}
	s.lowest = min(s.lowest, loss)
	s.step, s.b1, s.b2 = t.step, t.opt.b1, t.opt.b2
	s.allocate(t)
	for i, x := range t.state() {
		t.share.copyStretch(s.state[i], x)
	}
}

// allocate makes the memory of s, if it has none yet.
func (s *snapshot) allocate(t *Trainer) {
	for i, x := range t.state() {
		if len(s.state[i]) != len(x) {
			s.state[i] = make([]float32, len(x))
		}
	}
}

// rollback restores the last snapshot. Before the first step there is none, and
// nothing has changed either. The problem that it returns names the step whose loss
// was infinite or not a number, and the steps that the parameters have taken now.
func (t *Trainer) rollback() error {
	diverged := t.step + 1
	if s := &t.last; s.lowest != 0 {
		t.step, t.opt.b1, t.opt.b2 = s.step, s.b1, s.b2
		for i, x := range t.state() {
			t.share.copyStretch(x, s.state[i])
		}
	}
	return problem.New("train.diverged", diverged, t.step)
}
