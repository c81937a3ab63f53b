package fused_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"hourglass/nn"
	"hourglass/nn/fused"
	"hourglass/nn/kernel"
)

// network returns a network with biases, too: at the kink of ReLU rounding would
// decide.
func network(s nn.Spec, seed uint64) *nn.Network {
	net := nn.NewNetwork(s)
	net.Init(seed, nn.NewestStart)
	g := rand.New(rand.NewPCG(seed, 1))
	for i := range net.Params {
		net.Params[i] += float32(g.NormFloat64()) / 16
	}
	return net
}

func parse(t *testing.T, layers string) nn.Spec {
	t.Helper()
	s, err := nn.ParseSpec(layers, nn.Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func images(n, d int, seed uint64) []float32 {
	g := rand.New(rand.NewPCG(seed, 2))
	x := make([]float32, n*d)
	for i := range x {
		x[i] = g.Float32()
	}
	return x
}

// blocks returns how many blocks a network has in training.
func blocks(s nn.Spec, batch int) int {
	kinds := map[nn.Kind]fused.Kind{nn.Conv: fused.Conv, nn.MaxPool: fused.MaxPool, nn.Upsample: fused.Upsample}
	var layers []fused.Layer
	in := s.Input
	for i, out := range s.Shapes() {
		l := s.Layers[i]
		layers = append(layers, fused.Layer{
			Kind: kinds[l.Kind], In: fused.Shape(in), Out: fused.Shape(out), Size: l.Size, Stride: l.Stride, Pad: 1,
		})
		in = out
	}
	o := fused.Options{Training: true, Batch: batch, Scratch: new(kernel.Scratch)}
	return len(fused.Plan(layers, o))
}

// Random networks: a batch goes through blocks, single images through the textbook
// layers, and both have the same derivatives.
func TestBlocksAreTheirLayers(t *testing.T) {
	g := rand.New(rand.NewPCG(61, 1))
	count := 0
	for tried := 0; tried < 60; {
		s, err := nn.ParseSpec(randomLayers(g), nn.Sigmoid)
		if err != nil {
			continue // shapes that do not fit together
		}
		tried++
		net := network(s, uint64(tried))
		n, d := 2+g.IntN(39), s.Input.Size()
		count += blocks(s, n)
		x := images(n, d, uint64(tried))
		pass, single := net.NewPass(n, true), net.NewPass(1, true)
		pass.Forward(x, n)
		pass.Backward(x, nn.BCE)
		got := append([]float32(nil), net.Grads...)

		want, largest := make([]float64, len(got)), 0.0
		for i := range n {
			image := x[i*d : (i+1)*d]
			single.Forward(image, 1)
			single.Backward(image, nn.BCE)
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

		// All layers of a single image have an output in inference.
		f, values := nn.NewInference(net), 0
		for _, shape := range s.Shapes() {
			values += shape.Size()
		}
		f.Activations(make([]float32, values), x[:d])
	}
	if count < 30 {
		t.Errorf("only %d blocks in 60 networks", count)
	}
}

// Many images give what each gives alone, up to rounding, also where the code is
// inside of what would be one block.
func TestInferenceOfManyImages(t *testing.T) {
	for _, layers := range []string{
		"784-c32-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1",
		"784-c16-mp-c8-mp-c4*-up-c8-up-c1",
		"784-c8-mp-up*-c8-mp-up-c1-c4-c1",
		"12x12x1-c8-c8-144",
	} {
		net := network(parse(t, layers), 35)
		f := nn.NewInference(net)
		d, c := net.Spec.Input.Size(), net.Spec.CodeSize()
		const n = 21
		x, all, one := images(n, d, 36), make([]float32, n*d), make([]float32, d)
		codes, decoded, code := make([]float32, n*c), make([]float32, n*d), make([]float32, c)
		f.Reconstruct(all, x)
		f.Encode(codes, x)
		f.Decode(decoded, codes)
		near := func(what string, got, want float32) {
			if math.Abs(float64(got-want)) > 1e-5 {
				t.Fatalf("%s, %s: %v, alone %v", layers, what, got, want)
			}
		}
		for i := range n {
			image := x[i*d : (i+1)*d]
			f.Reconstruct(one, image)
			f.Encode(code, image)
			for j, v := range one {
				near("reconstruction", all[i*d+j], v)
				near("decoded code", decoded[i*d+j], v)
			}
			for j, v := range code {
				near("code", codes[i*c+j], v)
			}
		}
	}
}

// The last batch of an epoch has fewer images than the others, and other lanes.
func TestSmallerBatchesThanThePassIsFor(t *testing.T) {
	net := network(parse(t, "4x4x1-c8-mp-c4-up-c1"), 63)
	for most := 5; most <= 80; most++ {
		pass, x := net.NewPass(most, true), images(most, 16, 64)
		for n := 1; n <= most; n++ {
			pass.Forward(x, n)
			if loss := pass.Backward(x, nn.MSE); !(loss > 0) {
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
