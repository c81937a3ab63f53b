package nn

import (
	"encoding/json"
	"testing"
)

func TestSummary(t *testing.T) {
	if _, err := ParseSpec("784-c4s2-mp-10:linear-392~", Sigmoid); err == nil {
		t.Fatal("a tie without a mirror is accepted")
	}
	s, err := ParseSpec("784-c4s2-mp*-10:linear-784", Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	image, code, vector := Shape{14, 14, 4}, Shape{7, 7, 4}, Shape{1, 1, 10}
	layers := s.Layers
	want := []LayerSummary{
		{layers[0], "c4s2:relu", false, Shape{28, 28, 1}, image, Padding{0, 0, 1, 1}, 40, 9 * 4 * 196, 0, 36},
		{layers[1], "mp", true, image, code, Padding{}, 0, 0, 0, 0},
		{layers[2], "10:linear", false, code, vector, Padding{}, 1970, 1960, 40, 2000},
		{layers[3], "784:sigmoid", false, vector, Shape{1, 1, 784}, Padding{}, 8624, 7840, 2010, 9850},
	}
	for i, got := range s.Summary() {
		if got != want[i] {
			t.Errorf("layer %d: %+v, want %+v", i+1, got, want[i])
		}
	}
}

// Weights and biases stand where the network has them, and padding is as its
// filters see it: a transposed convolution is told as the convolution that it is
// the transpose of.
func TestSummaryIsThatOfTheNetwork(t *testing.T) {
	for _, text := range []string{
		"784-64-784",
		"784-128-32:tanh-128~-784~",
		"784-c8k5s2v-mp4-32-784",
		"784-c4-up-c4v-t3s1k5-16-784",
		"28x28x1-c16s2-c32s2-32:linear-1568-7x7x32-t16-drop.2-t1k4",
	} {
		spec, err := ParseSpec(text, Sigmoid)
		if err != nil {
			t.Fatal(err)
		}
		net, total := NewNetwork(spec), 0
		for i, l := range spec.Summary() {
			total += l.Parameters
			var w, b []float32
			switch own := net.layers[i].(type) {
			case *dense:
				w, b = own.w, own.b
			case *conv:
				w, b = own.w, own.b
				if own.window.Top != l.Padding.Top || own.window.Left != l.Padding.Left {
					t.Errorf("%s, layer %d: padding %+v, the filter's %+v", text, i+1, l.Padding, own.window)
				}
			case *transposed:
				w, b = own.w, own.b
				if own.window.Top != l.Padding.Top || own.window.Left != l.Padding.Left {
					t.Errorf("%s, layer %d: padding %+v, the filter's %+v", text, i+1, l.Padding, own.window)
				}
			default:
				continue
			}
			if &net.Params[l.Weights] != &w[0] || &net.Params[l.Biases] != &b[0] {
				t.Errorf("%s, layer %d: weights at %d and biases at %d are others", text, i+1, l.Weights, l.Biases)
			}
		}
		if total != len(net.Params) {
			t.Errorf("%s: %d parameters, want %d", text, total, len(net.Params))
		}
	}
}

// What is written by hand is JSON, with what the model is.
func TestJSON(t *testing.T) {
	tied := "layers=784-c4v-c8*-drop.25-2704-4x4x169-up-10-784~\nrate=1e-7\nnoiseKind=square"
	if _, err := ParseSettings(tied); err == nil {
		t.Fatal("a tie to a convolution is accepted")
	}
	s, err := ParseSettings("layers=784-c4v-c8*-drop.25-20-4x5x1-784\nrate=1e-7\nnoiseKind=square")
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Layers    string
		Code      int
		Rate      float64
		NoiseKind string
		Spec      struct {
			Input  struct{ Height, Width, Channels, Size int }
			Code   int
			Layers []struct {
				Word, Kind, Activation  string
				Units, Size, Parameters int
				Valid, Marked           bool
				Rate                    float64
				Padding                 [4]int
				Out                     struct{ Height, Width, Channels, Size int }
			}
		}
		Saved, Assumed string
	}
	if err := json.Unmarshal([]byte(s.JSON("layers=784-5-784&code=5", AssumedLayers)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Layers != s.Spec.String() || got.Code != 26*26*8 || got.Rate != 1e-7 || got.NoiseKind != "square" {
		t.Errorf("%+v", got)
	}
	if got.Spec.Input.Size != 784 || got.Spec.Input.Height != 28 || got.Spec.Code != 2 || len(got.Spec.Layers) != 6 {
		t.Errorf("%+v", got.Spec)
	}
	first, code, drop, shape := got.Spec.Layers[0], got.Spec.Layers[1], got.Spec.Layers[2], got.Spec.Layers[4]
	if first.Word != "c4v:relu" || first.Kind != "conv" || !first.Valid ||
		first.Units != 4 || first.Size != 3 || first.Parameters != 40 {
		t.Errorf("%+v", first)
	}
	if !code.Marked || code.Padding != [4]int{1, 1, 1, 1} || drop.Rate != 0.25 || drop.Kind != "dropout" ||
		shape.Out.Width != 5 || shape.Out.Height != 4 {
		t.Errorf("%+v, %+v, %+v", code, drop, shape)
	}
	if got.Saved != "layers=784-5-784&code=5" || got.Assumed != "layers" {
		t.Error(got.Saved, got.Assumed)
	}
}
