package nn

import (
	"math"
	"testing"
)

func TestInitKeepsVariance(t *testing.T) {
	for _, c := range []struct {
		layers string
		want   []float64
	}{
		{"784-300-784", []float64{2.0 / 784, 2.0 / (300 + 784)}},
		{"784-300:tanh-20:linear-784", []float64{2.0 / (784 + 300), 2.0 / (300 + 20), 2.0 / (20 + 784)}},
	} {
		s, err := ParseSpec(c.layers, Linear)
		if err != nil {
			t.Fatal(err)
		}
		net := NewNetwork(s)
		net.Init(5, NewestStart)
		// The variance of a uniform draw from [-a, a] is a²/3. Its estimate from
		// k draws has a relative standard error of √(4/5k), .007 for the smallest
		// layer here (300·20 draws... k = 6000 gives .012); the bound is four times that.
		for i, want := range c.want {
			var square float64
			w, _, _ := weightsOf(net.layers[i])
			for _, v := range w {
				square += float64(v) * float64(v)
			}
			if got := square / float64(len(w)); math.Abs(got/want-1) > 0.05 {
				t.Errorf("%s, layer %d: variance %.6f, want %.6f", c.layers, i+1, got, want)
			}
		}
		first := net.Params[0]
		net.Init(6, NewestStart)
		if net.Params[0] == first {
			t.Errorf("%s: two seeds give the same weights", c.layers)
		}
	}
}

// A chain of dense layers with ReLU starts as x ↦ x·E·D + constant, where the columns of E (784, C)
// are orthonormal, and the rows of D (C, 784): no direction of the code is lost.
func TestDenseReLUStartsLinear(t *testing.T) {
	for _, layers := range []string{
		"784-512-256-128-64-128-256-512-784", "784-96-48-2:linear-48-96-784", "784-64-10-784", "784-10-64-784",
	} {
		s, err := ParseSpec(layers, Linear)
		if err != nil {
			t.Fatal(err)
		}
		net := NewNetwork(s)
		net.Init(3, NewestStart)
		size, f := s.CodeSize(), NewInference(net)
		// The first image is zero, the others have one pixel each.
		x, codes, y := make([]float32, 785*784), make([]float32, 785*size), make([]float32, 785*784)
		for i := range 784 {
			x[(i+1)*784+i] = 1
		}
		f.Encode(codes, x)
		f.Reconstruct(y, x)
		// What each pixel adds to the first of n numbers of the code, or of the output.
		row := func(of []float32, n, i int) []float32 {
			r := make([]float32, n)
			for j := range r {
				r[j] = of[(i+1)*n+j] - of[j]
			}
			return r
		}
		// Sums of 784 products of float32s near 1/28 are good to 1e-5.
		const bound = 1e-4
		gram := make([]float64, size*size)
		for i := range 784 {
			e, out := row(codes, size, i), row(y, 784, i)
			var in, after float64
			for a := range e {
				in += float64(e[a]) * float64(e[a])
				for b := range e {
					gram[a*size+b] += float64(e[a]) * float64(e[b])
				}
			}
			for _, v := range out {
				after += float64(v) * float64(v)
			}
			if math.Abs(in-after) > bound {
				t.Fatalf("%s: pixel %d has the square %v in the code and %v in the output", layers, i, in, after)
			}
		}
		for i, v := range gram {
			want := 0.0
			if i%(size+1) == 0 {
				want = 1
			}
			if math.Abs(v-want) > bound {
				t.Fatalf("%s: E'E has %v at %d, %d", layers, v, i/size, i%size)
			}
		}
		// Both together are linear: an image's output is the sum of its pixels'.
		image, sum := make([]float32, 784), make([]float64, 784)
		for i := range image {
			if i%5 == 0 {
				image[i] = float32(i%3) / 2
			}
			for j, v := range row(y, 784, i) {
				sum[j] += float64(image[i]) * float64(v)
			}
		}
		out := make([]float32, 784)
		f.Reconstruct(out, image)
		for j, v := range out {
			if math.Abs(float64(v-y[j])-sum[j]) > bound {
				t.Fatalf("%s: output %d is %v, by its pixels %v", layers, j, v-y[j], sum[j])
			}
		}
	}
}

// A network with a sigmoid output begins near the mean pixel, .13, whatever the seed. From the
// first start, some seeds begin black.
func TestStartNearTheMean(t *testing.T) {
	data := sample(t, 4)
	x := make([]float32, 4*784)
	for i := range data.N() {
		data.Read(x[784*i:], i)
	}
	for _, layers := range []string{
		Presets[0].Layers, Presets[1].Layers, convLayers, "28x28x1-c16-mp-c16-mp-c16-up-c16-up-c1",
		"784-20:tanh-784",
	} {
		s, err := ParseSpec(layers, Sigmoid)
		if err != nil {
			t.Fatal(err)
		}
		seeds := uint64(10)
		if layers == convLayers {
			seeds = 100 // 79 has large activations before the output
		}
		for seed := range seeds {
			net := NewNetwork(s)
			net.Init(seed, MeanStart)
			y := net.NewPass(4, false).Forward(x, 4)
			for i, v := range y {
				if !(v > 0.03 && v < 0.4) {
					t.Fatalf("%s, seed %d: output %d is %v", layers, seed, i, v)
				}
			}
		}
	}
}

// Weights that two layers share have the scale of the first of them.
func TestTiedWeightsAreDrawnOnce(t *testing.T) {
	s, err := ParseSpec("784-64-784~", Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	most := func(start Start) (most float64) {
		net := NewNetwork(s)
		net.Init(1, start)
		for _, w := range net.params[0].w {
			most = max(most, math.Abs(float64(w)))
		}
		return most
	}
	// Of 50,176 draws the largest is within .001 of the limit.
	for start, want := range map[Start]float64{FirstStart: math.Sqrt(6. / 848), MeanStart: math.Sqrt(6. / 784)} {
		if got := most(start); !(got <= want && got > 0.999*want) {
			t.Errorf("start %d: up to %v, want %v", start, got, want)
		}
	}
}
