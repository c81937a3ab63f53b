package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// reference computes the loss of a network in float64, by the formulas alone:
// it shares no code with what it checks.
func reference(s Spec, params, x, target []float64, n int, loss Loss) float64 {
	at := 0
	for i, l := range s.Layers {
		in, out := s.inputs(i), l.Units
		w, b := params[at:at+in*out], params[at+in*out:at+(in+1)*out]
		at += (in + 1) * out
		y := make([]float64, n*out)
		for k := range n {
			for o := range out {
				sum := b[o]
				for j := range in {
					sum += x[k*in+j] * w[j*out+o]
				}
				switch l.Activation {
				case ReLU:
					sum = math.Max(sum, 0)
				case Sigmoid:
					sum = 1 / (1 + math.Exp(-sum))
				}
				y[k*out+o] = sum
			}
		}
		x = y
	}
	total := 0.0
	for i, y := range x {
		if t := target[i]; loss == BCE {
			total -= t*math.Log(y) + (1-t)*math.Log(1-y)
		} else {
			total += (y - t) * (y - t)
		}
	}
	return total / float64(len(x))
}

func widen(x []float32) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = float64(v)
	}
	return y
}

// randomNetwork has biases too, which Init leaves at zero.
func randomNetwork(t *testing.T, layers string, output Activation, seed uint64) *Network {
	t.Helper()
	s, err := ParseSpec(layers, output)
	if err != nil {
		t.Fatal(err)
	}
	net := NewNetwork(s)
	net.Init(seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	for _, l := range net.layers {
		b := l.(*dense).b
		for i := range b {
			b[i] = float32(rng.NormFloat64()) / 4
		}
	}
	return net
}

func randomImages(n, d int, seed uint64) []float32 {
	rng := rand.New(rand.NewPCG(seed, 2))
	x := make([]float32, n*d)
	for i := range x {
		x[i] = rng.Float32()
	}
	return x
}

// TestGradients compares every partial derivative with a central difference in
// float64, (L(w+h) - L(w-h)) / 2h. With h = 1e-5 the difference itself is good
// to about 1e-9; what remains is float32's own rounding, about 1e-6 of the
// largest derivative for sums of this length. The bound leaves a factor ten.
func TestGradients(t *testing.T) {
	const h, bound = 1e-5, 1e-5
	for _, c := range []struct {
		layers string
		output Activation
		loss   Loss
	}{
		{"5-3-5", Sigmoid, MSE},
		{"5-3-5", Sigmoid, BCE},
		{"5-3-5", Linear, MSE},
		{"5-3-5", ReLU, MSE},
		{"9-1-9", Sigmoid, MSE},
		{"17-8:sigmoid-17", Sigmoid, BCE},
		{"12-7-2:linear-7-12", Sigmoid, MSE},
		{"12-7-2:linear-9:sigmoid-12", Sigmoid, BCE},
		{"6-11-4:sigmoid-3-8-6", Linear, MSE},
	} {
		t.Run(c.layers+" "+c.output.String()+" "+c.loss.String(), func(t *testing.T) {
			const n = 5
			net := randomNetwork(t, c.layers, c.output, 11)
			d := net.Spec.Input
			// The input and the target differ, as they do with noise.
			x, target := randomImages(n, d, 12), randomImages(n, d, 13)
			pass := net.NewPass(n, true)
			pass.Forward(x, n)
			loss := pass.Backward(target, c.loss)

			params, x64, t64 := widen(net.Params), widen(x), widen(target)
			if want := reference(net.Spec, params, x64, t64, n, c.loss); math.Abs(loss-want) > 1e-6*math.Max(1, want) {
				t.Errorf("loss %v, reference %v", loss, want)
			}
			largest := 0.0
			for _, g := range net.Grads {
				largest = math.Max(largest, math.Abs(float64(g)))
			}
			if largest == 0 {
				t.Fatal("all derivatives are zero")
			}
			for i, p := range params {
				params[i] = p + h
				up := reference(net.Spec, params, x64, t64, n, c.loss)
				params[i] = p - h
				down := reference(net.Spec, params, x64, t64, n, c.loss)
				params[i] = p
				if want := (up - down) / (2 * h); math.Abs(float64(net.Grads[i])-want) > bound*largest {
					t.Errorf("derivative %d: %v, central difference %v", i, net.Grads[i], want)
				}
			}
		})
	}
}

// A batch's gradient is the mean of its images' gradients.
func TestGradientOfABatch(t *testing.T) {
	const n = 6
	net := randomNetwork(t, "8-3-8", Sigmoid, 21)
	x := randomImages(n, 8, 22)
	pass := net.NewPass(n, true)
	pass.Forward(x, n)
	pass.Backward(x, MSE)
	whole := append([]float32(nil), net.Grads...)
	mean := make([]float64, len(whole))
	for i := range n {
		image := x[i*8 : (i+1)*8]
		pass.Forward(image, 1)
		pass.Backward(image, MSE)
		for j, g := range net.Grads {
			mean[j] += float64(g) / n
		}
	}
	for i, g := range whole {
		if math.Abs(float64(g)-mean[i]) > 1e-7 {
			t.Errorf("derivative %d: %v, mean over single images %v", i, g, mean[i])
		}
	}
}
