package nn

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"hourglass/nn/problem"
)

// whenDiverged returns the step that diverged and the one that the run went back to.
func whenDiverged(err error) (step, kept int, ok bool) {
	if !problem.Has(err, "train.diverged") {
		return 0, 0, false
	}
	_, err = fmt.Sscan(strings.Join(err.(*problem.Problem).Args, " "), &step, &kept)
	return step, kept, err == nil
}

func TestDivergence(t *testing.T) {
	data := sample(t, 200)
	s, err := ParseSpec("784-64:linear-784", Linear) // a sigmoid would saturate, a ReLU die
	if err != nil {
		t.Fatal(err)
	}
	net := NewNetwork(s)
	net.Init(1, NewestStart)
	tr := trainer(t, net, Config{Seed: 1, Batch: 32, Optimizer: Momentum, Rate: 0.01, Loss: MSE}, data)
	good := steps(t, tr, 40)
	tr.Config.Rate = 10
	last, steps := good, 0
	for ; err == nil && steps < 1000; steps++ {
		last, err = tr.Step()
	}
	step, kept, ok := whenDiverged(err)
	if !ok {
		t.Fatalf("after %d steps at rate 10 the loss is %v; %v", steps, last, err)
	}
	if step != 40+steps {
		t.Errorf("%q, want step %d", err, 40+steps)
	}
	if kept%snapshotEvery != 0 || kept > 48 || tr.Steps() != kept {
		t.Errorf("kept was step %d, now is step %d", kept, tr.Steps())
	}
	for i, p := range net.Params {
		if p-p != 0 {
			t.Fatalf("parameter %d is %v", i, p)
		}
	}
	// The run goes on from there.
	tr.Config.Rate = 0.01
	if again, err := tr.Step(); err != nil || math.Abs(again/good-1) > 0.2 {
		t.Errorf("the loss is %v after the rollback, was %v; %v", again, good, err)
	}
}

// A network whose first loss is infinite has no snapshot: it stays the same.
func TestDivergedFromTheStart(t *testing.T) {
	net := vanilla(t, 1)
	net.Spec.Layers[1].Activation = Linear
	for i := range net.Params {
		net.Params[i] = 1e30
	}
	tr := trainer(t, net, standard(0), sample(t, 50))
	_, err := tr.Step()
	if step, kept, ok := whenDiverged(err); !ok || step != 1 || kept != 0 || net.Params[0] != 1e30 {
		t.Errorf("%v; the first parameter is %v", err, net.Params[0])
	}
}

// A snapshot is exact: the same steps after a rollback have the same losses.
func TestRollbackIsExact(t *testing.T) {
	for kind := range optimizerNames {
		c := standard(0.2)
		c.Optimizer = OptimizerKind(kind)
		tr := trainer(t, vanilla(t, 1), c, sample(t, 100))
		steps(t, tr, snapshotEvery)
		want := [2]float64{steps(t, tr, 1), steps(t, tr, 1)}
		tr.rollback()
		if got := [2]float64{steps(t, tr, 1), steps(t, tr, 1)}; got != want {
			t.Errorf("%v: losses %v, at first %v", c.Optimizer, got, want)
		}
	}
}
