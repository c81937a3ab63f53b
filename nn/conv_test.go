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
	net.Init(1)
	tr := trainer(t, net, Config{Seed: 1, Batch: 16, Rate: 1e-3}, sample(t, 40))
	for range 3 {
		tr.Step()
	}
	if n := testing.AllocsPerRun(6, func() { tr.Step() }); n != 0 {
		t.Errorf("a step allocates %v times", n)
	}
}

// TestGradientsOfTaps is TestGradients for the convolutions that go without
// matrices, and for their edges: one channel on either side, eight and more,
// "valid" padding, images narrower than a vector.

func TestGradientsOfTaps(t *testing.T) {
	const h, bound, n = 1e-5, 1e-5, 2
	for _, layers := range []string{
		"5x5x1-c8:sigmoid-c1:sigmoid-c8v:sigmoid-c1:sigmoid-25-5x5x1-c1",
		"4x5x2-c8:sigmoid-c16:sigmoid-c3:sigmoid-c2",
		"7x6x1-c8v:sigmoid-c8:sigmoid-c8v:sigmoid-42-7x6x1-c1",
	} {
		t.Run(layers, func(t *testing.T) {
			s, err := ParseSpec(layers, Sigmoid)
			if err != nil {
				t.Fatal(err)
			}
			net := randomNetwork(t, layers, Sigmoid, 31)
			d := s.Input.Size()
			x, target := randomImages(n, d, 32), randomImages(n, d, 33)
			pass := net.NewPass(n, true)
			pass.Forward(x, n)
			pass.Backward(target, MSE)
			params, x64, t64 := widen(net.Params), widen(x), widen(target)
			largest := 0.0
			for _, g := range net.Grads {
				largest = max(largest, math.Abs(float64(g)))
			}
			for i, p := range params {
				params[i] = p + h
				up := reference(s, params, x64, t64, n, MSE)
				params[i] = p - h
				down := reference(s, params, x64, t64, n, MSE)
				params[i] = p
				if want := (up - down) / (2 * h); math.Abs(float64(net.Grads[i])-want) > bound*largest {
					t.Fatalf("derivative %d: %v, central difference %v", i, net.Grads[i], want)
				}
			}
		})
	}
}
