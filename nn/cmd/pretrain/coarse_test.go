package main

import (
	"math"
	"slices"
	"testing"

	"hourglass/nn"
)

func TestCoarser(t *testing.T) {
	spec, err := nn.ParseSpec("28x28x1-c4s2-8:linear-784", nn.Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	net := nn.NewNetwork(spec)
	net.Init(1, nn.FirstStart)
	before := slices.Clone(net.Params)
	rounded, err := coarser(net, 16)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(net.Params, before) {
		t.Error("the network itself was rounded")
	}
	squares, off, values := 0.0, 0.0, map[float32]bool{}
	dense := len(net.Params) - (8*784 + 784) // where the weights of the last layer begin
	for i, w := range before[dense : dense+8*784] {
		r := rounded.Params[dense+i]
		squares += float64(w) * float64(w)
		off = max(off, math.Abs(float64(r-w)))
		values[r] = true
	}
	// Steps of 1/32 to 1/16 of the root mean square; float16 adds a little.
	rms := math.Sqrt(squares / (8 * 784))
	if off > rms/16/2*1.05 || off < rms/32/2*0.9 {
		t.Errorf("a weight is off by %v, their root mean square is %v", off, rms)
	}
	if len(values) > 150 {
		t.Errorf("%d different weights are left of %d", len(values), 8*784)
	}
	again, _, err := nn.ReadWeights(rounded.HalfWeights(nil))
	if err != nil || !slices.Equal(again.Params, rounded.Params) {
		t.Errorf("float16 does not hold them exactly, %v", err)
	}
}
