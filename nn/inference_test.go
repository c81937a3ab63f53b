package nn

import (
	"math"
	"testing"
)

// 300 images take three chunks; the output must not show where they meet.
func TestReconstructInChunks(t *testing.T) {
	net := randomNetwork(t, "12-5-12", Sigmoid, 31)
	x := randomImages(300, 12, 32)
	f := NewInference(net)
	all := make([]float32, len(x))
	f.Reconstruct(all, x)
	one := make([]float32, 12)
	for i := range 300 {
		f.Reconstruct(one, x[i*12:(i+1)*12])
		for j, v := range one {
			if v != all[i*12+j] {
				t.Fatalf("image %d, number %d: %v alone, %v among 300", i, j, v, all[i*12+j])
			}
		}
	}
	codes, decoded := make([]float32, 300*5), make([]float32, len(x))
	f.Encode(codes, x)
	f.Decode(decoded, codes)
	for i, v := range decoded {
		if v != all[i] {
			t.Fatalf("number %d: %v decoded, %v reconstructed", i, v, all[i])
		}
	}
}

func TestReconstructNothing(t *testing.T) {
	f := NewInference(randomNetwork(t, "12-5-12", Sigmoid, 33))
	f.Reconstruct(nil, nil)
	f.Encode(nil, nil)
	f.Decode(nil, nil)
}

// Parts of a set, weighted by their size, make the loss of the whole.
func TestEvaluateInParts(t *testing.T) {
	data := sample(t, 300)
	net := vanilla(t, 3)
	f := NewInference(net)
	for _, noise := range []Noise{
		{}, {Strength: 0.5}, {Kind: SaltPepper, Strength: 0.2}, {Kind: Square, Strength: 0.4},
	} {
		whole := f.Evaluate(data, 0, 1, 300, MSE, noise)
		parts := (f.Evaluate(data, 0, 1, 200, MSE, noise)*200 + f.Evaluate(data, 200, 1, 100, MSE, noise)*100) / 300
		if math.Abs(whole-parts) > 1e-12 {
			t.Errorf("noise %v: %v for the whole, %v in parts", noise, whole, parts)
		}
		if strided := f.Evaluate(data, 1, 3, 100, MSE, noise); math.Abs(strided/whole-1) > 0.2 {
			t.Errorf("noise %v: every third image gives %v, all give %v", noise, strided, whole)
		}
	}
}
