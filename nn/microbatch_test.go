package nn

import (
	"math"
	"testing"

	"hourglass/nn/kernel"
)

// The gradient of a batch is the sum of its micro-batches' gradients, bit for bit,
// when each goes through a network of its own, as it would in several workers.
func TestMicroBatchesCanBeComputedApart(t *testing.T) {
	for _, layers := range []string{
		"20-9-4-9-20", "20-9-4-9~-20~", "6x6x1-c8-mp-c3-t2-c1-drop.2-36", "8x8x1-c8-mp-c8-mp-c8-up-c8-up-c1",
	} {
		for _, n := range []int{1, 3, 4, 5, 13, 16, 20, 30, 50, 64} {
			net := randomNetwork(t, layers, Sigmoid, 41)
			d := net.Spec.Input.Size()
			x := randomImages(n, d, 42)
			pass := net.NewPass(n, true)
			pass.place = 100
			pass.Forward(x, n)
			pass.Backward(x, MSE)

			other := NewNetwork(net.Spec)
			copy(other.Params, net.Params)
			sum := make([]float32, len(other.Grads))
			size := microSize(n)
			for first := 0; first < n; first += size {
				count := min(size, n-first)
				p := other.NewPass(n, true)
				p.place = pass.place + uint64(first)
				p.run(x[first*d:], count, 0, len(other.layers), size)
				// The loss is a mean over the whole batch, and its gradient at the
				// output, before the activation, is where a micro-batch begins.
				o := len(other.layers) - 1
				values := other.layers[o].outputs()
				copy(p.dOut[o], pass.dOut[o][first*values:(first+count)*values])
				p.backward(true, n)
				kernel.Add(sum, other.Grads)
			}
			for i, g := range net.Grads {
				// The sums of a tied pair come one layer after the other, not one
				// micro-batch after the other.
				close := other.Spec.Layers[len(other.layers)-1].Tied && math.Abs(float64(g-sum[i])) < 1e-6
				if g != sum[i] && !close {
					t.Fatalf("%s, %d images: derivative %d is %v, by micro-batches %v", layers, n, i, g, sum[i])
				}
			}
		}
	}
}
