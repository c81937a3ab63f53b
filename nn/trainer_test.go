package nn

import (
	"math"
	"strings"
	"testing"

	"hourglass/nn/digits"
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
	net.Init(seed)
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
			steps(t, tr, 40)
			// A third is what forty steps reach with any of these; a gradient
			// of the wrong sign or scale does not.
			if after := f.Evaluate(data, 0, 1, data.N(), MSE, c.Noise); !(after < before*2/3) {
				t.Errorf("MSE %.4f before, %.4f after forty steps", before, after)
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

func TestInitKeepsVariance(t *testing.T) {
	for _, c := range []struct {
		layers string
		want   []float64
	}{
		{"784-300-784", []float64{2.0 / 784, 2.0 / (300 + 784)}},
		{"784-300:tanh-20:linear-784", []float64{2.0 / (784 + 300), 2.0 / (300 + 20), 2.0 / (20 + 784)}},
	} {
		s, err := ParseSpec(c.layers, Sigmoid)
		if err != nil {
			t.Fatal(err)
		}
		net := NewNetwork(s)
		net.Init(5)
		// The variance of a uniform draw from [-a, a] is a²/3. Its estimate from
		// k draws has a relative standard error of √(4/5k), .007 for the smallest
		// layer here (300·20 draws... k = 6000 gives .012); the bound is four times that.
		for i, want := range c.want {
			var square float64
			w, _, _ := weightsOf(net.layers[i])
			for _, v := range w {
				square += float64(v) * float64(v)
			}
			if got := square / float64(len(w)); math.Abs(got/want-1) > 0.05 {
				t.Errorf("%s, layer %d: variance %.6f, want %.6f", c.layers, i+1, got, want)
			}
		}
		first := net.Params[0]
		net.Init(6)
		if net.Params[0] == first {
			t.Errorf("%s: two seeds give the same weights", c.layers)
		}
	}
}

// A chain of dense layers with ReLU starts as x ↦ x·E·D + constant, where the columns of E (784, C)
// are orthonormal, and the rows of D (C, 784): no direction of the code is lost.
func TestDenseReLUStartsLinear(t *testing.T) {
	for _, layers := range []string{
		"784-512-256-128-64-128-256-512-784", "784-96-48-2:linear-48-96-784", "784-64-10-784", "784-10-64-784",
	} {
		s, err := ParseSpec(layers, Linear)
		if err != nil {
			t.Fatal(err)
		}
		net := NewNetwork(s)
		net.Init(3)
		size, f := s.CodeSize(), NewInference(net)
		// The first image is zero, the others have one pixel each.
		x, codes, y := make([]float32, 785*784), make([]float32, 785*size), make([]float32, 785*784)
		for i := range 784 {
			x[(i+1)*784+i] = 1
		}
		f.Encode(codes, x)
		f.Reconstruct(y, x)
		// What each pixel adds to the first of n numbers of the code, or of the output.
		row := func(of []float32, n, i int) []float32 {
			r := make([]float32, n)
			for j := range r {
				r[j] = of[(i+1)*n+j] - of[j]
			}
			return r
		}
		// Sums of 784 products of float32s near 1/28 are good to 1e-5.
		const bound = 1e-4
		gram := make([]float64, size*size)
		for i := range 784 {
			e, out := row(codes, size, i), row(y, 784, i)
			var in, after float64
			for a := range e {
				in += float64(e[a]) * float64(e[a])
				for b := range e {
					gram[a*size+b] += float64(e[a]) * float64(e[b])
				}
			}
			for _, v := range out {
				after += float64(v) * float64(v)
			}
			if math.Abs(in-after) > bound {
				t.Fatalf("%s: pixel %d has the square %v in the code and %v in the output", layers, i, in, after)
			}
		}
		for i, v := range gram {
			want := 0.0
			if i%(size+1) == 0 {
				want = 1
			}
			if math.Abs(v-want) > bound {
				t.Fatalf("%s: E'E has %v at %d, %d", layers, v, i/size, i%size)
			}
		}
		// Both together are linear: an image's output is the sum of its pixels'.
		image, sum := make([]float32, 784), make([]float64, 784)
		for i := range image {
			if i%5 == 0 {
				image[i] = float32(i%3) / 2
			}
			for j, v := range row(y, 784, i) {
				sum[j] += float64(image[i]) * float64(v)
			}
		}
		out := make([]float32, 784)
		f.Reconstruct(out, image)
		for j, v := range out {
			if math.Abs(float64(v-y[j])-sum[j]) > bound {
				t.Fatalf("%s: output %d is %v, by its pixels %v", layers, j, v-y[j], sum[j])
			}
		}
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
			net.Init(1)
			tr := trainer(b, net, Config{Seed: 1, Batch: 128, Rate: 1e-3, Noise: Noise{Strength: c.noise}}, data)
			steps(b, tr, 1)
			for b.Loop() {
				steps(b, tr, 1)
			}
		})
	}
}
