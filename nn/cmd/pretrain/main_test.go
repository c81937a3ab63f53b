package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"hourglass/nn"
	"hourglass/nn/cmd/internal/lab"
	"hourglass/nn/digits"
)

// small is a recipe that takes no time, with all that a step can draw at random.
func small() (recipe, nn.Images) {
	pixels := make([]byte, 70*784)
	digits.Make(5, 0, 70, pixels, make([]byte, 70))
	r := recipe{
		name: "small", layers: "28x28x1-c4s2-c4s2-8:linear-196-7x7x4-t4-t1",
		epochs: 3, config: shared(3, 32, 1e-3), noises: []float64{0, 0.5},
	}
	r.config.Noise = nn.Noise{Strength: 0.8, Random: true}
	r.coarse = true
	return r, nn.Images{Pixels: pixels, D: 784}
}

func shipped(t *testing.T, finished string, r recipe, images nn.Images) []byte {
	t.Helper()
	net, err := trained(r, filepath.Join(finished, "small.safetensors"), images)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "small.safetensors")
	if err := ship(r, net, path, images); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSameBytesAgain(t *testing.T) {
	r, images := small()
	finished := t.TempDir()
	want := shipped(t, finished, r, images)
	if !bytes.Equal(shipped(t, t.TempDir(), r, images), want) {
		t.Error("a second run made other weights")
	}
	if !bytes.Equal(shipped(t, finished, r, images), want) {
		t.Error("the finished model was shipped as other weights")
	}
	if left, _ := filepath.Glob(filepath.Join(finished, "*.state")); len(left) > 0 {
		t.Errorf("a finished run left %v", left)
	}
}

// A run that was ended after its second epoch goes on, and ends the same; what is
// left of another recipe is not taken for it.
func TestResume(t *testing.T) {
	r, images := small()
	want := shipped(t, t.TempDir(), r, images)
	finished := t.TempDir()
	leave := func(r recipe) {
		spec, err := nn.ParseSpec(r.layers, nn.Sigmoid)
		if err != nil {
			t.Fatal(err)
		}
		net := nn.NewNetwork(spec)
		net.Init(r.config.Seed, nn.FirstStart)
		run, err := nn.NewTrainer(net, r.config, images)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 * run.StepsPerEpoch() {
			if _, err := run.Step(); err != nil {
				t.Fatal(err)
			}
		}
		if err := newCheckpoint(filepath.Join(finished, "small.safetensors.state"), r, images).save(run); err != nil {
			t.Fatal(err)
		}
	}
	leave(r)
	if !bytes.Equal(shipped(t, finished, r, images), want) {
		t.Error("a run that went on made other weights")
	}
	if err := os.Remove(filepath.Join(finished, "small.safetensors")); err != nil {
		t.Fatal(err)
	}
	other := r
	other.config.Seed++
	leave(other)
	if !bytes.Equal(shipped(t, finished, r, images), want) {
		t.Error("the run of another seed was gone on with")
	}
}

// What the site ships is what a recipe makes, says what it scores, and is 3.1 MB
// together.
func TestShippedWeights(t *testing.T) {
	total := 0
	for _, r := range recipes {
		b, err := os.ReadFile(filepath.Join("..", "..", "..", "static", "weights", r.name+".safetensors"))
		if os.IsNotExist(err) {
			t.Logf("%s is not there yet", r.name)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		total += len(b)
		net, notes, err := nn.ReadWeights(b)
		if err != nil {
			t.Errorf("%s: %v", r.name, err)
			continue
		}
		if spec, err := nn.ParseSpec(r.layers, nn.Sigmoid); err != nil || net.Spec.String() != spec.String() {
			t.Errorf("%s has the layers %s, its recipe %s", r.name, net.Spec, r.layers)
		}
		// The page waits for the denoiser, which is to show what a narrow code does.
		if code := net.Spec.CodeSize(); r.name == "denoiser" && (code > 64 || len(b) > 600_000) {
			t.Errorf("%s has a code of %d numbers and %d bytes", r.name, code, len(b))
		}
		for _, key := range []string{
			"title", "data", "epochs", "batch", "seed", "loss", "optimizer", "rate", "schedule", "noise", "mse",
		} {
			if notes[key] == "" {
				t.Errorf("%s does not say its %s", r.name, key)
			}
		}
	}
	if total > 3_100_000 {
		t.Errorf("%d bytes of weights", total)
	}
}

func TestScoreCountsEveryImage(t *testing.T) {
	r, images := small()
	spec, err := nn.ParseSpec(r.layers, nn.Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	f := nn.NewInference(nn.NewNetwork(spec)) // ½ everywhere
	sum := 0.0
	for _, p := range images.Pixels {
		d := float64(p)/255 - 0.5
		sum += d * d
	}
	want := sum / float64(len(images.Pixels))
	if got := lab.Score(f, images, nn.Noise{}); got < want*(1-1e-6) || got > want*(1+1e-6) {
		t.Errorf("%v, want %v", got, want)
	}
}
