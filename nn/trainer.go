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
	share  share  // of each step: all of it, unless the trainer is in a team
	images int    // of an epoch
	data   Images // all of them or, remote, those of its share of the next step
	remote bool
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
	if data.D != net.Spec.Input.Size() {
		return nil, problem.New("data.input", data.D, net.Spec.Input.Size())
	}
	return newTrainer(net, c, data, data.N(), 0, 1)
}

func newTrainer(net *Network, c Config, data Images, images, rank, size int) (*Trainer, error) {
	if err := c.Check(net.Spec); err != nil {
		return nil, err
	}
	if images == 0 {
		return nil, problem.New("data.none")
	}
	t := &Trainer{
		Config: c, net: net, images: images, data: data,
		opt:   newOptimizer(c.Optimizer, len(net.Params)),
		order: make([]uint32, images),
		epoch: -1,
	}
	t.Join(rank, size)
	most := t.share.mostImages(rank)
	t.pass = net.planPass(most, t.batch(), t.share.mostGroups(), true)
	if each := t.pass.imageBytes(); most*each > MaxPassBytes {
		return nil, problem.New("train.memory", most, most*each>>20, MaxPassBytes>>20, MaxPassBytes/each)
	}
	t.pass.allocate()
	t.clean, t.noisy = make([]float32, most*data.D), make([]float32, most*data.D)
	if data.Pixels == nil {
		t.remote, t.data.Pixels = true, make([]byte, most*data.D)
	}
	return t, nil
}

// Steps returns the number of steps taken.
func (t *Trainer) Steps() int { return t.step }

// Seen returns how many images the steps so far have trained on; an image counts as
// often as it was in a batch.
func (t *Trainer) Seen() int {
	perEpoch := t.StepsPerEpoch()
	return t.step/perEpoch*t.images + t.step%perEpoch*t.batch()
}

// StepsPerEpoch returns how many steps take every image once; the last of them takes
// the rest.
func (t *Trainer) StepsPerEpoch() int {
	most := t.batch()
	return (t.images + most - 1) / most
}

// batch returns how many images are in every batch but the last of an epoch.
func (t *Trainer) batch() int { return min(t.Config.Batch, t.images) }

// next returns of the next batch its epoch, where in the epoch's order it begins, and how many
// images it has.
func (t *Trainer) next() (epoch, first, n int) {
	epoch, first = t.step/t.StepsPerEpoch(), t.step%t.StepsPerEpoch()*t.batch()
	return epoch, first, min(t.batch(), t.images-first)
}

// Step trains on the next batch and returns its loss before the update. After a loss
// that is infinite or not a number it rolls the run back to its last snapshot and
// returns the problem "train.diverged".
func (t *Trainer) Step() (float64, error) {
	t.Compute()
	return t.Update()
}

// Compute leaves the gradients and the losses of the trainer's share of the next batch.
func (t *Trainer) Compute() {
	c := &t.Config
	epoch, begin, total := t.next()
	t.shuffle(epoch)
	first, end := t.share.imagesOf(t.share.rank, total)
	if first == end {
		return
	}
	n, d := end-first, t.data.D
	for i := range n {
		image := i
		if !t.remote {
			image = int(t.order[begin+first+i])
		}
		t.data.Read(t.clean[i*d:(i+1)*d], image)
	}
	input := t.clean
	place := uint64(epoch)*uint64(t.images) + uint64(begin+first) // in the run
	if c.Noise.Strength > 0 {
		t.noiser.apply(c.Noise.inStep(c.Seed, t.step), t.noisy, t.clean, t.net.Spec.Input, n, c.Seed, place)
		input = t.noisy
	}
	p := t.pass
	p.seed, p.place, p.sparsity = c.Seed, place, c.Sparsity
	p.slots, p.mirrors = t.share.slots, t.share.mirrors
	out := p.run(input, n, 0, len(t.net.layers), microSize(total))
	p.differentiate(t.clean, c.Loss, total)
	for i := range n {
		// The sum of up to 784 numbers is exact as a float32.
		t.share.losses[t.share.rank][i] = float32(c.Loss.sum(out[i*d:(i+1)*d], t.clean[i*d:(i+1)*d]))
	}
}

// Update takes the step for which everyone in the team has computed.
func (t *Trainer) Update() (float64, error) {
	c := &t.Config
	_, _, n := t.next()
	loss := t.share.loss(n) / float64(n*t.data.D)
	if loss-loss != 0 { // NaN or infinite
		return loss, t.rollback()
	}
	t.snapshot(loss)
	rate := c.Rate * c.Schedule.at(t.step, max(1, c.Epochs)*t.StepsPerEpoch())
	t.opt.step(t.net.Params, t.share.gradient(n), t.share.stretch, rate, c.Decay)
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
