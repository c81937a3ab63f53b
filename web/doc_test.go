//go:build !js

package main

import (
	"os"
	"strings"
	"testing"
)

// The list in doc.go names every file.
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
		source := strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && name != "doc.go"
		if source && !strings.Contains(string(doc), name) {
			t.Errorf("%s is missing in the list of doc.go", name)
		}
	}
}
