package main

import (
	"bytes"
	"os"
	"testing"
)

func TestCommittedSchema(t *testing.T) {
	want, err := module()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../../static/engine/schema.js")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("static/engine/schema.js is not what the settings make it: go generate ./nn (%v)", err)
	}
}
