package nn

import (
	"strings"
	"testing"
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
		{"784-900-784", "784-900-784:sigmoid", 900, 785*900 + 901*784},
	} {
		s, err := ParseSpec(c.text, Sigmoid)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if s.CodeSize() != c.code || s.Parameters() != c.parameters {
			t.Errorf("%s: code %d, %d parameters; want %d, %d", c.text, s.CodeSize(), s.Parameters(), c.code, c.parameters)
		}
		if s.String() != c.canonical {
			t.Errorf("%s: prints %s, want %s", c.text, s, c.canonical)
		}
		if again, err := ParseSpec(s.String(), Linear); err != nil || again.String() != c.canonical || again.Code != s.Code {
			t.Errorf("%s: does not read back: %v, %v", s, again, err)
		}
	}
}

func TestParseSpecRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "position 1: a size is missing",
		"784":                          "has no code",
		"784-784":                      "has no code",
		"784--784":                     "position 5: a size is missing",
		"784-64-":                      "position 8: a size is missing",
		"784-0-784":                    "position 5: size 0",
		"784-x-784":                    `position 5: "x" is not a size`,
		"784-6.5-784":                  `position 5: "6.5" is not a size`,
		"784-+64-784":                  "is not a size",
		"784- 64-784":                  "is not a size",
		"784-64:tanch-784":             `position 5: activation "tanch"`,
		"784:relu-64-784":              "position 1: the input has no activation",
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

func TestPresets(t *testing.T) {
	for _, p := range Presets {
		if _, err := ParseSpec(p.Layers, Sigmoid); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
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
