package nn

import (
	"maps"
	"strconv"
	"strings"
	"testing"
)

// What is chosen is what a file carries, and what it carries makes the same settings.
func TestSettingsGoAround(t *testing.T) {
	const constant, gaussian = "schedule=constant&epochs=10&", "noiseKind=gaussian&"
	for text, want := range map[string]string{
		"": "data=mnist&model=vanilla&output=sigmoid&code=64&" +
			"loss=mse&optimizer=adam&batch=256&seed=1&start=2&rate=0.001&decay=0.01&" +
			constant + gaussian + "noise=0&noiseRange=fixed&sparsity=0&images=0",
		"model=denoise\ndata=digits": "data=digits&model=denoise&output=sigmoid&" +
			"loss=mse&optimizer=adam&batch=256&seed=1&start=2&rate=0.001&decay=0.01&" +
			constant + gaussian + "noise=0.25&noiseRange=fixed&sparsity=0&images=0",
		"model=deep\ncode=200\noutput=relu\noptimizer=adamw\ndecay=0.5\nseed=9007199254740991\nrate=1e-7\nnoise=1.5\n" +
			"noiseRange=random": "data=mnist&model=deep&output=relu&code=200&" +
			"loss=mse&optimizer=adamw&batch=256&seed=9007199254740991&start=2&rate=1e-07&decay=0.5&" +
			constant + gaussian + "noise=1.5&noiseRange=random&sparsity=0&images=0",
		"model=deep\nlayers=784-c8s2k5-30-784": "data=mnist&model=deep&output=sigmoid&layers=28x28x1-c8k5s2-30-784&" +
			"loss=mse&optimizer=adam&batch=256&seed=1&start=2&rate=0.001&decay=0.01&" +
			constant + gaussian + "noise=0&noiseRange=fixed&sparsity=0&images=0",
		"layers=784-30-784:tanh\noutput=relu\nloss=mse\nimages=500": "data=mnist&model=vanilla&output=relu&" +
			"layers=784-30-784:tanh&loss=mse&optimizer=adam&batch=256&seed=1&start=2&rate=0.001&decay=0.01&" +
			constant + gaussian + "noise=0&noiseRange=fixed&sparsity=0&images=500",
	} {
		s, err := ParseSettings(text)
		if err != nil || s.String() != want {
			t.Errorf("%q: %s, %v; want %s", text, s, err, want)
			continue
		}
		again := ReadSettings(s.Spec, map[string]string{MetaSettings: want})
		if again == nil || again.String() != want ||
			again.Spec.String() != s.Spec.String() || again.Config != s.Config {
			t.Errorf("%q: read back as %+v", text, again)
		}
	}
}

// Every key has one setting, which takes its own options and bounds and nothing beyond.
func TestSettingTable(t *testing.T) {
	seen := map[string]bool{}
	for i := range SettingTable {
		d := &SettingTable[i]
		options := d.Options()
		if seen[d.Key] || d.Kind == Choosing != (len(options) > 0) ||
			(d.Kind == Whole || d.Kind == Real) != (d.High > 0) {
			t.Errorf("%+v", d)
		}
		seen[d.Key] = true
		s, err := ParseSettings("")
		if err != nil {
			t.Fatal(err)
		}
		initial := s.Value(d.Key)
		if d.Kind == Choosing {
			if _, err := find(d.Key, initial, options); err != nil {
				t.Error(err)
			}
		}
		for _, option := range options {
			if s, err := ParseSettings(d.Key + "=" + option); err != nil || s.Value(d.Key) != option {
				t.Errorf("%s=%s: %v, %v", d.Key, option, s, err)
			}
		}
		if err := s.Adjust(d.Key + "=" + initial); (err == nil) != d.Adjustable {
			t.Errorf("%s in the middle of a run: %v", d.Key, err)
		}
		number := func(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
		bounds := map[string]bool{
			number(d.Low):      d.Key != "rate", // which is above its bound
			number(d.High):     d.Key != "seed", // whose bound number rounds
			number(d.High + 1): false,
			"x":                false,
		}
		for value, good := range bounds {
			if d.Kind != Whole && d.Kind != Real {
				continue
			}
			if _, err := ParseSettings(d.Key + "=" + value); (err == nil) != good {
				t.Errorf("%s=%s: %v", d.Key, value, err)
			}
		}
	}
}

// An empty value is none of any setting, and what is refused changes nothing.
func TestSettingsRefuse(t *testing.T) {
	s, err := ParseSettings("")
	if err != nil {
		t.Fatal(err)
	}
	before := s.String()
	for i := range SettingTable {
		if _, err := ParseSettings(SettingTable[i].Key + "="); err == nil {
			t.Errorf("%s: nothing is accepted", SettingTable[i].Key)
		}
	}
	for text, want := range map[string]string{
		"rate=0.1\nrate=0.2":        `setting "rate=0.2" is not a single key=value`,
		"rate":                      `setting "rate" is not a single key=value`,
		"rate=0.1\nseed=4\nnoise=7": `setting "seed" is unknown`,
		"rate=0.1\nnoise=7":         "noise 7, possible is 0 to 2",
	} {
		if err := s.Adjust(text); err == nil || err.Error() != want || s.String() != before {
			t.Errorf("%q: %v, and the settings are %s", text, err, s)
		}
	}
}

func saved(t *testing.T, layers string, metadata map[string]string) map[string]string {
	t.Helper()
	spec, err := ParseSpec(layers, Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, choice := range strings.Split(SavedSettings(spec, metadata), "&") {
		key, value, _ := strings.Cut(choice, "=")
		if _, twice := all[key]; twice {
			t.Errorf("%s comes twice", key)
		}
		all[key] = value
	}
	return all
}

// Files from before files carried their settings: the layers tell the model, and the notes tell the rest.
func TestSettingsOfFilesOfBefore(t *testing.T) {
	for layers, want := range map[string]map[string]string{
		"784-64-784":                             {"model": "vanilla", "code": "64", "output": "sigmoid"},
		"784-784-784:relu":                       {"model": "vanilla", "code": "784", "output": "relu"},
		"784-785-784":                            {"layers": "784-785-784:sigmoid", "output": "sigmoid"},
		"784-64:tanh-784":                        {"layers": "784-64:tanh-784:sigmoid", "output": "sigmoid"},
		"784-512-256-128-2-128-256-512-784:tanh": {"model": "deep", "code": "2", "output": "tanh"},
		"784-512-256-128-200*-128-256-512-784":   {"model": "deep", "code": "200", "output": "sigmoid"},
		"784-512-256-128-200-128-256-512-784": {
			"layers": "784-512-256-128-200-128-256-512-784:sigmoid", "output": "sigmoid",
		},
		convLayers + ":linear": {"model": "conv", "output": "linear"},
		"28x28x1-c8s2-t1":      {"layers": "28x28x1-c8s2-t1:sigmoid", "output": "sigmoid"},
	} {
		want["start"] = "1"
		if got := saved(t, layers, nil); !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", layers, got, want)
		}
	}
	notes := map[string]string{
		"data": "MNIST, 60000 images", "title": "prose", "model": "deep", "batch": "64", "seed": "-1", "rate": "fast",
		"noise": "0.8", "noiseRange": "random", "epochs": "15", "loss": "bce",
		"schedule": "cosine", "sparsity": "2", "steps": "7", "mse": "0.1",
	}
	want := map[string]string{
		"model": "vanilla", "code": "9", "output": "tanh",
		"batch": "64", "noise": "0.8", "noiseRange": "random", "epochs": "15", "schedule": "cosine", "start": "1",
	}
	if got := saved(t, "784-9-784:tanh", notes); !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// Settings that a file carries win over its notes, unless they are not those of its layers.
func TestSavedSettings(t *testing.T) {
	s, err := ParseSettings("model=denoise\nrate=0.01\ndata=digits")
	if err != nil {
		t.Fatal(err)
	}
	file := map[string]string{MetaSettings: s.String(), "rate": "0.5", "data": "mnist"}
	got := saved(t, convLayers, file)
	if got["model"] != "denoise" || got["rate"] != "0.01" || got["data"] != "digits" || got["noise"] != "0.25" ||
		got["layers"] != "" {
		t.Errorf("%v", got)
	}
	whole := s.String()
	other := strings.Replace(whole, "denoise", "vanilla", 1)
	for _, text := range []string{other, whole + "&x=1", whole + "&rate=1", "", "?"} {
		file[MetaSettings] = text
		if got := saved(t, convLayers, file); got["model"] != "conv" || got["rate"] != "0.5" || got["data"] != "mnist" {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestHeldOut(t *testing.T) {
	for _, c := range []struct {
		text       string
		images, is int
	}{
		{"", 60000, 0},
		{"validation=20", 60000, 12000},
		{"validation=50", 3, 1},
		{"validation=1", 3, 1},
		{"validation=20", 1, 0}, // one has to be left
	} {
		s, err := ParseSettings(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.HeldOut(c.images); got != c.is {
			t.Errorf("%q: %d of %d images, want %d", c.text, got, c.images, c.is)
		}
		read := ReadSettings(s.Spec, map[string]string{MetaSettings: s.String()})
		if read == nil || read.Validation != s.Validation {
			t.Errorf("%q becomes %+v", c.text, read)
		}
		if strings.Contains(s.String(), "validation") != (s.Validation > 0) {
			t.Errorf("%q is saved as %s", c.text, s)
		}
	}
	if _, err := ParseSettings("validation=51"); err == nil {
		t.Error("more than half is held out")
	}
}

// What a file's seed means does not change: one that names no start has the first.
func TestStartOfSavedSettings(t *testing.T) {
	s, err := ParseSettings("seed=3")
	if err != nil || s.Start != NewestStart {
		t.Fatalf("%v, %v", s, err)
	}
	for text, want := range map[string]Start{
		s.String(): NewestStart,
		strings.Replace(s.String(), "start=2", "start=1", 1):  FirstStart,
		strings.Replace(s.String(), "&start=2", "", 1):        FirstStart,
		strings.Replace(s.String(), "seed=3&start=2&", "", 1): FirstStart,
	} {
		got := ReadSettings(s.Spec, map[string]string{MetaSettings: text})
		if got == nil || got.Start != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

func TestWithSpec(t *testing.T) {
	s, err := ParseSettings("layers=784-20-784\nseed=5")
	if err != nil {
		t.Fatal(err)
	}
	if same := s.WithSpec(s.Spec); same.Value("layers") != "784-20-784" {
		t.Error("the same layers are no list any more")
	}
	deep, err := ParseSpec("784-512-256-128-30-128-256-512-784", Tanh)
	if err != nil {
		t.Fatal(err)
	}
	other := s.WithSpec(deep)
	if other.Config.Seed != 5 || !strings.HasPrefix(other.String(), "data=mnist&model=deep&output=tanh&code=30&loss=") {
		t.Errorf("%+v", other)
	}
}
