package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

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
		`&loss=mse&optimizer=adam&batch=32&seed=9&start=2&rate=0.002&decay=0.01&schedule=cosine` +
		`&epochs=10&noiseKind=square&noise=0.3&noiseRange=random&sparsity=0&images=200",`
	if !strings.Contains(string(other.out), want) {
		t.Errorf("%s; wanted is …%s…", other.out, want)
	}
	if o := other.settings; o.Value("model") != "deep" || o.Config.Seed != 4 || o.Config.Rate != 0.001 {
		t.Errorf("the session has %+v", o)
	}
}
