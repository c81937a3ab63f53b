package nn

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"hourglass/nn/safetensors"
)

func TestWeightsRoundTrip(t *testing.T) {
	for _, layers := range []string{
		"12-7-2:linear-7-12",
		"12-7*-2-12",
		"6x6x2-c3s2-c2v-5-18-3x3x2-t4:sigmoid-drop.5-c2k5",
		"4x4x2-drop.1-c2-5-32~-4x4x2-c2",
	} {
		t.Run(layers, func(t *testing.T) { roundTrip(t, randomNetwork(t, layers, Sigmoid, 41)) })
	}
}

func roundTrip(t *testing.T, net *Network) {
	for _, write := range []func(*Network, map[string]string) []byte{(*Network).Weights, (*Network).KerasWeights} {
		writtenAndRead(t, net, write)
	}
}

func writtenAndRead(t *testing.T, net *Network, write func(*Network, map[string]string) []byte) {
	b := write(net, map[string]string{"seed": "41"})
	again, notes, err := ReadWeights(b)
	if err != nil {
		t.Fatal(err)
	}
	if again.Spec.String() != net.Spec.String() || again.Spec.Code != net.Spec.Code || notes["seed"] != "41" {
		t.Errorf("read back as %s, notes %v", again.Spec, notes)
	}
	for i, p := range net.Params {
		if again.Params[i] != p {
			t.Fatalf("parameter %d: %v, was %v", i, again.Params[i], p)
		}
	}
	if !bytes.Equal(write(again, notes), b) {
		t.Error("a second encoding differs")
	}
}

// As float16 a number keeps 11 significant bits, so it moves by 2^-11 of itself at
// most, or by 2^-25 where it is smaller than 2^-14.
func TestHalfWeights(t *testing.T) {
	net := randomNetwork(t, "6x6x2-c3s2-c2v-5-18-3x3x2-t4:sigmoid-drop.5-c2k5", Sigmoid, 43)
	half := net.HalfWeights(nil)
	f, err := safetensors.Parse(half)
	if err != nil {
		t.Fatal(err)
	}
	for _, tensor := range f.Tensors {
		if !tensor.Half {
			t.Errorf("tensor %s is float32", tensor.Name)
		}
	}
	again, _, err := ReadWeights(half)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range net.Params {
		if d := math.Abs(float64(again.Params[i] - p)); d > max(math.Abs(float64(p))*0x1p-11, 0x1p-25) {
			t.Fatalf("parameter %d: %v, was %v", i, again.Params[i], p)
		}
	}
	if !bytes.Equal(again.HalfWeights(nil), half) {
		t.Error("a second encoding differs")
	}
}

// The layout is PyTorch's: names, and weights as (out, in).
func TestWeightsLayout(t *testing.T) {
	net := randomNetwork(t, "6-5-2-5-6", Sigmoid, 42)
	f, err := safetensors.Parse(net.Weights(nil))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"encoder.0.weight (5, 6)", "encoder.0.bias (5)", "encoder.2.weight (2, 5)", "encoder.2.bias (2)",
		"decoder.0.weight (5, 2)", "decoder.0.bias (5)", "decoder.2.weight (6, 5)", "decoder.2.bias (6)",
	}
	for i, tensor := range f.Tensors {
		if got := tensor.Name + " " + shapeText(tensor.Shape); got != want[i] {
			t.Errorf("tensor %d is %s, want %s", i, got, want[i])
		}
	}
	w := net.layers[0].(*dense).w // (6, 5)
	if f.Tensors[0].Data[1] != w[5] || f.Tensors[0].Data[6] != w[1] {
		t.Error("encoder.0.weight is not the transpose of W")
	}
}

// Convolutions have their channels first in PyTorch, and so has what is flattened.
func TestWeightsLayoutOfConvolutions(t *testing.T) {
	net := randomNetwork(t, "4x4x2-c3s2:linear-5-12-2x2x3-t2", Sigmoid, 44)
	want := []string{
		"encoder.0.weight (3, 2, 3, 3)", "encoder.0.bias (3)", // Conv2d, without an activation
		"encoder.2.weight (5, 12)", "encoder.2.bias (5)", // 1 is the Flatten
		"decoder.0.weight (12, 5)", "decoder.0.bias (12)",
		"decoder.3.weight (3, 2, 3, 3)", "decoder.3.bias (2)", // 1 is the ReLU, 2 the Unflatten
	}
	f, err := safetensors.Parse(net.Weights(nil))
	if err != nil {
		t.Fatal(err)
	}
	for i, tensor := range f.Tensors {
		if got := tensor.Name + " " + shapeText(tensor.Shape); got != want[i] {
			t.Errorf("tensor %d is %s, want %s", i, got, want[i])
		}
	}
	own := net.layers[0].(*conv).w // (3, 3, 2, 3)
	if got, want := f.Tensors[0].Data[((2*2+1)*3+0)*3+2], own[((0*3+2)*2+1)*3+2]; got != want {
		t.Errorf("filter 2, channel 1, row 0, column 2: %v, want %v", got, want)
	}
	linear := net.layers[1].(*dense).w // (2·2·3, 5): position, then channel
	if got, want := f.Tensors[2].Data[4*12+(2*2+1)*2+0], linear[((1*2+0)*3+2)*5+4]; got != want {
		t.Errorf("unit 4, channel 2, row 1, column 0: %v, want %v", got, want)
	}
	back := net.layers[2].(*dense).b // to 2x2x3
	if got, want := f.Tensors[5].Data[(1*2+1)*2+0], back[(1*2+0)*3+1]; got != want {
		t.Errorf("bias of channel 1, row 1, column 0: %v, want %v", got, want)
	}
	up := net.layers[4].(*transposed).w // (3, 3, 2, 3)
	if got, want := f.Tensors[6].Data[((2*2+1)*3+1)*3+0], up[((1*3+0)*2+1)*3+2]; got != want {
		t.Errorf("transposed filter: %v, want %v", got, want)
	}
}

// Keras has what n has, in its order, but for tied weights; names begin with the place.
func TestWeightsLayoutOfKeras(t *testing.T) {
	net := randomNetwork(t, "4x4x2-drop.5-c3s2:linear-5-12~-2x2x3-t2", Sigmoid, 45)
	want := []string{
		"000.conv2d.kernel (3, 3, 2, 3)", "001.conv2d.bias (3)", "002.dense.kernel (12, 5)", "003.dense.bias (5)",
		"004.dense.kernel (5, 12)", "005.dense.bias (12)",
		"006.conv2d_transpose.kernel (3, 3, 2, 3)", "007.conv2d_transpose.bias (2)",
	}
	f, err := safetensors.Parse(net.KerasWeights(nil))
	if err != nil {
		t.Fatal(err)
	}
	for i, tensor := range f.Tensors {
		if got := tensor.Name + " " + shapeText(tensor.Shape); got != want[i] {
			t.Errorf("tensor %d is %s, want %s", i, got, want[i])
		}
	}
	linear := net.layers[2].(*dense)
	for i, own := range map[int][]float32{
		0: net.layers[1].(*conv).w, 2: linear.w, 3: linear.b,
		5: net.layers[3].(*dense).b, 6: net.layers[5].(*transposed).w,
	} {
		if !slices.Equal(f.Tensors[i].Data, own) {
			t.Errorf("tensor %d: %v, want %v", i, f.Tensors[i].Data, own)
		}
	}
	// (12, 5), of which the tied layer has the transpose
	if got, want := f.Tensors[4].Data[2*12+7], linear.w[7*5+2]; got != want {
		t.Errorf("unit 7, input 2 of the tied layer: %v, want %v", got, want)
	}
}

func TestReadWeightsRefuses(t *testing.T) {
	net := randomNetwork(t, "6-2-6", Sigmoid, 43)
	changed := func(b []byte, f func(*safetensors.File)) []byte {
		file, err := safetensors.Parse(b)
		if err != nil {
			t.Fatal(err)
		}
		f(&file)
		return safetensors.Encode(file)
	}
	change := func(f func(*safetensors.File)) []byte { return changed(net.Weights(nil), f) }
	keras := net.KerasWeights(nil)
	tied := randomNetwork(t, "6-2-6~", Sigmoid, 43).KerasWeights(nil)
	for want, b := range map[string][]byte{
		"too short":                  nil,
		"which layers":               change(func(f *safetensors.File) { delete(f.Metadata, "layers") }),
		"position 3":                 change(func(f *safetensors.File) { f.Metadata["layers"] = "6-0-6" }),
		"4 tensors":                  change(func(f *safetensors.File) { f.Metadata["layers"] = "6-1-1-2-6" }),
		"has the shape":              change(func(f *safetensors.File) { f.Metadata["layers"] = "6-1-6" }),
		"45 parameters":              change(func(f *safetensors.File) { f.Metadata["layers"] = "6-3-6" }),
		"no tensor":                  change(func(f *safetensors.File) { f.Tensors[0].Name = "encoder.weight" }),
		"not finite":                 change(func(f *safetensors.File) { f.Tensors[1].Data[0] = float32(math.NaN()) }),
		"no tensor encoder.0.weight": changed(keras, func(f *safetensors.File) { f.Metadata["format"] = "pt" }),
		"no tensor 000.dense.kernel": change(func(f *safetensors.File) { f.Metadata["format"] = "keras" }),
		"(2, 6), wanted is (6, 2)":   changed(keras, func(f *safetensors.File) { f.Tensors[0].Shape = []int{2, 6} }),
		"transpose of the one":       changed(tied, func(f *safetensors.File) { f.Tensors[2].Data[1]++ }),
		"more than 40000":            change(func(f *safetensors.File) { f.Metadata["layers"] = "60000-60000-60000" }),
	} {
		if _, _, err := ReadWeights(b); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}

func FuzzReadWeights(f *testing.F) {
	s, _ := ParseSpec("3-2-3", Sigmoid)
	net := NewNetwork(s)
	net.Init(1, NewestStart)
	f.Add(net.Weights(map[string]string{"note": "é"}))
	f.Add(net.KerasWeights(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		net, notes, err := ReadWeights(b)
		if err != nil {
			return
		}
		again, _, err := ReadWeights(net.Weights(notes))
		if err != nil {
			t.Fatalf("what was read cannot be read again: %v", err)
		}
		for i, p := range net.Params {
			if again.Params[i] != p {
				t.Fatalf("parameter %d changes from %v to %v", i, p, again.Params[i])
			}
		}
	})
}

// A file is written over the one that the network was read from: same bytes, same place.
func TestWeightsInPlace(t *testing.T) {
	spec, err := ParseSpec("784-64-784", Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	file := NewNetwork(spec).Weights(map[string]string{"steps": "120"})
	want := slices.Clone(file)
	n, metadata, err := ReadWeights(file)
	if err != nil {
		t.Fatal(err)
	}
	clear(file)
	got := n.AppendWeights(file[:0], metadata)
	if !slices.Equal(got, want) || &got[0] != &file[0] {
		t.Errorf("%d bytes elsewhere or others, want the %d that were there", len(got), len(want))
	}
	if got := n.AppendWeights([]byte("before"), metadata); !slices.Equal(got, append([]byte("before"), want...)) {
		t.Error("what stood before did not stay before")
	}
}
