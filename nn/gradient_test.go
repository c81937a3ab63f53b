package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// reference computes the loss of a network in float64, by the formulas alone:
// it shares no code with what it checks but the shapes.
func reference(s Spec, params, x, target []float64, n int, loss Loss) float64 {
	at, in := 0, s.Input
	take := func(size int) []float64 {
		at += size
		return params[at-size : at]
	}
	for i, out := range s.Shapes() {
		l := s.Layers[i]
		y := make([]float64, n*out.Size())
		switch l.Kind {
		case Dense:
			w, b := take(in.Size()*l.Units), take(l.Units)
			for k := range n {
				for o := range l.Units {
					y[k*l.Units+o] = b[o]
					for j := range in.Size() {
						y[k*l.Units+o] += x[k*in.Size()+j] * w[j*l.Units+o]
					}
				}
			}
		case Conv:
			referenceConv(l, in, out, n, take(l.Size*l.Size*in.C*out.C), take(out.C), x, y, false)
		case Transposed:
			// The formula of the convolution that goes the other way, read backward.
			referenceConv(l, out, in, n, take(l.Size*l.Size*in.C*out.C), take(out.C), y, x, true)
		case MaxPool:
			each(n, out, func(k, h, w, c, o int) {
				y[o] = math.Inf(-1)
				for yy := h * l.Size; yy < min((h+1)*l.Size, in.H); yy++ {
					for xx := w * l.Size; xx < min((w+1)*l.Size, in.W); xx++ {
						y[o] = math.Max(y[o], x[((k*in.H+yy)*in.W+xx)*in.C+c])
					}
				}
			})
		case Upsample:
			each(n, out, func(k, h, w, c, o int) { y[o] = x[((k*in.H+h/l.Size)*in.W+w/l.Size)*in.C+c] })
		default: // Reshape
			copy(y, x)
		}
		for j, v := range y {
			switch l.Activation {
			case ReLU:
				y[j] = math.Max(v, 0)
			case Sigmoid:
				y[j] = 1 / (1 + math.Exp(-v))
			}
		}
		x, in = y, out
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

// each calls f for every number of n images of a shape.
func each(n int, s Shape, f func(k, h, w, c, offset int)) {
	for o := range n * s.Size() {
		f(o/s.Size(), o/(s.W*s.C)%s.H, o/s.C%s.W, o%s.C, o)
	}
}

// referenceConv is a convolution from in to out, value by value. Transposed, it
// goes from y to x instead: every product that y gets from x, x gets from y.
func referenceConv(l LayerSpec, in, out Shape, n int, w, b, x, y []float64, transposed bool) {
	pad := func(in, out int) int {
		if l.Valid {
			return 0
		}
		return max((out-1)*l.Stride+l.Size-in, 0) / 2
	}
	top, left := pad(in.H, out.H), pad(in.W, out.W)
	if transposed {
		each(n, in, func(_, _, _, c, i int) { x[i] = b[c] })
	}
	each(n, out, func(k, h, ww, c, o int) {
		if !transposed {
			y[o] = b[c]
		}
		for i := range l.Size {
			for j := range l.Size {
				yy, xx := h*l.Stride+i-top, ww*l.Stride+j-left
				if yy < 0 || yy >= in.H || xx < 0 || xx >= in.W {
					continue
				}
				for ci := range in.C {
					from := ((k*in.H+yy)*in.W+xx)*in.C + ci
					weight := w[((i*l.Size+j)*in.C+ci)*out.C+c]
					if transposed {
						x[from] += y[o] * weight
					} else {
						y[o] += x[from] * weight
					}
				}
			}
		}
	})
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
		for i := range biasesOf(l) {
			biasesOf(l)[i] = float32(rng.NormFloat64()) / 4
		}
	}
	return net
}

func biasesOf(l layer) []float32 {
	switch l := l.(type) {
	case *dense:
		return l.b
	case *conv:
		return l.b
	case *transposed:
		return l.b
	}
	return nil
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
		{"5x5x2-c3-mp-4-50-5x5x2-c2", Sigmoid, MSE},
		{"6x6x1-c3s2-c2v-t3s1-3-36-6x6x1-c1", Linear, MSE},
		{"7x7x1-c3:sigmoid-mp-c2-up-c4v-c1:sigmoid-t1k1s1-49-7x7x1-c1", Sigmoid, BCE},
		{"8x8x1-c4k5-mp-c3-mp-c2-mp-c3:sigmoid-up-c2-up-c3k5-up-c1", Sigmoid, BCE},
		{"9x9x1-c2s2-t3-c1k2v", Sigmoid, MSE},
		{"6x4x2-c3s2:sigmoid-t2-c2", Sigmoid, MSE},
		{"7x5x1-mp3-c2-35-7x5x1-t1s1", Linear, MSE},
	} {
		t.Run(c.layers+" "+c.output.String()+" "+c.loss.String(), func(t *testing.T) {
			const n = 5
			net := randomNetwork(t, c.layers, c.output, 11)
			d := net.Spec.Input.Size()
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
