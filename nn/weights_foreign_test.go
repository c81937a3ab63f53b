package nn

import (
	"slices"
	"strings"
	"testing"

	"hourglass/nn/safetensors"
)

// saveFile is what safetensors' save_file makes of the state_dict of others: the
// tensors of net in the order of the letters in their names, without metadata.
// rename gives the name of layer i with weights, of which there are n.
func saveFile(t *testing.T, net *Network, metadata map[string]string, rename func(own string, i, n int) string) []byte {
	t.Helper()
	f, err := safetensors.Parse(net.Weights(nil))
	if err != nil {
		t.Fatal(err)
	}
	for i := range f.Tensors {
		own, kind, _ := strings.Cut(f.Tensors[i].Name, ".weight")
		ending := ".weight" + kind
		if b, ok := strings.CutSuffix(own, ".bias"); ok {
			own, ending = b, ".bias"
		}
		f.Tensors[i].Name = rename(own, i/2, len(f.Tensors)/2) + ending
	}
	slices.SortFunc(f.Tensors, func(a, b safetensors.Tensor) int { return strings.Compare(a.Name, b.Name) })
	f.Metadata = metadata
	return safetensors.Encode(f)
}

func same(own string, _, _ int) string { return own }

// counted names the layers FORMAT with the number of each in place of #.
func counted(format string) func(string, int, int) string {
	return func(_ string, i, _ int) string { return strings.Replace(format, "#", itoa(i+1), 1) }
}

func itoa(n int) string { return Shape{1, 1, n}.String() }

func TestOpenWeightsOfOthers(t *testing.T) {
	told := func(layers string) map[string]string { return map[string]string{"layers": layers} }
	halves := func(own string, i, n int) string {
		if i < n/2 {
			return "enc" + itoa(i+1)
		}
		return "dec" + itoa(i+1-n/2)
	}
	for _, c := range []struct {
		name, layers string
		metadata     map[string]string
		rename       func(own string, i, n int) string
		assumed      Assumed
	}{
		{"no metadata", "784-4-784:sigmoid", nil, same, AssumedLayers},
		{"deep", "784-9-7-3-7-9-784:sigmoid", nil, same, AssumedLayers},
		{"10 after 2", "784-11-10-9-8-7-3-7-8-9-10-11-784:sigmoid", nil, counted("fc#"), AssumedLayers},
		{"all of one size", "784-784-784-784:sigmoid", nil, counted("layers.#"), AssumedLayers},
		{"one Sequential", "784-5-3-784:sigmoid", nil, counted("#"), AssumedLayers},
		{"halves", "784-5-3-5-784:sigmoid", nil, halves, AssumedLayers},
		{"words", "784-4-784:sigmoid", nil, func(_ string, i, _ int) string { return []string{"output", "code"}[1-i] },
			AssumedLayers},
		{"prefix", "12-4-12:sigmoid", told("12-4-12:sigmoid"),
			func(own string, _, _ int) string { return "module." + own }, AssumedNothing},
		{"prefixes", "12-4:tanh-12:linear", told("12-4:tanh-12:linear"),
			func(own string, _, _ int) string { return "module._orig_mod.net.model." + own }, AssumedNothing},
		{"prefixes, no metadata", "784-4-784:sigmoid", nil,
			func(own string, _, _ int) string { return "_orig_mod.module." + own }, AssumedLayers},
		{"names, layers told", "12-4:tanh-12:linear", told("12-4:tanh-12:linear"), counted("fc#"), AssumedNames},
		{"numbers without activations", "12-5-3-12:sigmoid", told("12-5-3-12:sigmoid"), counted("encoder.#"),
			AssumedNames},
		{"tied, layers told", "12-5-3-5~-12~:sigmoid", told("12-5-3-5~-12~:sigmoid"), counted("fc#"), AssumedNames},
		{"layers told, strided", "6x6x1-c3s2-5-27-3x3x3-t1:sigmoid", told("6x6x1-c3s2-5-27-3x3x3-t1:sigmoid"),
			counted("layer#"), AssumedNames},
		{"convolutions", "28x28x1-c4-c2-c2k5-c1:sigmoid", nil, same, AssumedLayers},
		{"convolutions and linear", "28x28x1-c3-20-2352-28x28x3-c1k5:sigmoid", nil, same, AssumedLayers},
		{"the sizes tell that there are no zeros", "28x28x1-c2v-c3v-7-784:sigmoid", nil, counted("layer#"),
			AssumedLayers},
		{"the sizes tell that there is no pooling", "28x28x1-c2-c3-7-784:sigmoid", nil, counted("layer#"),
			AssumedLayers},
	} {
		t.Run(c.name, func(t *testing.T) {
			net := randomNetwork(t, c.layers, Sigmoid, 47)
			n, _, assumed, err := OpenWeights(saveFile(t, net, c.metadata, c.rename))
			if err != nil {
				t.Fatal(err)
			}
			if assumed != c.assumed {
				t.Errorf("assumed %q, want %q", assumed, c.assumed)
			}
			if n.Spec.String() != c.layers || !slices.Equal(n.Params, net.Params) {
				t.Errorf("opened as %s", n.Spec)
			}
		})
	}
}

// Layers without biases have none: zeros.
func TestOpenWeightsWithoutBiases(t *testing.T) {
	net := randomNetwork(t, "784-4-784", Sigmoid, 48)
	f, err := safetensors.Parse(net.Weights(nil))
	if err != nil {
		t.Fatal(err)
	}
	f.Tensors = []safetensors.Tensor{f.Tensors[2], f.Tensors[0]}
	// More that is told must not make less of a file.
	for _, c := range []struct {
		metadata map[string]string
		assumed  Assumed
	}{
		{nil, AssumedLayers + AssumedBiases},
		{map[string]string{"layers": "784-4-784:sigmoid"}, AssumedBiases},
	} {
		f.Metadata = c.metadata
		n, _, assumed, err := OpenWeights(safetensors.Encode(f))
		if err != nil || assumed != c.assumed {
			t.Fatal(assumed, err)
		}
		for i, l := range n.layers {
			got, want := l.(*dense), net.layers[i].(*dense)
			if !slices.Equal(got.w, want.w) || !slices.Equal(got.b, make([]float32, len(want.b))) {
				t.Errorf("layer %d: biases %v", i, got.b)
			}
		}
	}
}

// Where more than one network has these shapes, or none that is known here, the
// sentence says what to add and which names the file has.
func TestOpenWeightsInDoubt(t *testing.T) {
	numbers := func(of ...string) func(string, int, int) string {
		return func(_ string, i, _ int) string { return of[i] }
	}
	for name, c := range map[string]struct {
		layers string
		rename func(string, int, int) string
	}{
		"two orders":           {"784-784-784-784", numbers("a", "b", "c")},
		"pooling":              {"28x28x1-c4-mp-c2-up-c1", same},
		"strides":              {"28x28x1-c4s2-c2s2-t4-t1", same},
		"pooling by functions": {"28x28x1-c4-mp-c2-up-c1", counted("conv#")},
		"pooling at the ends":  {"28x28x1-c4-mp-c2-up-c1", numbers("block1.0", "block2.0", "block3.0")},
		"zeros or none":        {"28x28x1-c2v-c3-7-784", counted("layer#")},
		"no autoencoder": {"784-4-784", func(own string, i, _ int) string {
			return own + strings.Repeat(".norm", i)
		}},
	} {
		b := saveFile(t, randomNetwork(t, c.layers, Sigmoid, 49), nil, c.rename)
		if name == "no autoencoder" {
			f, _ := safetensors.Parse(b)
			f.Tensors = f.Tensors[2:]
			b = safetensors.Encode(f)
		}
		n, _, _, err := OpenWeights(b)
		if err == nil {
			t.Errorf("%s: opened as %s", name, n.Spec)
			continue
		}
		for _, want := range []string{"does not say which layers", `metadata=dict(layers="784-64-784")`, ".weight"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v; want one with %s", name, err, want)
			}
		}
	}
}

// Other tensors than weights and biases, and shapes of no layer, are listed.
func TestOpenWeightsListsNames(t *testing.T) {
	net := randomNetwork(t, "12-4-12", Sigmoid, 50)
	with := func(metadata map[string]string, change func(*safetensors.File)) []byte {
		f, err := safetensors.Parse(net.Weights(nil))
		if err != nil {
			t.Fatal(err)
		}
		f.Metadata = metadata
		change(&f)
		return safetensors.Encode(f)
	}
	told := map[string]string{"layers": "12-4-12"}
	for want, b := range map[string][]byte{
		"the file has encoder.0.weight, encoder.0.bias, decoder.0.weight, decoder.0.bias, mean": with(told,
			func(f *safetensors.File) {
				f.Tensors = append(f.Tensors, safetensors.Tensor{Name: "mean", Shape: []int{1}, Data: []float32{0}})
			}),
		"weights: the file has no tensors": with(nil, func(f *safetensors.File) { f.Tensors = nil }),
		"the file has a.weight, encoder.0.bias": with(told, func(f *safetensors.File) {
			f.Tensors[0].Name = "a.weight" // a bias without its weight
		}),
		"the file has encoder.0.weight, encoder.0.bias, mean": with(nil, func(f *safetensors.File) {
			f.Tensors[2].Name = "mean"
		}),
		"the file has 000.dense.kernel": func() []byte {
			f, _ := safetensors.Parse(net.KerasWeights(nil))
			delete(f.Metadata, "layers")
			return safetensors.Encode(f)
		}(),
	} {
		if _, _, _, err := OpenWeights(b); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}

// What is stored for others, or trained on by commands, says what it is.
func TestReadWeightsAssumesNoLayers(t *testing.T) {
	b := saveFile(t, randomNetwork(t, "784-4-784", Sigmoid, 51), nil, same)
	if _, _, err := ReadWeights(b); err == nil || !strings.Contains(err.Error(), "which layers") {
		t.Errorf("error %v", err)
	}
}
