package main

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"hourglass/nn"
	_ "hourglass/nn/problem/english" // so that errors are sentences
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
		"adjust":   func() error { return s.adjust("rate=1") },
		"describe": func() error { return s.describe("") },
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

// A code may have more numbers than an image: that of wide convolutions does.
func TestWideCode(t *testing.T) {
	s := new(session)
	if err := s.configure("layers=784-c32-mp-c32-mp-c32-up-c32-up-c1"); err != nil || s.net.Spec.CodeSize() != 1568 {
		t.Errorf("%v", err)
	}
}

func TestDescribe(t *testing.T) {
	s := new(session)
	if err := s.configure("code=32\nnoise=0.25\nseed=7\nimages=5000"); err != nil {
		t.Fatal(err)
	}
	configured := string(s.out)
	begin := `{"layers":"784-32-784:sigmoid","code":32,"parameters":50992,"multiplyAdds":50176,"saved":"","spec":{`
	end := `,"data":"mnist","loss":"mse","optimizer":"adam","batch":256,"seed":7,` +
		`"rate":0.001,"decay":0.01,"schedule":"constant","epochs":10,` +
		`"noiseKind":"gaussian","noise":0.25,"noiseRange":"fixed","sparsity":0,"images":5000}`
	if !strings.HasPrefix(configured, begin) || !strings.HasSuffix(configured, end) {
		t.Errorf("%s; wanted is %s…%s", configured, begin, end)
	}
	if err := s.describe(""); err != nil || string(s.out) != configured {
		t.Errorf("%s, %v; configure gave %s", s.out, err, configured)
	}
}

func TestCheck(t *testing.T) {
	s, other := new(session), new(session)
	if err := s.check("layers=784-32-784~\nseed=7"); err != nil || s.net != nil {
		t.Fatal(err)
	}
	if err := other.configure("layers=784-32-784~\nseed=7"); err != nil || string(other.out) != string(s.out) {
		t.Errorf("%s, %v; configure gives %s", s.out, err, other.out)
	}
	for _, text := range []string{
		"layers=784-32-700", "layers=784-c0-784", "model=huge", "code=0", "loss=bce\noutput=relu",
	} {
		err := s.check(text)
		if configured := s.configure(text); err == nil || configured == nil || err.Error() != configured.Error() {
			t.Errorf("%q: %v, configure says %v", text, err, configured)
		}
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

// A layer list whose code was resized says in its text which layer is the code.
func TestResizedCode(t *testing.T) {
	s := small(t, "layers=784-20-8-20-784\ncode=30\nbatch=32")
	if err := s.saveWeights(); err != nil {
		t.Fatal(err)
	}
	saved := bytes.Clone(s.out)
	copy(s.input(len(saved)), saved)
	if err := s.loadWeights(); err != nil || s.net.Spec.CodeSize() != 30 || s.settings.Spec.CodeSize() != 30 {
		t.Errorf("code %d, %v", s.net.Spec.CodeSize(), err)
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
	if err := fresh.kerasWeights(); err != nil || fresh.net != nil {
		t.Errorf("for Keras: %v; the session has the network %v", err, fresh.net)
	}
	copy(fresh.input(len(fresh.out)), fresh.out)
	if err := fresh.loadWeights(); err != nil || !slices.Equal(fresh.net.Params, params) {
		t.Errorf("without a model, from Keras's layouts: %v", err)
	}
	copy(fresh.input(len(saved)-1), saved)
	wantError(t, fresh.kerasWeights(), "safetensors")
}

// A file says with which settings its network was trained, whatever the session
// that opens it has; that one keeps its own, but for the layers.
func TestSavedSettings(t *testing.T) {
	const chosen = "model=deep\ncode=12\noutput=tanh\nrate=0.01\n" +
		"noise=0.3\nnoiseKind=square\nnoiseRange=random\nimages=200\nseed=9\ndata=digits\nbatch=32"
	s := small(t, chosen)
	if err := s.adjust("rate=0.002\nschedule=cosine"); err != nil {
		t.Fatal(err)
	}
	if err := s.saveWeights(); err != nil {
		t.Fatal(err)
	}
	saved := bytes.Clone(s.out)
	other := small(t, narrow+"seed=4")
	copy(other.input(len(saved)), saved)
	if err := other.loadWeights(); err != nil {
		t.Fatal(err)
	}
	want := `,"saved":"data=digits&model=deep&output=tanh&code=12` +
		`&loss=mse&optimizer=adam&batch=32&seed=9&rate=0.002&decay=0.01&schedule=cosine` +
		`&epochs=10&noiseKind=square&noise=0.3&noiseRange=random&sparsity=0&images=200",`
	if !strings.Contains(string(other.out), want) {
		t.Errorf("%s; wanted is …%s…", other.out, want)
	}
	if o := other.settings; o.Value("model") != "deep" || o.Config.Seed != 4 || o.Config.Rate != 0.001 {
		t.Errorf("the session has %+v", o)
	}
}

func TestParametersGoAround(t *testing.T) {
	a, b := small(t, narrow+"seed=3\n"), small(t, narrow+"seed=4\n")
	if err := a.parameters(); err != nil {
		t.Fatal(err)
	}
	p := append([]float32(nil), floatsOf(a.out)...)
	write := func(x []float32) error {
		memory, err := b.parameterMemory(4 * len(x))
		if err != nil {
			return err
		}
		copy(floatsOf(memory), x)
		return b.setParameters()
	}
	if err := write(p); err != nil || b.net.Params[100] != a.net.Params[100] {
		t.Errorf("parameters did not arrive: %v", err)
	}
	// Nor does it draw its own when it is asked for them.
	if err := b.parameters(); err != nil || !slices.Equal(floatsOf(b.out), p) {
		t.Errorf("other parameters came back, %v", err)
	}
	wantError(t, write(p[1:]), "parameters for a network of")
	if !slices.Equal(b.net.Params, p) {
		t.Error("parameters of another network have changed this one")
	}
	p[5] = float32(math.NaN())
	wantError(t, write(p), "number 5 is NaN")
	fresh := small(t, narrow+"seed=4\n")
	if fresh.parameters() != nil || b.parameters() != nil || !slices.Equal(floatsOf(b.out), floatsOf(fresh.out)) {
		t.Error("after parameters that are not finite the network has not the weights of its seed")
	}
}

// On the way to another program's network parameters are copied when they are read
// and when they are written, and not once more.
func TestParametersAreNotCopiedWithinASide(t *testing.T) {
	s := small(t, narrow)
	if err := s.parameters(); err != nil || &floatsOf(s.out)[0] != &s.net.Params[0] {
		t.Errorf("the result is not the network's own memory, %v", err)
	}
	if memory, err := s.parameterMemory(len(s.out)); err != nil || &floatsOf(memory)[0] != &s.net.Params[0] {
		t.Errorf("what is written does not go to the network's own memory, %v", err)
	}
}

func TestAddNoise(t *testing.T) {
	s := new(session)
	give(s, make([]float32, 784))
	if err := s.addNoise(nn.Noise{Strength: 0.5}, 1); err != nil || floatsOf(s.out)[0] == floatsOf(s.out)[1] {
		t.Errorf("no noise: %v", err)
	}
	wantError(t, s.addNoise(nn.Noise{Strength: math.NaN()}, 1), "noise NaN")
	wantError(t, s.addNoise(nn.Noise{Strength: 3}, 1), "noise 3")
	wantError(t, s.addNoise(nn.Noise{Kind: 9}, 1), "unknown kind")
}
