package nn

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// Networks as chance makes them: a batch goes through stacks, single images through
// the layers themselves, and both must say the same about every parameter.
func TestStacksAreTheirLayers(t *testing.T) {
	g := rand.New(rand.NewPCG(61, 1))
	stacks := 0
	for tried := 0; tried < 60; {
		s, err := ParseSpec(randomLayers(g), Sigmoid)
		if err != nil {
			continue // shapes that do not meet
		}
		tried++
		// Biases are not zero: at the kink of ReLU rounding would decide.
		net := randomNetwork(t, s.String(), Sigmoid, uint64(tried))
		n, d := 2+g.IntN(39), s.Input.Size()
		x := randomImages(n, d, uint64(tried))
		pass, single := net.NewPass(n, true), net.NewPass(1, true)
		pass.sparsity, single.sparsity = 0.01, 0.01
		pass.Forward(x, n)
		pass.Backward(x, BCE)
		got := append([]float32(nil), net.Grads...)
		for _, part := range pass.parts {
			if part.stack != nil {
				stacks++
			}
		}

		want, largest := make([]float64, len(got)), 0.0
		for i := range n {
			image := x[i*d : (i+1)*d]
			single.Forward(image, 1)
			single.Backward(image, BCE)
			for j, v := range net.Grads {
				want[j] += float64(v) / float64(n)
			}
		}
		for _, v := range want {
			largest = math.Max(largest, math.Abs(v))
		}
		for j, v := range got {
			if !(math.Abs(float64(v)-want[j]) <= 1e-4*largest) {
				t.Errorf("%s, %d images: derivative %d is %v, mean over single images %v", s, n, j, v, want[j])
				break
			}
		}

		// What is kept for an image or two is enough for whoever looks at the layers.
		f, values := NewInference(net), 0
		for _, shape := range s.Shapes() {
			values += shape.Size()
		}
		f.Activations(make([]float32, values), x[:d])
	}
	if stacks < 30 {
		t.Errorf("only %d stacks in 60 networks", stacks)
	}
}

// The last batch of an epoch has fewer images, and other lanes, than the others.
func TestSmallerBatchesThanThePassIsFor(t *testing.T) {
	net := randomNetwork(t, "4x4x1-c8-mp-c4-up-c1", Sigmoid, 63)
	for most := 5; most <= 80; most++ {
		pass, x := net.NewPass(most, true), randomImages(most, 16, 64)
		for n := 1; n <= most; n++ {
			pass.Forward(x, n)
			if loss := pass.Backward(x, MSE); !(loss > 0) {
				t.Fatalf("%d of %d images: loss %v", n, most, loss)
			}
		}
	}
}

// randomLayers returns a layer list of convolutions, pooling and up-sampling.
func randomLayers(g *rand.Rand) string {
	h, w := 1+g.IntN(12), 1+g.IntN(12)
	list, code := strconv.Itoa(h)+"x"+strconv.Itoa(w)+"x1", false
	for range 1 + g.IntN(5) {
		switch g.IntN(5) {
		case 0:
			list += "-mp"
		case 1:
			list += "-up"
		default:
			channels := [...]int{1, 2, 3, 4, 5, 8, 12, 16}
			kinds := [...]string{"", "v", ":leaky", ":tanh"}
			list += "-c" + strconv.Itoa(channels[g.IntN(len(channels))]) + kinds[g.IntN(len(kinds))]
		}
		if !code && g.IntN(3) == 0 {
			list, code = list+"*", true
		}
	}
	return list + "-" + strconv.Itoa(h*w)
}
