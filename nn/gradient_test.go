package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// An objective is what the reference computes.
type objective struct {
	loss     Loss
	sparsity float64
	masks    map[int][]float64 // of dropout, by layer: what each number is multiplied with
}

// reference computes an objective of a network in float64, by the formulas
// alone: it shares no code with what it checks but the shapes.
func reference(s Spec, params, x, target []float64, n int, o objective) float64 {
	at, in, total := 0, s.Input, 0.0
	weights := make([][]float64, len(s.Layers))
	take := func(size int) []float64 {
		at += size
		return params[at-size : at]
	}
	for i, out := range s.Shapes() {
		l := s.Layers[i]
		y := make([]float64, n*out.Size())
		switch l.Kind {
		case Dense:
			if !l.Tied {
				weights[i] = take(in.Size() * l.Units)
			}
			b := take(l.Units)
			for k := range n {
				for o := range l.Units {
					y[k*l.Units+o] = b[o]
					for j := range in.Size() {
						if l.Tied { // the mirror's weight from o to j
							y[k*l.Units+o] += x[k*in.Size()+j] * weights[len(s.Layers)-1-i][o*in.Size()+j]
						} else {
							y[k*l.Units+o] += x[k*in.Size()+j] * weights[i][j*l.Units+o]
						}
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
		case Dropout:
			for j, v := range x {
				y[j] = v * o.masks[i][j]
			}
		default: // Reshape
			copy(y, x)
		}
		for j, v := range y {
			switch l.Activation {
			case ReLU:
				y[j] = math.Max(v, 0)
			case LeakyReLU:
				y[j] = math.Max(v, v/100)
			case Sigmoid:
				y[j] = 1 / (1 + math.Exp(-v))
			case Tanh:
				y[j] = math.Tanh(v)
			}
			if i == s.Code-1 {
				total += o.sparsity / float64(n) * math.Abs(y[j])
			}
		}
		x, in = y, out
	}
	for i, y := range x {
		if t := target[i]; o.loss == BCE {
			total -= (t*math.Log(y) + (1-t)*math.Log(1-y)) / float64(len(x))
		} else {
			total += (y - t) * (y - t) / float64(len(x))
		}
	}
	return total
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
	net.Init(seed, NewestStart)
	rng := rand.New(rand.NewPCG(seed, 1))
	for _, p := range net.params {
		for i := range p.b {
			p.b[i] = float32(rng.NormFloat64()) / 4
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

// checkGradients compares partial derivatives, one of so many, with a central difference in
// float64, (L(w+h) - L(w-h)) / 2h. With h = 1e-5 the difference itself is good
// to about 1e-9; what remains is float32's own rounding, about 1e-6 of the
// largest derivative for sums of this length. The bound leaves a factor ten.
func checkGradients(t *testing.T, net *Network, n int, o objective, oneOf int) {
	t.Helper()
	const h, bound = 1e-5, 1e-5
	s, d := net.Spec, net.Spec.Input.Size()
	// The input and the target differ, as they do with noise.
	x, target := randomImages(n, d, 12), randomImages(n, d, 13)
	pass := net.NewPass(n, true)
	pass.seed, pass.sparsity = 5, o.sparsity
	pass.Forward(x, n)
	loss := pass.Backward(target, o.loss)

	o.masks = masks(pass)
	params, x64, t64 := widen(net.Params), widen(x), widen(target)
	pure := o
	pure.sparsity = 0
	if want := reference(s, params, x64, t64, n, pure); math.Abs(loss-want) > 1e-6*math.Max(1, want) {
		t.Errorf("loss %v, reference %v", loss, want)
	}
	largest := 0.0
	for _, g := range net.Grads {
		largest = math.Max(largest, math.Abs(float64(g)))
	}
	if largest == 0 {
		t.Fatal("all derivatives are zero")
	}
	for i := 0; i < len(params); i += oneOf {
		p := params[i]
		params[i] = p + h
		up := reference(s, params, x64, t64, n, o)
		params[i] = p - h
		down := reference(s, params, x64, t64, n, o)
		params[i] = p
		if want := (up - down) / (2 * h); math.Abs(float64(net.Grads[i])-want) > bound*largest {
			t.Errorf("derivative %d: %v, central difference %v", i, net.Grads[i], want)
		}
	}
}

// masks returns what the dropout layers of a network multiply the images of its last
// pass with.
func masks(pass *Pass) map[int][]float64 {
	all := map[int][]float64{}
	for i, l := range pass.net.layers {
		if l, ok := l.(*dropout); ok {
			ones := make([]float32, pass.n*l.size)
			for j := range ones {
				ones[j] = 1
			}
			l.forward(&pass.batch, ones, ones)
			all[i] = widen(ones)
		}
	}
	return all
}

func TestGradients(t *testing.T) {
	for _, c := range []struct {
		layers   string
		output   Activation
		loss     Loss
		sparsity float64
	}{
		{"5-3-5", Sigmoid, MSE, 0},
		{"5-3-5", Sigmoid, BCE, 0},
		{"5-3-5", Linear, MSE, 0},
		{"5-3-5", ReLU, MSE, 0},
		{"5-3-5", Tanh, MSE, 0},
		{"5-3-5", LeakyReLU, MSE, 0},
		{"9-1-9", Sigmoid, MSE, 0},
		{"17-8:sigmoid-17", Sigmoid, BCE, 0},
		{"12-7:tanh-2:linear-7:leaky-12", Sigmoid, MSE, 0},
		{"12-7-2:linear-9:sigmoid-12", Sigmoid, BCE, 0},
		{"6-11-4:sigmoid-3-8-6", Linear, MSE, 0},
		// An L1 penalty, with a code that is zero in places, and one that is not.
		{"9-6-9", Sigmoid, MSE, 0.01},
		{"9-6:linear-9", Sigmoid, BCE, 0.1},
		{"6x6x1-c3-mp-c2-up-c1", Sigmoid, MSE, 0.05},
		// Tied weights, alone and beside others.
		{"9-4-9~", Sigmoid, MSE, 0},
		{"12-7:tanh-3:linear-7~:tanh-12~", Sigmoid, BCE, 0.01},
		{"12-7-3:linear-7-12~", Linear, MSE, 0},
		{"4x4x1-c2-5-3-5~-32~-16", Sigmoid, MSE, 0},
		// Dropout.
		{"12-drop.3-9-4-drop.5-9-12", Sigmoid, MSE, 0},
		{"6x6x1-c4-drop.25-c2*-c1", Sigmoid, BCE, 0.01},
		// Convolutions.
		{"5x5x2-c3-mp-4-50-5x5x2-c2", Sigmoid, MSE, 0},
		{"6x6x1-c3s2-c2v-t3s1-3-36-6x6x1-c1", Linear, MSE, 0},
		{"7x7x1-c3:sigmoid-mp-c2-up-c4v-c1:sigmoid-t1k1s1-49-7x7x1-c1", Sigmoid, BCE, 0},
		{"8x8x1-c4k5-mp-c3-mp-c2-mp-c3:sigmoid-up-c2-up-c3k5-up-c1", Sigmoid, BCE, 0},
		{"9x9x1-c2s2-t3-c1k2v", Sigmoid, MSE, 0},
		{"6x4x2-c3s2:sigmoid-t2-c2", Sigmoid, MSE, 0},
		{"7x5x1-mp3-c2-35-7x5x1-t1s1", Linear, MSE, 0},
		// Convolutions in their direct form, and their edges: one channel on
		// either side, eight and more, "valid" padding, images narrower than a
		// vector.
		{"5x5x1-c8:sigmoid-c1:sigmoid-c8v:sigmoid-c1:sigmoid-25-5x5x1-c1", Sigmoid, MSE, 0},
		{"4x5x2-c8:sigmoid-c16:sigmoid-c3:sigmoid-c2", Sigmoid, MSE, 0},
		{"7x6x1-c8v:sigmoid-c8:sigmoid-c8v:sigmoid-42-7x6x1-c1", Sigmoid, MSE, 0},
		// By Winograd's transforms in blocks, "same" and "valid".
		{"2x4x1-c16:sigmoid-c20:sigmoid-c1", Sigmoid, MSE, 0},
		{"4x4x1-c16:sigmoid-c16v:sigmoid-16-4x4x1-c1", Sigmoid, MSE, 0},
	} {
		t.Run(c.layers+" "+c.output.String()+" "+c.loss.String(), func(t *testing.T) {
			net := randomNetwork(t, c.layers, c.output, 11)
			checkGradients(t, net, 5, objective{loss: c.loss, sparsity: c.sparsity}, 1)
		})
	}
}

// TestGradientsOfBlocks has batches large enough for fused blocks: every kind of
// op, next to each other and next to single layers, in full groups of eight images
// and with one image over.
func TestGradientsOfBlocks(t *testing.T) {
	for _, c := range []struct {
		layers   string
		loss     Loss
		sparsity float64
		n        int
	}{
		{"6x6x1-c4:sigmoid-mp-c4:tanh-up-c1", MSE, 0.05, 17},
		{"4x4x1-c8-mp-c12:sigmoid-up-c1-c4:sigmoid-c3-48-16", BCE, 0, 17},
		{"16-4x4x1-c4:leaky-mp-up-c4v:sigmoid-up*-c1:sigmoid-c4-64-16", MSE, 0.02, 18},
		{"4x4x2-c16:sigmoid-c16:sigmoid-mp*-up-c20:sigmoid-c1:sigmoid-c2", MSE, 0.01, 17},
		{"2x4x1-c16:sigmoid-up-c16v:sigmoid-up-c4:tanh-mp-c1:sigmoid-8", MSE, 0, 20},
		{"2x2x1-c4:sigmoid-up-c1-4", MSE, 0, 36},
		{"10x12x1-c8:sigmoid-mp-c8:tanh-c8v:sigmoid-up-c1-120", MSE, 0, 17},
	} {
		t.Run(c.layers, func(t *testing.T) {
			net := randomNetwork(t, c.layers, Sigmoid, 11)
			checkGradients(t, net, c.n, objective{loss: c.loss, sparsity: c.sparsity}, 1+len(net.Params)/250)
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
