package main

import (
	"strings"
	"testing"

	"hourglass/nn"
)

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
	begin := `{"layers":"784-32-784:sigmoid","code":32,"parameters":50992,"multiplyAdds":50176,` +
		`"saved":"","assumed":"","spec":{`
	end := `,"data":"mnist","loss":"mse","optimizer":"adam","batch":256,"seed":7,"start":2,` +
		`"rate":0.001,"decay":0.01,"schedule":"constant","epochs":10,` +
		`"noiseKind":"gaussian","noise":0.25,"noiseRange":"fixed","sparsity":0,"images":5000,"validation":0}`
	if !strings.HasPrefix(configured, begin) || !strings.HasSuffix(configured, end) {
		t.Errorf("%s; wanted is %s…%s", configured, begin, end)
	}
	if err := s.describe("", ""); err != nil || string(s.out) != configured {
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
