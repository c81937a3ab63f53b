package nn

import "strconv"

// A DivergedError says that a loss was not a number or infinite.
type DivergedError struct {
	Step int // the step that had this loss, counted from 1
	Kept int // steps taken by the weights that the network has again
}

func (e *DivergedError) Error() string {
	return "training has diverged: at step " + strconv.Itoa(e.Step) + " the loss was infinite or not a number; the weights are those after step " +
		strconv.Itoa(e.Kept) + " again, and a smaller rate may help"
}

// keepEvery is the number of steps between two looks at whether the run is worth
// keeping. A copy takes about a tenth of a step with a batch of 128.
const keepEvery = 16

// kept is a copy of a run at a step whose loss was good.
type kept struct {
	step   int
	b1, b2 float64
	state  [3][]float32
	lowest float64 // loss of all kept steps; 0 before the first
	of     Config  // what lowest was measured with
}

// keep copies the run as it was before the current step, whose loss this is, if
// the loss is at most twice the lowest so far: on its way to infinity a run
// passes through weights that are finite and worthless.
func (t *Trainer) keep(loss float64) {
	k := &t.kept
	if t.step%keepEvery != 0 && k.lowest != 0 {
		return
	}
	// A change of noise or loss changes what is low.
	if k.lowest == 0 || k.of.Noise != t.Config.Noise || k.of.Loss != t.Config.Loss {
		k.lowest, k.of = loss, t.Config
	}
	if loss > 2*k.lowest {
		return
	}
	k.lowest = min(k.lowest, loss)
	k.step, k.b1, k.b2 = t.step, t.opt.b1, t.opt.b2
	for i, x := range t.state() {
		if len(k.state[i]) != len(x) {
			k.state[i] = make([]float32, len(x))
		}
		copy(k.state[i], x)
	}
}

// goBack restores the run that keep has kept. Before the first step there is
// none, and nothing has changed either.
func (t *Trainer) goBack() error {
	err := &DivergedError{Step: t.step + 1, Kept: t.step}
	if k := &t.kept; k.lowest != 0 {
		t.step, t.opt.b1, t.opt.b2 = k.step, k.b1, k.b2
		for i, x := range t.state() {
			copy(x, k.state[i])
		}
		err.Kept = k.step
	}
	return err
}
