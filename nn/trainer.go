package nn

import (
	"math/rand/v2"

	"hourglass/nn/kernel"
	"hourglass/nn/problem"
)

// Images is a set of images as bytes, 255 = full ink: (N, D), row-major.
type Images struct {
	Pixels []byte
	D      int
}

// N returns the number of images.
func (s Images) N() int { return len(s.Pixels) / s.D }

// Read writes image i as numbers in [0, 1] to x (D).
func (s Images) Read(x []float32, i int) {
	kernel.UnitFromBytes(x[:s.D], s.Pixels[i*s.D:(i+1)*s.D])
}

// Config holds the settings of a run. Rate, Decay, Schedule, Epochs, Loss, Noise and
// Sparsity may change in the middle of it, with effect from the next step on.
type Config struct {
	Seed      uint64
	Batch     int // images a step, 1 to MaxBatch
	Optimizer OptimizerKind
	Rate      float64 // the optimizer's step size, above 0 and at most maxRate
	Decay     float64 // of the weights, for AdamW, 0 to maxDecay
	Schedule  Schedule
	Epochs    int // the period of a Cosine schedule
	Loss      Loss
	Noise     Noise   // on the input; the target is clean
	Sparsity  float64 // weight of the L1 penalty on the code, 0 to maxSparsity
}

// MaxBatch bounds the memory of a step.
const MaxBatch = 4096

// Check returns why s cannot be trained with c, or nil.
func (c Config) Check(s Spec) error {
	switch {
	case c.Batch < 1 || c.Batch > MaxBatch:
		return problem.New("value.count", "batch", c.Batch, 1, MaxBatch)
	case !(c.Rate > 0 && c.Rate <= maxRate):
		return problem.New("value.above", "rate", c.Rate, 0, maxRate)
	case !(c.Decay >= 0 && c.Decay <= maxDecay):
		return problem.New("value.range", "decay", c.Decay, 0, maxDecay)
	case !(c.Sparsity >= 0 && c.Sparsity <= maxSparsity):
		return problem.New("value.range", "sparsity", c.Sparsity, 0, maxSparsity)
	case c.Schedule == Cosine && (c.Epochs < 1 || c.Epochs > MaxEpochs):
		return problem.New("setting.cosine", c.Epochs, MaxEpochs)
	}
	if err := c.Noise.Check(s.Input); err != nil {
		return err
	}
	return c.Loss.Suits(s)
}

// MaxEpochs bounds the period of a schedule.
const MaxEpochs = 100_000

// A Trainer trains a network one step at a time. The images of a step depend on
// the seed and the step alone: each epoch has its own order of all images.
// A step allocates nothing.
type Trainer struct {
	Config Config

	net    *Network
	data   Images
	pass   *Pass
	opt    *optimizer
	step   int
	order  []uint32 // of the current epoch
	epoch  int      // of order; -1 before the first
	clean  []float32
	noisy  []float32
	noiser noiser
	last   snapshot
}

// NewTrainer prepares the training of net on data. It does not change the network's
// parameters. It returns an error if c does not suit the network, there are no images,
// or a batch of them takes more memory than MaxPassBytes.
func NewTrainer(net *Network, c Config, data Images) (*Trainer, error) {
	if err := c.Check(net.Spec); err != nil {
		return nil, err
	}
	if data.D != net.Spec.Input.Size() {
		return nil, problem.New("data.input", data.D, net.Spec.Input.Size())
	}
	if data.N() == 0 {
		return nil, problem.New("data.none")
	}
	most := min(c.Batch, data.N())
	pass := net.planPass(most, true)
	if each := pass.imageBytes(); most*each > MaxPassBytes {
		return nil, problem.New("train.memory", most, most*each>>20, MaxPassBytes>>20, MaxPassBytes/each)
	}
	pass.allocate()
	return &Trainer{
		Config: c, net: net, data: data,
		pass:  pass,
		opt:   newOptimizer(c.Optimizer, len(net.Params)),
		order: make([]uint32, data.N()),
		epoch: -1,
		clean: make([]float32, most*data.D),
		noisy: make([]float32, most*data.D),
	}, nil
}

// Steps returns the number of steps taken.
func (t *Trainer) Steps() int { return t.step }

// Seen returns how many images the steps so far have trained on; an image counts as
// often as it was in a batch.
func (t *Trainer) Seen() int {
	perEpoch := t.StepsPerEpoch()
	return t.step/perEpoch*t.data.N() + t.step%perEpoch*t.batch()
}

// StepsPerEpoch returns how many steps take every image once; the last of them takes
// the rest.
func (t *Trainer) StepsPerEpoch() int {
	most := t.batch()
	return (t.data.N() + most - 1) / most
}

func (t *Trainer) batch() int { return min(t.Config.Batch, t.data.N()) }

// Step trains on the next batch and returns its loss before the update. After a loss
// that is infinite or not a number it rolls the run back to its last snapshot and
// returns the problem "train.diverged".
func (t *Trainer) Step() (float64, error) {
	c := &t.Config
	epoch, index := t.step/t.StepsPerEpoch(), t.step%t.StepsPerEpoch()
	t.shuffle(epoch)
	first := index * t.batch()
	last := min(first+t.batch(), t.data.N())
	n, d := last-first, t.data.D
	for i, image := range t.order[first:last] {
		t.data.Read(t.clean[i*d:(i+1)*d], int(image))
	}
	input := t.clean
	place := uint64(epoch)*uint64(t.data.N()) + uint64(first) // in the run
	if c.Noise.Strength > 0 {
		t.noiser.apply(c.Noise.inStep(c.Seed, t.step), t.noisy, t.clean, t.net.Spec.Input, n, c.Seed, place)
		input = t.noisy
	}
	t.pass.seed, t.pass.place, t.pass.sparsity = c.Seed, place, c.Sparsity
	t.pass.Forward(input, n)
	loss := t.pass.Backward(t.clean, c.Loss)
	if loss-loss != 0 { // NaN or infinite
		return loss, t.rollback()
	}
	t.snapshot(loss)
	rate := c.Rate * c.Schedule.at(t.step, max(1, c.Epochs)*t.StepsPerEpoch())
	t.opt.step(t.net.Params, t.net.Grads, rate, c.Decay)
	t.step++
	return loss, nil
}

// shuffle sets order for an epoch, by the method of Fisher and Yates.
func (t *Trainer) shuffle(epoch int) {
	if t.epoch == epoch {
		return
	}
	t.epoch = epoch
	for i := range t.order {
		t.order[i] = uint32(i)
	}
	var g rand.PCG
	stream(&g, t.Config.Seed, streamOrder+uint64(epoch))
	for i := len(t.order) - 1; i > 0; i-- {
		j := bounded(&g, uint32(i+1))
		t.order[i], t.order[j] = t.order[j], t.order[i]
	}
}

// bounded draws from [0, n). Its bias, below n/2^32, is too small to matter in an epoch.
func bounded(g *rand.PCG, n uint32) uint32 {
	return uint32((g.Uint64() >> 32) * uint64(n) >> 32)
}
