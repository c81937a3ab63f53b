package main

import (
	"math"

	"hourglass/nn"
	"hourglass/nn/safetensors"
)

// coarser returns net with the weights of each layer rounded to multiples of a step,
// a power of two near 1/levels of their root mean square:
//
//	w ← s·round(w/s), s = 2^⌊log2(rms(w)/levels)⌋
//
// A float16 holds such a number exactly, and of its bits so many are the same in all
// of them that a compressed file has some 6 or 7 bits a weight instead of 14. Biases
// are few and stay.
func coarser(net *nn.Network, levels float64) (*nn.Network, error) {
	f, err := safetensors.Parse(net.HalfWeights(nil))
	if err != nil {
		return nil, err
	}
	for _, t := range f.Tensors {
		if len(t.Shape) < 2 {
			continue
		}
		squares := 0.0
		for _, w := range t.Data {
			squares += float64(w) * float64(w)
		}
		rms := math.Sqrt(squares / float64(len(t.Data)))
		step := math.Exp2(math.Floor(math.Log2(rms / levels)))
		for i, w := range t.Data {
			t.Data[i] = float32(step * math.Round(float64(w)/step))
		}
	}
	rounded, _, err := nn.ReadWeights(safetensors.Encode(f))
	return rounded, err
}
