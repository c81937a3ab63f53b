package main

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"hourglass/nn/mnist"
)

func init() { reportFlops = 1e8 } // a report every 20 steps of a small session

// small is a session with a narrow network and 300 + 40 built-in digits.
func small(t testing.TB, settings string) *session {
	t.Helper()
	s := new(session)
	if err := s.configure(settings); err != nil {
		t.Fatal(err)
	}
	fill(t, s)
	return s
}

func fill(t testing.TB, s *session) {
	t.Helper()
	if err := s.beginData(300, 40); err != nil {
		t.Fatal(err)
	}
	for split := range 2 {
		if left, err := s.makeDigits(split, 1000); err != nil || left != 0 {
			t.Fatalf("%d digits left, %v", left, err)
		}
	}
}

const narrow = "layers=784-16-784\nbatch=32\n"

func give(s *session, x []float32) { copy(floatsOf(s.input(4*len(x))), x) }

func wantError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one with %q", err, want)
	}
}

func TestNothingWorksWithoutAModel(t *testing.T) {
	var s session
	give(&s, make([]float32, 784))
	for name, f := range map[string]func() error{
		"reconstruct": s.reconstruct, "encode": s.encode, "decode": s.decode, "parameters": s.parameters,
		"setParameters": s.setParameters, "saveWeights": s.saveWeights, "checkpoint": s.checkpoint,
		"train":    func() error { _, _, err := s.train(1); return err },
		"adjust":   func() error { return s.adjust(1, 0) },
		"describe": func() error { _, err := s.describe(); return err },
	} {
		t.Run(name, func(t *testing.T) { wantError(t, f(), "configure first") })
	}
}

func TestConfigureRefuses(t *testing.T) {
	s := small(t, narrow)
	net := s.net
	for text, want := range map[string]string{
		"model=deeep":                            `model "deeep"`,
		"colour=red":                             `"colour" is unknown`,
		"code":                                   "not a single key=value",
		"seed=1\nseed=2":                         "not a single key=value",
		"code=0":                                 "code 0, possible",
		"code=785":                               "code 785",
		"code=6.5":                               "code 6.5",
		"batch=0":                                "batch 0",
		"batch=5000":                             "batch 5000",
		"seed=-1":                                "seed -1",
		"seed=1e3":                               "seed 1e3",
		"rate=fast":                              "rate fast is not a number",
		"rate=0":                                 "rate 0",
		"rate=NaN":                               "rate NaN",
		"noise=-1":                               "noise -1",
		"noise=9":                                "noise 9",
		"images=-5":                              "images -5",
		"loss=mae":                               `loss "mae"`,
		"optimizer=lion":                         `optimizer "lion"`,
		"output=softmax":                         `output: activation "softmax"`,
		"loss=bce\noutput=relu":                  "sigmoid",
		"layers=784-0-784":                       "position 5",
		"layers=100-10-100":                      "a digit has 784",
		"layers=784-5000-784":                    "more than 4000000 parameters",
		"layers=784-" + strings.Repeat("x", 500): "…",
		"layers=" + strings.Repeat("x", 10000):   "10000 characters",
		"model=conv\ncode=10":                    "that of this model is 4x4x8",
	} {
		wantError(t, s.configure(text), want)
	}
	if s.net != net {
		t.Error("a refused configuration has replaced the network")
	}
}

func TestDescribe(t *testing.T) {
	s := new(session)
	if err := s.configure("code=32\nnoise=0.25\nseed=7\nimages=5000"); err != nil {
		t.Fatal(err)
	}
	got, err := s.describe()
	want := "layers=784-32-784:sigmoid\ncode=32\nparameters=50992\nmultiplyAdds=50176\nloss=mse\noptimizer=adam\nrate=0.001\nnoise=0.25\nbatch=256\nseed=7\nimages=5000\n"
	if err != nil || got != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

func TestPixelsAreChecked(t *testing.T) {
	s := small(t, narrow)
	x := make([]float32, 2*784)
	for _, c := range []struct {
		value float32
		want  string
	}{
		{float32(math.NaN()), "pixel 3 of image 1 is NaN"},
		{1.5, "pixel 3 of image 1 is 1.5"},
		{-0.25, "is -0.25"},
		{float32(math.Inf(1)), "is +Inf"},
	} {
		x[784+3] = c.value
		give(s, x)
		wantError(t, s.reconstruct(), c.want)
		wantError(t, s.encode(), c.want)
	}
	for _, n := range []int{0, 1, 783, 785} {
		give(s, make([]float32, n))
		wantError(t, s.reconstruct(), "no images of 784 pixels")
	}
	s.input(784*4 - 2) // not even whole numbers
	wantError(t, s.reconstruct(), "783.5 numbers")
	give(s, make([]float32, 17))
	wantError(t, s.decode(), "17 numbers are no codes of 16")
	give(s, []float32{15: float32(math.NaN())})
	wantError(t, s.decode(), "number 15 is NaN")
}

func TestEncodeThenDecodeReconstructs(t *testing.T) {
	s := small(t, narrow)
	if err := s.samples(testSplit, 0, 3); err != nil {
		t.Fatal(err)
	}
	x := append([]float32(nil), floatsOf(s.out)[:3*784]...)
	give(s, x)
	if err := s.reconstruct(); err != nil {
		t.Fatal(err)
	}
	want := bytes.Clone(s.out)
	if err := s.encode(); err != nil {
		t.Fatal(err)
	}
	if len(s.out) != 4*3*16 {
		t.Fatalf("%d bytes of codes", len(s.out))
	}
	give(s, append([]float32(nil), floatsOf(s.out)...))
	if err := s.decode(); err != nil || !bytes.Equal(s.out, want) {
		t.Errorf("decoded codes are not the reconstruction: %v", err)
	}
}

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
		if a[i].step != b[i].step || a[i].loss != b[i].loss || math.Float64bits(a[i].testLoss) != math.Float64bits(b[i].testLoss) {
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

// A layer list whose code was resized says in its text which layer is the code.
func TestResizedCode(t *testing.T) {
	s := small(t, "layers=784-20-8-20-784\ncode=30\nbatch=32")
	if err := s.saveWeights(); err != nil {
		t.Fatal(err)
	}
	saved := bytes.Clone(s.out)
	copy(s.input(len(saved)), saved)
	if err := s.loadWeights(); err != nil || s.net.Spec.CodeSize() != 30 {
		t.Errorf("code %d, %v", s.net.Spec.CodeSize(), err)
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
	if err := two.restore(); err != nil || two.net.Params[100] != params[100] {
		t.Fatalf("parameter %v, was %v; %v", two.net.Params[100], params[100], err)
	}
	fill(t, two)
	if again := reports(t, two, 90, 50); !same(rest, again) {
		t.Errorf("after %v: restored %v, straight on %v", first, again, rest)
	}
	for n, want := range map[int]string{3: "cut off", len(saved) - 4: "bytes, wanted are"} {
		copy(two.input(n), saved)
		wantError(t, two.restore(), want)
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
	for _, n := range [][2]int{{0, 1}, {1, 0}, {maxImages + 1, 1}, {-1, 1}} {
		wantError(t, s.beginData(n[0], n[1]), "possible are")
	}
}

func TestSubset(t *testing.T) {
	s := small(t, narrow+"images=64\n")
	if _, _, err := s.train(1); err != nil || s.training.trainer.StepsPerEpoch() != 2 {
		t.Errorf("64 images in batches of 32 are %d steps, %v", s.training.trainer.StepsPerEpoch(), err)
	}
}

// Loading weights keeps what was there until everything is known to be good,
// and training goes on from what was loaded.
func TestWeights(t *testing.T) {
	s := small(t, narrow)
	reports(t, s, 60, 60)
	if err := s.saveWeights(); err != nil {
		t.Fatal(err)
	}
	saved := bytes.Clone(s.out)
	params := append([]float32(nil), s.net.Params...)

	net := s.net
	copy(s.input(len(saved)-1), saved)
	wantError(t, s.loadWeights(), "safetensors")
	if s.net != net {
		t.Error("refused weights have replaced the network")
	}

	other := small(t, "layers=784-9-784\n")
	copy(other.input(len(saved)), saved)
	if err := other.loadWeights(); err != nil {
		t.Fatal(err)
	}
	for i, p := range params {
		if other.net.Params[i] != p {
			t.Fatalf("parameter %d: %v, was %v", i, other.net.Params[i], p)
		}
	}
	before, err := score(other)
	if err != nil {
		t.Fatal(err)
	}
	reports(t, other, 60, 60)
	if after, err := score(other); err != nil || !(after < before) {
		t.Errorf("MSE %v after training on, %v before, %v", after, before, err)
	}
	var fresh session
	copy(fresh.input(len(saved)), saved)
	if err := fresh.loadWeights(); err != nil {
		t.Errorf("without a model: %v", err)
	}
}

func TestAdjust(t *testing.T) {
	s := small(t, narrow)
	reports(t, s, 10, 10)
	if err := s.adjust(0.01, 0.5); err != nil || s.training.trainer.Config.Noise != 0.5 || s.training.steps() != 10 {
		t.Errorf("noise %v at step %d, %v", s.training.trainer.Config.Noise, s.training.steps(), err)
	}
	wantError(t, s.adjust(0, 0), "rate 0")
	wantError(t, s.adjust(1, math.NaN()), "noise NaN")
	if s.settings.config.Rate != 0.01 {
		t.Errorf("a refused change has set the rate to %v", s.settings.config.Rate)
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

func TestParametersGoAround(t *testing.T) {
	a, b := small(t, narrow+"seed=3\n"), small(t, narrow+"seed=4\n")
	if err := a.parameters(); err != nil {
		t.Fatal(err)
	}
	p := append([]float32(nil), floatsOf(a.out)...)
	give(b, p)
	if err := b.setParameters(); err != nil || b.net.Params[100] != a.net.Params[100] {
		t.Errorf("parameters did not arrive: %v", err)
	}
	give(b, p[1:])
	wantError(t, b.setParameters(), "parameters for a network of")
	p[5] = float32(math.NaN())
	give(b, p)
	wantError(t, b.setParameters(), "number 5 is NaN")
}

func TestAddNoise(t *testing.T) {
	s := new(session)
	give(s, make([]float32, 784))
	if err := s.addNoise(0.5, 1); err != nil || floatsOf(s.out)[0] == floatsOf(s.out)[1] {
		t.Errorf("no noise: %v", err)
	}
	wantError(t, s.addNoise(math.NaN(), 1), "noise NaN")
	wantError(t, s.addNoise(3, 1), "noise 3")
}
