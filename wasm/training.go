package main

import (
	"encoding/binary"
	"math"

	"hourglass/nn"
	"hourglass/nn/problem"
)

// training is the data and how far the training on it has come.
type training struct {
	splits  [2]split
	trainer *nn.Trainer
	heldOut nn.Images // for validation; none if the test images are measured instead
	pending []byte    // a checkpoint for the trainer that is not there yet

	every, testEvery int     // steps from report to report, and from test to test
	lossSum          float64 // since the last report
	lossCount        int
}

func (t *training) steps() int {
	switch {
	case t.trainer != nil:
		return t.trainer.Steps()
	case t.pending != nil:
		return int(binary.LittleEndian.Uint64(t.pending[checkpointHeader:]))
	}
	return 0
}

// A report is what is known at a step. Which steps have one depends on the settings
// alone, never on time, so two runs can be compared report by report.
type report struct {
	step          int
	stepsPerEpoch int
	seen          int     // images, each as often as it was trained on
	loss          float64 // mean over the steps since the last report
	testLoss      float64 // on test or validation images, see testLoss; NaN where not measured
}

// testStride thins the test set for the curve. The loss on every tenth image, 1,000 of
// MNIST's, is within 2% of that on all (measured once), and costs a tenth.
const testStride = 10

// validationImages are enough for the curve, as every tenth of 10,000 is.
const validationImages = 1000

// reportFlops is the work between two reports, in floating-point operations: a
// tenth of a second for a vector unit at 25 GFLOP/s. (A variable for the tests,
// which have less work to do.)
var reportFlops = 2.5e9

// prepare makes the trainer as soon as all of its images are there. Some of them would
// not do: what a seed gives must not depend on how far a download has come.
func (s *session) prepare() error {
	t := &s.training
	if err := s.ready(); err != nil {
		return err
	}
	if t.trainer != nil {
		return nil
	}
	sp, test := t.splits[trainSplit], t.splits[testSplit]
	n := len(sp.labels)
	if s.settings.Images > 0 {
		n = min(n, s.settings.Images)
	}
	if n == 0 || sp.filled < n || test.filled < len(test.labels) {
		return problem.New("data.notYet")
	}
	trained := n - s.settings.HeldOut(n)
	trainer, err := nn.NewTrainer(s.net, s.settings.Config, nn.Images{Pixels: sp.pixels[:trained*784], D: 784})
	if err != nil {
		return err
	}
	if t.pending != nil {
		if err := trainer.SetState(t.pending[checkpointHeader:]); err != nil {
			return err
		}
	}
	t.trainer = trainer
	t.heldOut = nn.Images{Pixels: sp.pixels[trained*784 : n*784], D: 784}
	flops := nn.TrainingFlops * float64(s.net.Spec.MultiplyAdds()) * float64(min(s.settings.Config.Batch, trained))
	t.every = max(1, int(reportFlops/flops))
	t.testEvery = max(t.every, (trainer.StepsPerEpoch()+4)/5)
	t.lossSum, t.lossCount = 0, 0
	if b := t.pending; b != nil {
		t.lossSum = math.Float64frombits(binary.LittleEndian.Uint64(b))
		t.lossCount = int(binary.LittleEndian.Uint64(b[8:]))
		t.pending = nil
	}
	return nil
}

// train takes up to most steps but stops at the next report, one that is due before the first
// included, and returns it.
// Without a report ok is false.
func (s *session) train(most int) (r report, ok bool, err error) {
	if err := s.prepare(); err != nil {
		return report{}, false, err
	}
	t := &s.training
	for ; ; most-- {
		if tested, due := t.due(); due {
			return s.report(tested), true, nil
		}
		if most <= 0 {
			return report{}, false, nil
		}
		if err := t.took(t.trainer.Step()); err != nil {
			return report{}, false, err
		}
	}
}

// took counts a step that gave this.
func (t *training) took(loss float64, err error) error {
	t.lossSum += loss
	t.lossCount++
	if err != nil {
		t.lossSum, t.lossCount = 0, 0
	}
	return err
}

// due returns whether a report is due at this step, and whether with a test.
func (t *training) due() (tested, due bool) {
	if t.lossCount == 0 || t.every == 0 { // of a member nobody wants one
		return false, false
	}
	step, perEpoch := t.trainer.Steps(), t.trainer.StepsPerEpoch()
	epochEnds := step%perEpoch == 0 && perEpoch >= t.every
	tested = epochEnds || step%t.testEvery == 0
	return tested, tested || step%t.every == 0
}

// report returns what is known at this step, and starts a new mean of the loss.
func (s *session) report(tested bool) report {
	t := &s.training
	r := report{
		step: t.trainer.Steps(), stepsPerEpoch: t.trainer.StepsPerEpoch(), seen: t.trainer.Seen(),
		loss: t.lossSum / float64(t.lossCount), testLoss: math.NaN(),
	}
	t.lossSum, t.lossCount = 0, 0
	if tested {
		r.testLoss = s.testLoss()
	}
	return r
}

// testLoss returns the loss on every tenth test image or, where images are held out for
// validation, on about as many of these; NaN if there are to be some, but none could be
// spared.
func (s *session) testLoss() float64 {
	t := &s.training
	images, stride := nn.Images{Pixels: t.splits[testSplit].pixels, D: 784}, testStride
	count := (t.splits[testSplit].filled + stride - 1) / stride
	if s.settings.Validation > 0 {
		images = t.heldOut
		stride = max(1, images.N()/validationImages)
		count = (images.N() + stride - 1) / stride
	}
	if count == 0 {
		return math.NaN()
	}
	c := &s.settings.Config
	return s.inference.Evaluate(images, 0, stride, count, c.Loss, c.Noise)
}
