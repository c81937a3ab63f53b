package main

import (
	"bytes"
	"math"
	"testing"

	"hourglass/nn"
	"hourglass/nn/mnist"
)

// reports trains in slices of the given size and returns every report.
func reports(t *testing.T, s *session, steps, slice int) []report {
	t.Helper()
	var all []report
	for done := 0; done < steps; {
		before := s.training.steps()
		r, ok, err := s.train(min(slice, steps-done))
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			all = append(all, r)
		}
		done += s.training.steps() - before
	}
	return all
}

func same(a, b []report) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		// testLoss may be NaN, so the bits are compared.
		if a[i].step != b[i].step || a[i].loss != b[i].loss ||
			math.Float64bits(a[i].testLoss) != math.Float64bits(b[i].testLoss) {
			return false
		}
	}
	return len(a) > 0
}

// How training is cut into slices must not show in what it reports.
func TestReportsDoNotDependOnSlices(t *testing.T) {
	const steps = 150
	whole := reports(t, small(t, narrow), steps, steps)
	if cut := reports(t, small(t, narrow), steps, 7); !same(whole, cut) {
		t.Errorf("in slices: %v\nin one go: %v", cut, whole)
	}
	if other := reports(t, small(t, narrow+"seed=2\n"), steps, steps); same(whole, other) {
		t.Error("another seed gives the same reports")
	}
	if last := whole[len(whole)-1]; !(last.loss < whole[0].loss/2) {
		t.Errorf("loss %v at first, %v at last", whole[0].loss, last.loss)
	}
}

// A run that goes on from a checkpoint, in a new program, is the same run.
func TestCheckpoint(t *testing.T) {
	settings := narrow + "noise=0.3\n"
	one := small(t, settings)
	first := reports(t, one, 50, 9)
	if err := one.checkpoint(); err != nil {
		t.Fatal(err)
	}
	saved := bytes.Clone(one.out)
	params := append([]float32(nil), one.net.Params...)
	rest := reports(t, one, 90, 9)

	// The parameters are there before the data is.
	two := new(session)
	if err := two.configure(settings); err != nil {
		t.Fatal(err)
	}
	copy(two.input(len(saved)), saved)
	if err := two.resume(); err != nil || two.net.Params[100] != params[100] {
		t.Fatalf("parameter %v, was %v; %v", two.net.Params[100], params[100], err)
	}
	fill(t, two)
	if again := reports(t, two, 90, 50); !same(rest, again) {
		t.Errorf("after %v: restored %v, straight on %v", first, again, rest)
	}
	for n, want := range map[int]string{3: "cut off", len(saved) - 4: "bytes, wanted are"} {
		copy(two.input(n), saved)
		wantError(t, two.resume(), want)
	}
}

func TestShards(t *testing.T) {
	s := small(t, narrow)
	if err := s.beginData(3, 1); err != nil {
		t.Fatal(err)
	}
	_, _, err := s.train(1)
	wantError(t, err, "not all there yet")
	idx := mnist.AppendImages(nil, make([]byte, 2*784))
	put := func(b []byte) { copy(s.input(len(b)), b) }

	put(idx)
	wantError(t, s.addShard(trainSplit, 3), "2 images, the manifest says 3")
	put(idx[:500])
	wantError(t, s.addShard(trainSplit, 2), "2 images need")
	put(nil)
	wantError(t, s.addShard(trainSplit, 2), "0 bytes")
	wantError(t, s.addShard(5, 2), "no data set")
	put(idx)
	if err := s.addShard(trainSplit, 2); err != nil {
		t.Fatal(err)
	}
	wantError(t, s.addShard(trainSplit, 2), "more images than the manifest says")
	put(mnist.AppendLabels(nil, []byte{1, 2}))
	wantError(t, s.addLabels(trainSplit), "2 labels for 3 images")
	put(mnist.AppendLabels(nil, []byte{1, 2, 3}))
	if err := s.addLabels(trainSplit); err != nil {
		t.Fatal(err)
	}
	wantError(t, s.samples(trainSplit, 1, 2), "images 1 to 3 of 2")
	if err := s.samples(trainSplit, 0, 2); err != nil || floatsOf(s.out)[2*784+1] != 2 {
		t.Errorf("the second label is %v, %v", floatsOf(s.out)[2*784+1], err)
	}
	for _, n := range [][2]int{{0, 1}, {1, 0}, {nn.MaxImages + 1, 1}, {-1, 1}} {
		wantError(t, s.beginData(n[0], n[1]), "possible are")
	}
}

func TestSubset(t *testing.T) {
	s := small(t, narrow+"images=64\n")
	if _, _, err := s.train(1); err != nil || s.training.trainer.StepsPerEpoch() != 2 {
		t.Errorf("64 images in batches of 32 are %d steps, %v", s.training.trainer.StepsPerEpoch(), err)
	}
}

func TestAdjust(t *testing.T) {
	s := small(t, narrow)
	reports(t, s, 10, 10)
	err := s.adjust("rate=0.01\nschedule=cosine\nepochs=3\ndecay=0.1\nsparsity=1e-3\n" +
		"noise=0.5\nnoiseKind=saltpepper\nnoiseRange=random")
	c := s.training.trainer.Config
	if err != nil || s.training.steps() != 10 {
		t.Errorf("at step %d, %v", s.training.steps(), err)
	}
	want := nn.Noise{Kind: nn.SaltPepper, Strength: 0.5, Random: true}
	if c.Noise != want || c.Rate != 0.01 || c.Schedule != nn.Cosine ||
		c.Epochs != 3 || c.Decay != 0.1 || c.Sparsity != 1e-3 {
		t.Errorf("trains with %+v", c)
	}
	err = s.adjust("noise=0.25")
	if err != nil || s.settings.Config.Rate != 0.01 || s.settings.Config.Noise.Strength != 0.25 {
		t.Errorf("a change of the noise alone: %+v, %v", s.settings.Config, err)
	}
	wantError(t, s.adjust("rate=0"), "rate 0")
	wantError(t, s.adjust("noise=NaN"), "noise NaN")
	wantError(t, s.adjust("noise=1.5"), "possible is 0 to 1")
	wantError(t, s.adjust("noiseKind=snow"), "known are gaussian, saltpepper and square")
	wantError(t, s.adjust("noiseRange=wild"), "known are fixed and random")
	wantError(t, s.adjust("seed=2"), `"seed" is unknown`)
	if s.settings.Config.Rate != 0.01 {
		t.Errorf("a refused change has set the rate to %v", s.settings.Config.Rate)
	}
}

func score(s *session) (float64, error) {
	if err := s.freeze(); err != nil {
		return 0, err
	}
	return s.evaluate(0, 40)
}

// What is evaluated is the network as it was when it was frozen.
func TestEvaluate(t *testing.T) {
	s := small(t, narrow)
	whole, err := score(s)
	if err != nil {
		t.Fatal(err)
	}
	reports(t, s, 20, 20)
	if err := s.configure("layers=784-5-784\nnoise=1"); err != nil {
		t.Fatal(err)
	}
	first, err1 := s.evaluate(0, 25)
	rest, err2 := s.evaluate(25, 15)
	if got := (25*first + 15*rest) / 40; err1 != nil || err2 != nil || math.Abs(got-whole) > 1e-12 {
		t.Errorf("MSE %v in parts and later, %v at once; %v, %v", got, whole, err1, err2)
	}
	if mse, err := score(s); err != nil || !(mse > 0.01 && mse < 1) {
		t.Errorf("MSE %v, %v", mse, err)
	}
	for _, n := range [][2]int{{0, 41}, {40, 1}, {-1, 2}, {0, 0}} {
		_, err := s.evaluate(n[0], n[1])
		wantError(t, err, "of 40")
	}
}

// A run that diverges says so, and goes on from its last good weights.
func TestDivergence(t *testing.T) {
	s := small(t, "layers=784-5:linear-784\noutput=linear\noptimizer=momentum\nrate=0.01\nbatch=32")
	reports(t, s, 20, 20)
	if err := s.adjust("rate=10"); err != nil {
		t.Fatal(err)
	}
	var err error
	for range 1000 {
		if _, _, err = s.train(1); err != nil {
			break
		}
	}
	wantError(t, err, "training has diverged: at step ")
	if err := s.parameters(); err != nil || checkFinite("parameters", floatsOf(s.out)) != nil {
		t.Errorf("the parameters are not finite; %v", err)
	}
	if err := s.adjust("rate=0.01"); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		r, ok, err := s.train(1)
		if err != nil || ok && math.IsNaN(r.loss) {
			t.Fatalf("after that: %+v, %v", r, err)
		}
	}
}
