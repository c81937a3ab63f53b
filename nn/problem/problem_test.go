package problem

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestNew(t *testing.T) {
	cause := New("inner", 7)
	got := At("outer", 3, "text", -2, 0.25, cause, errors.New("other"))
	want := &Problem{Code: "outer", Args: []string{"text", "-2", "0.25", "other"}, At: 3,
		Cause: &Problem{Code: "inner", Args: []string{"7"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if text := got.Error(); text != "outer text -2 0.25 other: inner 7" {
		t.Errorf("without words: %q", text)
	}
	if !Has(got, "inner") || !Has(got, "outer") || Has(got, "other") ||
		Has(errors.New("outer"), "outer") || Has(nil, "outer") {
		t.Error("Has")
	}
	if arg := New("long", strings.Repeat("é", 150)).Args[0]; arg != strings.Repeat("é", 100)+"…" {
		t.Errorf("a long argument: %q", arg)
	}
	defer func() {
		if recover() == nil {
			t.Error("an argument of any type")
		}
	}()
	New("outer", []int{1})
}

func TestClip(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"784-64-784":             "784-64-784",
		"a\"b\n":                 `a\"b\n`,
		"\xff":                   `\xff`,
		strings.Repeat("x", 41):  strings.Repeat("x", 40) + "…",
		strings.Repeat("yé", 20): strings.Repeat("yé", 13) + "y…",
	} {
		if got := Clip(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAppend(t *testing.T) {
	p := At("outer", 3, "a", "b\x00c", New("inner"))
	want := "before outer\x003\x002\x00a\x00b\uFFFDc\x00inner\x000\x000\x00"
	if got := string(p.Append([]byte("before "))); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
