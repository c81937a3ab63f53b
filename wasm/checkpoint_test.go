package main

import (
	"bytes"
	"testing"
)

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
	if err := two.resume(); err != nil || two.net.Params[100] != params[100] {
		t.Fatalf("parameter %v, was %v; %v", two.net.Params[100], params[100], err)
	}
	fill(t, two)
	if again := reports(t, two, 90, 50); !same(rest, again) {
		t.Errorf("after %v: restored %v, straight on %v", first, again, rest)
	}
	for n, want := range map[int]string{3: "cut off", len(saved) - 4: "bytes, wanted are"} {
		copy(two.input(n), saved)
		wantError(t, two.resume(), want)
	}
	for _, i := range []int{checkpointHeader + 7, checkpointHeader + 15, checkpointHeader + 23} { // step, β₁^t, β₂^t
		copy(two.input(len(saved)), saved)
		two.in[i] = 0xff
		wantError(t, two.resume(), "damaged")
	}
}
