package main

import (
	"os"
	"strings"
	"testing"
)

// The reading order in doc.go names every file.
func TestDocNamesEveryFile(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := f.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || name == "doc.go" {
			continue
		}
		if !strings.Contains(string(doc), name) {
			t.Errorf("%s is missing in the reading order of doc.go", name)
		}
	}
}
