package nn

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"hourglass/nn/digits"
	"hourglass/nn/problem"
)

func sample(t testing.TB, n int) Images {
	t.Helper()
	pixels, labels := make([]byte, n*784), make([]byte, n)
	digits.Train.Make(0, n, pixels, labels)
	return Images{Pixels: pixels, D: 784}
}

func vanilla(t testing.TB, seed uint64) *Network {
	t.Helper()
	s, err := ParseSpec("784-64-784", Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	net := NewNetwork(s)
	net.Init(seed, NewestStart)
	return net
}

func trainer(t testing.TB, net *Network, c Config, data Images) *Trainer {
	t.Helper()
	tr, err := NewTrainer(net, c, data)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// steps takes n steps and returns the loss of the last.
func steps(t testing.TB, tr *Trainer, n int) (loss float64) {
	t.Helper()
	for range n {
		var err error
		if loss, err = tr.Step(); err != nil {
			t.Fatal(err)
		}
	}
	return loss
}

func standard(noise float64) Config {
	return Config{Seed: 1, Batch: 32, Optimizer: Adam, Rate: 1e-3, Loss: MSE, Noise: Noise{Strength: noise}}
}

func TestTrainingLearns(t *testing.T) {
	data := sample(t, 1000)
	for name, c := range map[string]Config{
		"adam mse":       {Seed: 1, Batch: 100, Optimizer: Adam, Rate: 3e-3, Loss: MSE},
		"adam bce":       {Seed: 1, Batch: 100, Optimizer: Adam, Rate: 3e-3, Loss: BCE},
		"adam mse noise": {Seed: 1, Batch: 100, Optimizer: Adam, Rate: 3e-3, Loss: MSE, Noise: Noise{Strength: 0.3}},
		"sgd mse":        {Seed: 1, Batch: 100, Optimizer: SGD, Rate: 5, Loss: MSE},
		"momentum mse":   {Seed: 1, Batch: 100, Optimizer: Momentum, Rate: 1, Loss: MSE},
		"adamw cosine": {
			Seed: 1, Batch: 100, Optimizer: AdamW, Rate: 3e-3, Decay: 0.01, Schedule: Cosine, Epochs: 5, Loss: MSE,
		},
	} {
		t.Run(name, func(t *testing.T) {
			net := vanilla(t, 1)
			tr := trainer(t, net, c, data)
			f := NewInference(net)
			before := f.Evaluate(data, 0, 1, data.N(), MSE, c.Noise)
			steps(t, tr, 160)
			// A third is what so many steps take off with any of these; with a
			// gradient of the wrong sign or scale they do not.
			if after := f.Evaluate(data, 0, 1, data.N(), MSE, c.Noise); !(after < before*2/3) {
				t.Errorf("MSE %.4f before, %.4f after 160 steps", before, after)
			}
		})
	}
}

// The order of an epoch contains every image once, differs from epoch to epoch
// and between seeds, and is the same whatever was drawn before.
func TestOrder(t *testing.T) {
	data := sample(t, 50)
	c := standard(0)
	tr := trainer(t, vanilla(t, 1), c, data)
	order := func(tr *Trainer, epoch int) string {
		tr.shuffle(epoch)
		b := make([]byte, len(tr.order))
		seen := make([]bool, len(tr.order))
		for i, v := range tr.order {
			if seen[v] {
				t.Fatalf("epoch %d has image %d twice", epoch, v)
			}
			seen[v], b[i] = true, byte(v)
		}
		return string(b)
	}
	first, second := order(tr, 0), order(tr, 1)
	if first == second {
		t.Error("two epochs have the same order")
	}
	if order(tr, 0) != first {
		t.Error("the order of an epoch depends on what came before")
	}
	c.Seed = 2
	if order(trainer(t, vanilla(t, 1), c, data), 0) == first {
		t.Error("two seeds have the same order")
	}
}

// 50 images in batches of 32 are two steps; the second takes the 18 left.
func TestLastBatch(t *testing.T) {
	data := sample(t, 50)
	tr := trainer(t, vanilla(t, 1), standard(0.2), data)
	if tr.StepsPerEpoch() != 2 {
		t.Fatalf("%d steps per epoch, want 2", tr.StepsPerEpoch())
	}
	steps(t, tr, 2)
	if tr.pass.n != 18 {
		t.Errorf("the last batch has %d images, want 18", tr.pass.n)
	}
	if big := trainer(t, vanilla(t, 1), Config{Batch: 4096, Rate: 1}, data); big.StepsPerEpoch() != 1 {
		t.Errorf("a batch larger than the set makes %d steps", big.StepsPerEpoch())
	}
}

func TestStepAllocatesNothing(t *testing.T) {
	data := sample(t, 100)
	tr := trainer(t, vanilla(t, 1), standard(0.3), data)
	steps(t, tr, 1)
	if n := testing.AllocsPerRun(36, func() { steps(t, tr, 1) }); n != 0 {
		t.Errorf("a step allocates %v times", n)
	}
}

func TestConfigRefuses(t *testing.T) {
	data := sample(t, 10)
	for want, c := range map[string]Config{
		"batch 0":              {Batch: 0, Rate: 1},
		"batch 5000":           {Batch: 5000, Rate: 1},
		"decay -1":             {Batch: 1, Rate: 1, Decay: -1},
		"decay 2":              {Batch: 1, Rate: 1, Decay: 2},
		"sparsity 1.5":         {Batch: 1, Rate: 1, Sparsity: 1.5},
		"sparsity NaN":         {Batch: 1, Rate: 1, Sparsity: math.NaN()},
		"epochs 0 of a cosine": {Batch: 1, Rate: 1, Schedule: Cosine},
		"rate 0":               {Batch: 1, Rate: 0},
		"rate NaN":             {Batch: 1, Rate: math.NaN()},
		"rate +Inf":            {Batch: 1, Rate: math.Inf(1)},
		"noise -0.1":           {Batch: 1, Rate: 1, Noise: Noise{Strength: -0.1}},
		"noise NaN":            {Batch: 1, Rate: 1, Noise: Noise{Strength: math.NaN()}},
		"noise 3":              {Batch: 1, Rate: 1, Noise: Noise{Strength: 3}},
		"there are no images":  {Batch: 1, Rate: 1, Seed: 99},
	} {
		set := data
		if c.Seed == 99 {
			set.Pixels = nil
		}
		if _, err := NewTrainer(vanilla(t, 1), c, set); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	s, _ := ParseSpec("784-64-784", Linear)
	if err := (Config{Batch: 1, Rate: 1, Loss: BCE}).Check(s); err == nil || !strings.Contains(err.Error(), "sigmoid") {
		t.Errorf("bce with a linear output: %v", err)
	}
}

func BenchmarkStep(b *testing.B) {
	data := sample(b, 1024)
	for _, c := range []struct {
		name, layers string
		noise        float64
	}{
		{"vanilla", Presets[0].Layers, 0},
		{"vanilla-noise", Presets[0].Layers, 0.4},
		{"deep", Presets[1].Layers, 0},
		{"conv", convLayers, 0},
		{"conv32", "784-c32-mp-c32-mp-c32-up-c32-up-c1", 0},
	} {
		b.Run(c.name, func(b *testing.B) {
			s, err := ParseSpec(c.layers, Sigmoid)
			if err != nil {
				b.Fatal(err)
			}
			net := NewNetwork(s)
			net.Init(1, NewestStart)
			tr := trainer(b, net, Config{Seed: 1, Batch: 128, Rate: 1e-3, Noise: Noise{Strength: c.noise}}, data)
			steps(b, tr, 1)
			for b.Loop() {
				steps(b, tr, 1)
			}
		})
	}
}

// What a batch takes is known before it is asked for.
func TestBatchBeyondMemory(t *testing.T) {
	settings, err := ParseSettings("layers=784-t64k3s1-t64k3s1-c1\nbatch=4096\n")
	if err != nil {
		t.Fatal(err)
	}
	net := NewNetwork(settings.Spec)
	_, err = NewTrainer(net, settings.Config, Images{Pixels: make([]byte, 4096*784), D: 784})
	if !problem.Has(err, "train.memory") {
		t.Fatalf("error %v", err)
	}
	each := net.planPass(4096, 4096, 0, true).imageBytes()
	fits := strconv.Itoa(MaxPassBytes / each)
	if args := err.(*problem.Problem).Args; args[0] != "4096" || args[2] != "1024" || args[3] != fits {
		t.Errorf("%q, and %s images fit", args, fits)
	}
}
