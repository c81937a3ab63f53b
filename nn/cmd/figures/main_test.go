package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Figures that are measured alone leave the others as they are, and the table has one
// order, whatever was measured first.
func TestTableKeepsOthers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "measured.js")
	for _, part := range []table{{"pca16": .0254, "mean": .5}, {"pca8": 1e-7}, {"mean": .0675, "dead1": 9}} {
		if err := part.mergeInto(path); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := head + "  dead1: 9,\n  mean: 0.0675,\n  pca8: 0.0000001,\n  pca16: 0.0254,\n};\n"
	if string(b) != want {
		t.Errorf("%s\nwant\n%s", b, want)
	}
}

func TestUnknownGroup(t *testing.T) {
	err := run("digits", "", filepath.Join(t.TempDir(), "out.js"), "shipped,nonsense")
	if err == nil || !strings.Contains(err.Error(), `no group "nonsense"`) {
		t.Errorf("%v", err)
	}
}

func TestSolve(t *testing.T) {
	// a = l·lᵀ with l = (2 0; 1 3), and X = (1 -1; 2 5).
	a, b := []float64{4, 2, 2, 10}, []float64{4*1 + 2*2, -4 + 2*5, 2*1 + 10*2, -2 + 10*5}
	if err := solve(a, b, 2, 2); err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{1, -1, 2, 5} {
		if math.Abs(b[i]-want) > 1e-12 {
			t.Errorf("%v", b)
			break
		}
	}
	if err := solve([]float64{1, 1, 1, 1}, []float64{1, 1}, 2, 1); err == nil {
		t.Error("two equal rows have a solution")
	}
}
