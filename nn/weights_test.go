package nn

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"hourglass/nn/safetensors"
)

func TestWeightsRoundTrip(t *testing.T) {
	net := randomNetwork(t, "12-7-2:linear-7-12", Sigmoid, 41)
	b := net.Weights(map[string]string{"seed": "41"})
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
	if !bytes.Equal(again.Weights(map[string]string{"seed": "41"}), b) {
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

func TestReadWeightsRefuses(t *testing.T) {
	net := randomNetwork(t, "6-2-6", Sigmoid, 43)
	change := func(f func(*safetensors.File)) []byte {
		file, err := safetensors.Parse(net.Weights(nil))
		if err != nil {
			t.Fatal(err)
		}
		f(&file)
		return safetensors.Encode(file)
	}
	for want, b := range map[string][]byte{
		"too short":       nil,
		"which layers":    change(func(f *safetensors.File) { delete(f.Metadata, "layers") }),
		"position 3":      change(func(f *safetensors.File) { f.Metadata["layers"] = "6-0-6" }),
		"4 tensors":       change(func(f *safetensors.File) { f.Metadata["layers"] = "6-3-2-3-6" }),
		"has the shape":   change(func(f *safetensors.File) { f.Metadata["layers"] = "6-3-6" }),
		"no tensor":       change(func(f *safetensors.File) { f.Tensors[0].Name = "encoder.weight" }),
		"not finite":      change(func(f *safetensors.File) { f.Tensors[1].Data[0] = float32(math.NaN()) }),
		"more than 40000": change(func(f *safetensors.File) { f.Metadata["layers"] = "60000-60000-60000" }),
	} {
		if _, _, err := ReadWeights(b); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}

func FuzzReadWeights(f *testing.F) {
	s, _ := ParseSpec("3-2-3", Sigmoid)
	net := NewNetwork(s)
	net.Init(1)
	f.Add(net.Weights(map[string]string{"note": "é"}))
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
