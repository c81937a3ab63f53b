package nn

import (
	"math"
	"testing"
)

func TestConvolutionStepAllocatesNothing(t *testing.T) {
	s, err := ParseSpec(convLayers, Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	net := NewNetwork(s)
	net.Init(1, NewestStart)
	tr := trainer(t, net, Config{Seed: 1, Batch: 16, Rate: 1e-3}, sample(t, 40))
	steps(t, tr, 3)
	if n := testing.AllocsPerRun(6, func() { steps(t, tr, 1) }); n != 0 {
		t.Errorf("a step allocates %v times", n)
	}
}

// A convolution's batch goes through in groups; images must not notice.
func TestConvolutionInGroups(t *testing.T) {
	for _, layers := range []string{
		"12x12x1-c3-mp-c2-up-c1",           // groups of 4 and 15
		"12x12x1-c16-c16-mp-c16-mp-c8-144", // tiles in groups of 5 and 22, then eights
	} {
		t.Run(layers, func(t *testing.T) { convolutionInGroups(t, layers) })
	}
}

func convolutionInGroups(t *testing.T, layers string) {
	net := randomNetwork(t, layers, Sigmoid, 51)
	const n = 33
	x := randomImages(n, 144, 52)
	pass := net.NewPass(n, true)
	all := append([]float32(nil), pass.Forward(x, n)...)
	pass.Backward(x, MSE)
	whole := append([]float32(nil), net.Grads...)
	mean := make([]float64, len(whole))
	for i := range n {
		image := x[i*144 : (i+1)*144]
		for j, v := range pass.Forward(image, 1) {
			if v != all[i*144+j] {
				t.Fatalf("image %d, pixel %d: %v alone, %v in the batch", i, j, v, all[i*144+j])
			}
		}
		pass.Backward(image, MSE)
		for j, g := range net.Grads {
			mean[j] += float64(g) / n
		}
	}
	for i, g := range whole {
		if math.Abs(float64(g)-mean[i]) > 1e-6 {
			t.Errorf("derivative %d: %v, mean over single images %v", i, g, mean[i])
		}
	}
}
