package main

import (
	"encoding/binary"
	"math"

	"hourglass/nn"
	"hourglass/nn/digits"
	"hourglass/nn/mnist"
	"hourglass/nn/problem"
)

// A split is one part of the data set, filled shard by shard.
type split struct {
	pixels []byte // (n, 784)
	labels []byte // (n)
	filled int    // images that have arrived
}

// The numbers of the splits, as JavaScript knows them.
const (
	trainSplit = iota
	testSplit
)

// training is the data and how far the training on it has come.
type training struct {
	splits  [2]split
	trainer *nn.Trainer
	pending []byte // a checkpoint for the trainer that is not there yet

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

// beginData makes room for a data set; what was there is given up.
func (s *session) beginData(train, test int) error {
	if train < 1 || train > nn.MaxImages || test < 1 || test > nn.MaxImages {
		return problem.New("data.size", train, test, nn.MaxImages)
	}
	s.training = training{pending: s.training.pending} // first, so that both sets need not fit at once
	for i, n := range [2]int{train, test} {
		s.training.splits[i] = split{pixels: make([]byte, n*784), labels: make([]byte, n)}
	}
	return nil
}

func (s *session) split(i int) (*split, error) {
	if i != trainSplit && i != testSplit || s.training.splits[i].pixels == nil {
		return nil, problem.New("data.notBegun")
	}
	return &s.training.splits[i], nil
}

// addShard takes the IDX file in the input as the next images of a split. The
// manifest said that it has n of them.
func (s *session) addShard(i, n int) error {
	sp, err := s.split(i)
	if err != nil {
		return err
	}
	pixels, count, err := mnist.ParseImages(s.in)
	if err != nil {
		return err
	}
	if count != n {
		return problem.New("idx.images", problem.New("idx.count", count, n))
	}
	if (sp.filled+n)*784 > len(sp.pixels) {
		return problem.New("idx.images", problem.New("idx.more"))
	}
	copy(sp.pixels[sp.filled*784:], pixels)
	sp.filled += n
	return nil
}

// addLabels takes the IDX file in the input as the labels of a split.
func (s *session) addLabels(i int) error {
	sp, err := s.split(i)
	if err != nil {
		return err
	}
	labels, err := mnist.ParseLabels(s.in)
	if err != nil {
		return err
	}
	if len(labels) < len(sp.labels) {
		return problem.New("idx.labels", problem.New("idx.fewLabels", len(labels), len(sp.labels)))
	}
	copy(sp.labels, labels)
	return nil
}

// makeDigits fills a split with at most n more of the built-in digits and
// returns how many are still missing.
func (s *session) makeDigits(i, n int) (int, error) {
	sp, err := s.split(i)
	if err != nil {
		return 0, err
	}
	set := [2]digits.Set{digits.Train, digits.Test}[i]
	if len(sp.labels) > set.Images {
		return 0, problem.New("data.digits", set.Images)
	}
	n = min(n, len(sp.labels)-sp.filled)
	set.Make(sp.filled, n, sp.pixels[sp.filled*784:(sp.filled+n)*784], sp.labels[sp.filled:sp.filled+n])
	sp.filled += n
	return len(sp.labels) - sp.filled, nil
}

// samples puts n images of a split, from first on, into the result: pixels
// (n, 784) in [0, 1], followed by n labels.
func (s *session) samples(i, first, n int) error {
	sp, err := s.split(i)
	if err != nil {
		return err
	}
	if first < 0 || n < 1 || first+n > sp.filled {
		return problem.New("data.range", first, first+n, sp.filled)
	}
	out := s.result(n * 785)
	images := nn.Images{Pixels: sp.pixels, D: 784}
	for k := range n {
		images.Read(out[k*784:(k+1)*784], first+k)
		out[n*784+k] = float32(sp.labels[first+k])
	}
	return nil
}

// A report is what is known at a step. Which steps have one depends on the
// settings alone, never on time, so that two runs can be compared report by
// report.
type report struct {
	step          int
	stepsPerEpoch int
	seen          int     // images, each as often as it was trained on
	loss          float64 // mean over the steps since the last report
	testLoss      float64 // on every tenth test image; NaN where not measured
}

// testStride thins the test set for the curve: every tenth image, 1,000 of
// MNIST's, is within 2% of the whole set and costs a tenth.
const testStride = 10

// reportFlops is the work between two reports, in floating-point operations: a
// tenth of a second for a vector unit at 25 GFLOP/s. (A variable for the tests,
// which have less work to do.)
var reportFlops = 2.5e9

// prepare makes the trainer once its images are there, all of them: what a seed
// means must not depend on how far a download has come.
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
	trainer, err := nn.NewTrainer(s.net, s.settings.Config, nn.Images{Pixels: sp.pixels[:n*784], D: 784})
	if err != nil {
		return err
	}
	if t.pending != nil {
		if err := trainer.SetState(t.pending[checkpointHeader:]); err != nil {
			return err
		}
	}
	t.trainer = trainer
	flops := nn.TrainingFlops * float64(s.net.Spec.MultiplyAdds()) * float64(min(s.settings.Config.Batch, n))
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

// train takes up to most steps but stops at the next report, and returns it.
// Without a report ok is false.
func (s *session) train(most int) (r report, ok bool, err error) {
	if err := s.prepare(); err != nil {
		return report{}, false, err
	}
	t := &s.training
	for range most {
		loss, err := t.trainer.Step()
		if err != nil {
			t.lossSum, t.lossCount = 0, 0
			return report{}, false, err
		}
		t.lossSum += loss
		t.lossCount++
		step, perEpoch := t.trainer.Steps(), t.trainer.StepsPerEpoch()
		epochEnds := step%perEpoch == 0 && perEpoch >= t.every
		tested := epochEnds || step%t.testEvery == 0
		if tested || step%t.every == 0 {
			return s.report(tested), true, nil
		}
	}
	return report{}, false, nil
}

// report takes stock, and starts a new mean.
func (s *session) report(tested bool) report {
	t := &s.training
	r := report{
		step: t.trainer.Steps(), stepsPerEpoch: t.trainer.StepsPerEpoch(), seen: t.trainer.Seen(),
		loss: t.lossSum / float64(t.lossCount), testLoss: math.NaN(),
	}
	t.lossSum, t.lossCount = 0, 0
	if tested {
		sp := t.splits[testSplit]
		count := (sp.filled + testStride - 1) / testStride
		c := &s.settings.Config
		r.testLoss = s.inference.Evaluate(nn.Images{Pixels: sp.pixels, D: 784}, 0, testStride, count, c.Loss, c.Noise)
	}
	return r
}

// A frozen network is a copy to be evaluated portion by portion, while the
// original trains on or is replaced.
type frozen struct {
	net       *nn.Network
	inference *nn.Inference
	noise     nn.Noise
}

// freeze copies the network, with the noise it is to be evaluated with.
func (s *session) freeze() error {
	if err := s.ready(); err != nil {
		return err
	}
	if s.frozen.net == nil || s.frozen.net.Spec.String() != s.net.Spec.String() {
		net := nn.NewNetwork(s.net.Spec)
		s.frozen = frozen{net: net, inference: nn.NewInference(net)}
	}
	copy(s.frozen.net.Params, s.net.Params)
	s.frozen.noise = s.settings.Config.Noise
	return nil
}

// evaluate returns the mean squared error of the frozen network over n test
// images from first on, with noise on the input as configured when it was frozen.
func (s *session) evaluate(first, n int) (float64, error) {
	if s.frozen.net == nil {
		return 0, errNoModel
	}
	sp := s.training.splits[testSplit]
	if first < 0 || n < 1 || first+n > sp.filled {
		return 0, problem.New("data.testRange", first, first+n, sp.filled)
	}
	return s.frozen.inference.Evaluate(nn.Images{Pixels: sp.pixels, D: 784}, first, 1, n, nn.MSE, s.frozen.noise), nil
}

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
