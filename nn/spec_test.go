package nn

import (
	"strings"
	"testing"

	_ "hourglass/nn/problem/english" // so that errors are sentences
)

func TestParseSpec(t *testing.T) {
	for _, c := range []struct {
		text, canonical  string
		code, parameters int
	}{
		{"784-64-784", "784-64-784:sigmoid", 64, 101200},
		{"784-512-256-128-64-128-256-512-784", "784-512-256-128-64-128-256-512-784:sigmoid", 64, 1149520},
		{"784-128-2:linear-128-784:relu", "784-128-2:linear-128-784:relu", 2, 202258},
		{"4-3-3-4", "4-3-3-4:sigmoid", 3, 15 + 12 + 16},
		{convLayers, convLayers + ":sigmoid", 128, 7009},
		{"784-c32-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1", convLayers + ":sigmoid", 128, 7009},
		{"784-128-32*-8-784", "784-128-32*-8-784:sigmoid", 32, 785*128 + 129*32 + 33*8 + 9*784},
		{"784-128*-drop.25-784", "784-128-drop0.25-784:sigmoid", 128, 785*128 + 129*784},
		{"784-c4s2k5-c2s2-t4-t1", "28x28x1-c4k5s2-c2s2-t4-t1:sigmoid", 98, 104 + 74 + 76 + 37},
		{"784-128-32-128~-784~:linear", "784-128-32-128~-784~:linear", 32, 785*128 + 129*32 + 128 + 784},
		{"784-64:tanh-784~", "784-64:tanh-784~:sigmoid", 64, 785*64 + 784},
		{"784-900-784", "784-900-784:sigmoid", 900, 785*900 + 901*784},
	} {
		s, err := ParseSpec(c.text, Sigmoid)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if s.CodeSize() != c.code || s.Parameters() != c.parameters {
			t.Errorf("%s: code %d, %d parameters; want %d, %d",
				c.text, s.CodeSize(), s.Parameters(), c.code, c.parameters)
		}
		if s.String() != c.canonical {
			t.Errorf("%s: prints %s, want %s", c.text, s, c.canonical)
		}
		again, err := ParseSpec(s.String(), Linear)
		if err != nil || again.String() != c.canonical || again.Code != s.Code {
			t.Errorf("%s: does not read back: %v, %v", s, again, err)
		}
	}
}

func TestParseSpecRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "has no code",
		"-64-784":                      "position 1: a size is missing",
		"784":                          "has no code",
		"784-784":                      "has no code",
		"784--784":                     "position 5: a size is missing",
		"784-64-":                      "position 8: a size is missing",
		"784-0-784":                    "position 5: size 0",
		"784-x-784":                    `position 5: "x" is not a shape`,
		"784-6a-784":                   `position 5: "6a" is not a size`,
		"784-c-784":                    `position 5: "c" does not say how many filters`,
		"784-c3k-784":                  "position 5: a size is missing",
		"784-c3q2-784":                 "unknown option",
		"784-c3s3-784":                 "position 5: stride 3",
		"784-c3k17-784":                "position 5: filter size 17",
		"784-t3v-784":                  "unknown option",
		"784-mp1-784":                  "position 5: factor 1",
		"784-mp:relu-784":              `"mp" has no activation`,
		"784-4x4-784":                  `"4x4" is not a shape`,
		"784-64-7x7x7-784":             "position 8: the 64 numbers of 64 are no 7x7x7",
		"784-drop1-784":                "dropout is above 0 and below 1",
		"784-dropx-784":                "is not a probability",
		"784-64*-32*-784":              "position 9: a second code",
		"784-64-784-mp":                "the last layer must be one with weights",
		"784-64-784-drop.5":            "the last layer must be one with weights",
		"784-65000-65000-784":          "position 5: more than 4000000 parameters",
		"28x28x1-c600-c600-c1":         "position 14: more than 300000000 multiply-adds an image",
		"28x28x1-c65000-784":           "position 9: more than 1048576 numbers",
		"2x2x1-c1k3v-4":                "a filter of 3x3 does not fit into 2x2x1",
		"784-6.5-784":                  `position 5: "6.5" is not a size`,
		"784-+64-784":                  "is not a size",
		"784- 64-784":                  "is not a size",
		"784-64~-784":                  "position 5: only a layer in the second half can be tied",
		"784-64-30-50-784~":            "position 14: tied to layer 1, which is not dense from 784 to 50",
		"28x28x1-c1-784~":              "tied to layer 1, which is not dense",
		"784-64-784~~":                 `"784~" is not a size`,
		"784-c3~-784":                  "unknown option",
		"784-64:tanch-784":             `position 5: activation "tanch"`,
		"784:relu-64-784":              `position 1: "784:relu" is not a size`,
		"784-64-783":                   "the output has 783 numbers, the input 784",
		"784-70000-784":                "position 5: size 70000",
		"784-6000-784":                 "more than 4000000 parameters",
		"784-99999999999999999999-784": "position 5: size 99999999999999999999",
		strings.Repeat("9-", 70) + "9": "70 layers",
	} {
		_, err := ParseSpec(text, Sigmoid)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", text, err, want)
		}
	}
}

// The sizes are those of the tutorial's code; the multiplications are
// counted by hand.
func TestPresets(t *testing.T) {
	parameters := map[string]int{"vanilla": 101200, "deep": 1149520, "conv": 7009, "denoise": 7009}
	multiplyAdds := map[string]int{
		"vanilla": 2 * 784 * 64,
		"deep":    2 * (784*512 + 512*256 + 256*128 + 128*64),
		"conv":    9*32*784 + 288*8*196 + 72*8*49 + 72*8*16 + 72*8*64 + 72*32*196 + 288*784,
	}
	for _, p := range Presets {
		s, err := ParseSpec(p.Layers, Sigmoid)
		if err != nil || s.Parameters() != parameters[p.Name] {
			t.Errorf("%s: %d parameters, want %d; %v", p.Name, s.Parameters(), parameters[p.Name], err)
		}
		if want, ok := multiplyAdds[p.Name]; ok && s.MultiplyAdds() != want {
			t.Errorf("%s: %d multiplications, want %d", p.Name, s.MultiplyAdds(), want)
		}
	}
	s, _ := ParseSpec("784-64-784", Sigmoid)
	if w, err := s.WithCode(10); err != nil || w.CodeSize() != 10 || s.CodeSize() != 64 {
		t.Errorf("with another code: %v, %v; the first is %v", w, err, s)
	}
	s, _ = ParseSpec(convLayers, Sigmoid)
	if _, err := s.WithCode(10); err == nil || !strings.Contains(err.Error(), "4x4x8") {
		t.Errorf("another code for the convolutions: %v", err)
	}
	if _, err := FindPreset("vanila"); err == nil || !strings.Contains(err.Error(), "vanilla") {
		t.Errorf("an unknown model: %v", err)
	}
}

func FuzzParseSpec(f *testing.F) {
	f.Add("784-64-784")
	f.Add("4-3:linear-2-4:relu")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSpec(text, Sigmoid)
		if err != nil {
			return
		}
		again, err := ParseSpec(s.String(), Sigmoid)
		if err != nil || again.String() != s.String() {
			t.Errorf("%q prints as %q, which reads as %v, %v", text, s, again, err)
		}
	})
}
