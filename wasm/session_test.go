package main

import (
	"strings"
	"testing"

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
		"describe": func() error { return s.describe("", "") },
	} {
		t.Run(name, func(t *testing.T) { wantError(t, f(), "configure first") })
	}
}
