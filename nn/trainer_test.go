package nn

import (
	"math"
	"math/rand/v2"
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

var (
	goldenClean = [10]uint64{
		0x3fc8f156eb1a1f59, 0x3fc897e603eb1a1f, 0x3fc88ed4d397829d, 0x3fc8048f12492492, 0x3fc753a494e5e0a7,
		0x3fc6c45aab1a1f59, 0x3fc689fd0a72f054, 0x3fc522e05a1f58d1, 0x3fc446f349cbc14e, 0x3fc34669a687d634,
	}
	goldenNoisy = [10]uint64{
		0x3fc8ff4012492492, 0x3fc895c42b1a1f59, 0x3fc8759a97829cbc, 0x3fc7cec6a4924925, 0x3fc6eb9afac687d6,
		0x3fc62faada1f58d1, 0x3fc59bcb24924925, 0x3fc3fce9e1f58d10, 0x3fc2facc4f053978, 0x3fc183fcc0a72f05,
	}
)

func standard(noise float64) Config {
	return Config{Seed: 1, Batch: 32, Optimizer: Adam, Rate: 1e-3, Loss: MSE, Noise: noise}
}

// TestGoldenCurve pins ten steps to the last bit, natively and as wasm, with
// vectors and without. A change here changes what every shared link means: do
// it on purpose or not at all.
func TestGoldenCurve(t *testing.T) {
	// Not the built-in digits: these may still learn to write better.
	data := Images{Pixels: make([]byte, 200*784), D: 784}
	g := rand.New(rand.NewPCG(1, 1))
	for i := range data.Pixels {
		if i/100%3 == 0 {
			data.Pixels[i] = byte(g.Uint32())
		}
	}
	for _, c := range []struct {
		name   string
		config Config
		want   [10]uint64
	}{
		{"clean", standard(0), goldenClean},
		{"noisy", standard(0.4), goldenNoisy},
	} {
		tr := trainer(t, vanilla(t, 1), c.config, data)
		var got [10]uint64
		for i := range got {
			got[i] = math.Float64bits(tr.Step())
		}
		if got != c.want {
			t.Errorf("%s: losses have changed to\n%#x", c.name, got)
		}
	}
}

func TestTrainingLearns(t *testing.T) {
	data := sample(t, 1000)
	for name, c := range map[string]Config{
		"adam mse":       {Seed: 1, Batch: 100, Optimizer: Adam, Rate: 3e-3, Loss: MSE},
		"adam bce":       {Seed: 1, Batch: 100, Optimizer: Adam, Rate: 3e-3, Loss: BCE},
		"adam mse noise": {Seed: 1, Batch: 100, Optimizer: Adam, Rate: 3e-3, Loss: MSE, Noise: 0.3},
		"sgd mse":        {Seed: 1, Batch: 100, Optimizer: SGD, Rate: 5, Loss: MSE},
	} {
		t.Run(name, func(t *testing.T) {
			net := vanilla(t, 1)
			tr := trainer(t, net, c, data)
			f := NewInference(net)
			before := f.Evaluate(data, 0, 1, data.N(), MSE, c.Noise)
			for range 40 {
				tr.Step()
			}
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
	tr.Step()
	tr.Step()
	if tr.pass.n != 18 {
		t.Errorf("the last batch has %d images, want 18", tr.pass.n)
	}
	if big := trainer(t, vanilla(t, 1), Config{Batch: 4096, Rate: 1}, data); big.StepsPerEpoch() != 1 {
		t.Errorf("a batch larger than the set makes %d steps", big.StepsPerEpoch())
	}
}

// Ten steps in one go and ten with the network copied to a new trainer's
// network in between would differ if anything but parameters and moments had a
// memory; here: noise and order must not depend on earlier draws.
func TestNoiseDependsOnTheImageAlone(t *testing.T) {
	x := make([]float32, 3*784)
	for i := range x {
		x[i] = 0.5
	}
	all, one := make([]float32, len(x)), make([]float32, 784)
	AddNoise(all, x, 784, 0.3, 7)
	var z noiser
	z.apply(one, x[:784], 1, 784, 0.3, 7, 2)
	for j, v := range one {
		if v != all[2*784+j] {
			t.Fatalf("pixel %d of image 2: %v alone, %v in a batch", j, v, all[2*784+j])
		}
	}
	var z2 noiser
	z2.apply(one, x[:784], 1, 784, 0.3, 7, 1)
	if one[0] == all[0] && one[1] == all[1] && one[2] == all[2] {
		t.Error("two images have the same noise")
	}
}

// With a mean of .5 and sigma .1 nothing is clipped: what comes out has the
// mean and the variance asked for, within four standard errors of 78,400 draws
// (.1/√78400·4 for the mean; σ²·√(2/78400)·4 for the variance).
func TestNoiseMoments(t *testing.T) {
	const n = 100
	x := make([]float32, n*784)
	for i := range x {
		x[i] = 0.5
	}
	AddNoise(x, x, 784, 0.1, 3)
	var mean, square float64
	for _, v := range x {
		mean += float64(v) - 0.5
		square += (float64(v) - 0.5) * (float64(v) - 0.5)
	}
	mean /= n * 784
	square /= n * 784
	if math.Abs(mean) > 0.00143 || math.Abs(square-0.01) > 0.0002 {
		t.Errorf("mean %.5f, variance %.5f; want 0, 0.01", mean, square)
	}
	AddNoise(x, x, 784, 2, 4)
	for i, v := range x {
		if !(v >= 0 && v <= 1) {
			t.Fatalf("pixel %d is %v", i, v)
		}
	}
}

func TestStepAllocatesNothing(t *testing.T) {
	data := sample(t, 100)
	tr := trainer(t, vanilla(t, 1), standard(0.3), data)
	tr.Step()
	if n := testing.AllocsPerRun(12, func() { tr.Step() }); n != 0 {
		t.Errorf("a step allocates %v times", n)
	}
}

func TestConfigRefuses(t *testing.T) {
	data := sample(t, 10)
	for want, c := range map[string]Config{
		"batch 0":             {Batch: 0, Rate: 1},
		"batch 5000":          {Batch: 5000, Rate: 1},
		"rate 0":              {Batch: 1, Rate: 0},
		"rate NaN":            {Batch: 1, Rate: math.NaN()},
		"rate +Inf":           {Batch: 1, Rate: math.Inf(1)},
		"noise -0.1":          {Batch: 1, Rate: 1, Noise: -0.1},
		"noise NaN":           {Batch: 1, Rate: 1, Noise: math.NaN()},
		"noise 3":             {Batch: 1, Rate: 1, Noise: 3},
		"there are no images": {Batch: 1, Rate: 1, Seed: 99},
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
	s, err := ParseSpec("784-300-20:linear-784", Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	net := NewNetwork(s)
	net.Init(5)
	// The variance of a uniform draw from [-a, a] is a²/3. Its estimate from
	// k draws has a relative standard error of √(4/5k), .007 for the smallest
	// layer here (300·20 draws... k = 6000 gives .012); the bound is four times that.
	for i, want := range []float64{2.0 / 784, 2.0 / (300 + 20), 2.0 / (20 + 784)} {
		var square float64
		w, _, _ := weightsOf(net.layers[i])
		for _, v := range w {
			square += float64(v) * float64(v)
		}
		if got := square / float64(len(w)); math.Abs(got/want-1) > 0.05 {
			t.Errorf("layer %d: variance %.6f, want %.6f", i+1, got, want)
		}
	}
	first := net.Params[0]
	net.Init(6)
	if net.Params[0] == first {
		t.Error("two seeds give the same weights")
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
			tr := trainer(b, net, Config{Seed: 1, Batch: 128, Rate: 1e-3, Noise: c.noise}, data)
			tr.Step()
			for b.Loop() {
				tr.Step()
			}
		})
	}
}

// Dropout draws the same zeros on the way back as on the way forward, other
// ones at the next step, and none outside of training.
func TestDropout(t *testing.T) {
	const n, size = 50, 101
	l := &dropout{size: size, rate: 0.3, name: streamDropout, active: true, seed: 5, place: 7}
	ones, y, d := make([]float32, n*size), make([]float32, n*size), make([]float32, n*size)
	for i := range ones {
		ones[i] = 1
	}
	l.forward(n, ones, y)
	l.backward(n, nil, nil, ones, d)
	zeros := 0
	for i, v := range y {
		if v != d[i] {
			t.Fatalf("number %d: %v forward, %v back", i, v, d[i])
		}
		if v == 0 {
			zeros++
		} else if math.Abs(float64(v)-1/0.7) > 1e-6 {
			t.Fatalf("number %d is scaled to %v", i, v)
		}
	}
	// Four standard errors of 5,050 draws: 4·√(.3·.7/5050).
	if share := float64(zeros) / (n * size); math.Abs(share-0.3) > 0.026 {
		t.Errorf("%.3f of the numbers are zero, want .3", share)
	}
	l.place = 8 // an image later: the same zeros, one image earlier
	l.forward(n-1, ones, d)
	for i := range (n - 1) * size {
		if d[i] != y[size+i] {
			t.Fatal("dropout depends on more than the image's place")
		}
	}
	l.active = false
	l.forward(n, ones, y)
	for i, v := range y {
		if v != 1 {
			t.Fatalf("number %d is %v outside of training", i, v)
		}
	}
}

// A convolution's batch goes through in groups; images must not notice.
func TestConvolutionInGroups(t *testing.T) {
	net := randomNetwork(t, "12x12x1-c3-mp-c2-up-c1", Sigmoid, 51) // groups of 4 and 15
	const n = 33
	x := randomImages(n, 144, 52)
	pass := net.NewPass(n, true)
	all := append([]float32(nil), pass.Forward(x, n)...)
	pass.Backward(x, MSE)
	whole := append([]float32(nil), net.Grads...)
	mean := make([]float64, len(whole))
	for i := range n {
		image := x[i*144 : (i+1)*144]
		for j, v := range pass.Forward(image, 1) {
			if v != all[i*144+j] {
				t.Fatalf("image %d, pixel %d: %v alone, %v in the batch", i, j, v, all[i*144+j])
			}
		}
		pass.Backward(image, MSE)
		for j, g := range net.Grads {
			mean[j] += float64(g) / n
		}
	}
	for i, g := range whole {
		if math.Abs(float64(g)-mean[i]) > 1e-6 {
			t.Errorf("derivative %d: %v, mean over single images %v", i, g, mean[i])
		}
	}
}
