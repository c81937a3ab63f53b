//go:build !js

package main

import (
	"bytes"
	"encoding/binary"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"hourglass/nn"
	"hourglass/nn/safetensors"
)

// Nothing rides along: unknown metadata and unclean notes are gone.
func TestReencode(t *testing.T) {
	file, err := safetensors.Parse(weightsOf(t, "4-2-4", 1))
	if err != nil {
		t.Fatal(err)
	}
	for key, value := range map[string]string{
		"secret": "x", "loss": "<script>", "noise": strings.Repeat("9", 25), "batch": "", "format": "zip", // not kept
		"seed": "18446744073709551615", "rate": "1e-05", // kept
	} {
		file.Metadata[key] = value
	}
	b, err := reencode(safetensors.Encode(file))
	if err != nil {
		t.Fatal(err)
	}
	_, metadata, err := nn.ReadWeights(b)
	want := map[string]string{
		"layers": "4-2-4:sigmoid", "format": "pt", "steps": "120", "seed": "18446744073709551615", "rate": "1e-05",
	}
	if err != nil || len(metadata) != len(want) {
		t.Errorf("metadata %v, %v", metadata, err)
	}
	for key, value := range want {
		if metadata[key] != value {
			t.Errorf("%s is %q, want %q", key, metadata[key], value)
		}
	}
}

// fileOfBefore is what the page wrote before files carried their settings.
func fileOfBefore(t *testing.T) safetensors.File {
	t.Helper()
	file, err := safetensors.Parse(weightsOf(t, "784-3-784", 1))
	if err != nil {
		t.Fatal(err)
	}
	file.Metadata = map[string]string{
		"format": "pt", "layers": "784-3-784:sigmoid", "steps": "235", "seed": "7", "batch": "256", "loss": "mse",
		"optimizer": "adamw", "rate": "0.001", "decay": "0.01",
		"noise": "0.4", "noiseKind": "gaussian", "noiseRange": "fixed",
		"data": "mnist", "images": "60000", "epochs": "10", "schedule": "constant", "mse": "0.01234",
	}
	return file
}

// An id stands for the same bytes for good: a file of before, uploaded again,
// gets the one that it has.
func TestFileOfBefore(t *testing.T) {
	upload := safetensors.Encode(fileOfBefore(t))
	b, err := reencode(upload)
	if err != nil || !bytes.Equal(b, upload) {
		t.Errorf("other bytes, %v", err)
	}
	if id := contentID(b); id != "ux5uxzhnnir6jzti26usvduc" {
		t.Errorf("id %s", id)
	}
}

// Settings stay as far as they make the file's layers, in the one spelling that
// there is.
func TestSettings(t *testing.T) {
	const chosen = "code=3\nseed=7\nrate=1e-5\ndata=digits"
	s, err := nn.ParseSettings(chosen)
	if err != nil {
		t.Fatal(err)
	}
	first, err := nn.ParseSettings(chosen + "\nstart=1") // without a start: there was only the first
	if err != nil {
		t.Fatal(err)
	}
	for settings, want := range map[string]string{
		s.String(): s.String(),
		"rate=0.000010&data=digits&seed=7&&code=3":     first.String(),
		"code=3&seed=7&rate=1e-5&data=digits&name=Joe": "",
		"code=4": "",
		"Joe":    "",
	} {
		file := fileOfBefore(t)
		file.Metadata[nn.MetaSettings] = settings
		b, err := reencode(safetensors.Encode(file))
		if err != nil {
			t.Fatal(err)
		}
		_, metadata, err := nn.ReadWeights(b)
		if got := metadata[nn.MetaSettings]; err != nil || got != want {
			t.Errorf("%q became %q, %v; want %q", settings, got, err, want)
		}
	}
}

func TestNotes(t *testing.T) {
	for key, values := range map[string][2][]string{
		"steps": {
			{"0", "120", "10000000000000"},
			{"", "JohnSmith", "-1", "+5", "007", "1e3", "1.5", "10000000000001"},
		},
		"seed":  {{"0", "18446744073709551615"}, {"18446744073709551616"}},
		"batch": {{"1", "4096"}, {"0", "4097"}},
		"rate":  {{"0.001", "1e-05", "1e-7", "10"}, {"10.1", ".1", "1.", "00.1", "0x1p-2"}},
		"noise": {{"0", "0.4", "2"}, {"2.5", "-0.4"}},
		"mse": {
			{"0", "0.00543", "0.004980", "5.000e-7", "1.2345678901234567e-300"},
			{"NaN", "Inf", "-1", "1_0", "1e999", " 1", "0." + strings.Repeat("3", 30)},
		},
		"loss":     {{"mse", "bce"}, {"", "MSE", "secret"}},
		"data":     {{"mnist", "digits", "MNIST, 60000 images"}, {"home", "MNIST, 60000 friends"}},
		"schedule": {{"constant", "cosine"}, {"linear"}},
	} {
		for i, list := range values {
			for _, value := range list {
				if got := kept[key](value); got != (i == 0) {
					t.Errorf("%s %q: %v", key, value, got)
				}
			}
		}
	}
}

// The models that the site ships lose nothing but their titles, which are prose.
func TestShippedNotes(t *testing.T) {
	names, err := filepath.Glob("../static/weights/*.safetensors")
	if err != nil || len(names) == 0 {
		t.Fatal("no shipped models", err)
	}
	for _, name := range names {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, want, err := nn.ReadWeights(file)
		if err != nil {
			t.Fatal(err)
		}
		b, err := reencode(file)
		if err != nil {
			t.Fatal(err)
		}
		_, got, err := nn.ReadWeights(b)
		if delete(want, "title"); err != nil || !maps.Equal(got, want) {
			t.Errorf("%s: %v, %v, want %v", name, got, err, want)
		}
	}
}

// allocated is how many bytes f takes from the heap.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// allowance is what reading b may allocate: the floats, the network with its
// gradients, the file again, and texts.
func allowance(b []byte) uint64 { return uint64(64*len(b)) + 1<<18 }

func TestClaimsAllocateNothing(t *testing.T) {
	claim := binary.LittleEndian.AppendUint64(nil, 100<<20)
	model := safetensors.Encode(safetensors.File{Metadata: map[string]string{"layers": "784-2000-64-1500-784"}})
	for name, b := range map[string][]byte{"a header of 100 MB": claim, "a model without numbers": model} {
		if n := allocated(func() { reencode(b) }); n > 1<<16 {
			t.Errorf("%s: %d bytes allocated", name, n)
		}
	}
}

// FuzzReencode checks that nothing panics or takes much memory, and that a
// second encoding of what is accepted changes nothing.
func FuzzReencode(f *testing.F) {
	for _, layers := range []string{"4-2-4", "9-c1-mp-up-c1v-9", "4-2:linear-4:relu", "16-4x4x1-c2s2*-t1"} {
		if spec, err := nn.ParseSpec(layers, nn.Sigmoid); err == nil {
			f.Add(nn.NewNetwork(spec).Weights(map[string]string{"steps": "1", "mse0.5": "5.000e-7", "x": "y"}))
		}
	}
	f.Add(binary.LittleEndian.AppendUint64(nil, 100<<20))
	f.Add([]byte("\x02\x00\x00\x00\x00\x00\x00\x00{}"))
	f.Fuzz(func(t *testing.T, upload []byte) {
		var once []byte
		var err error
		if n := allocated(func() { once, err = reencode(upload) }); n > allowance(upload) {
			t.Errorf("%d bytes allocated for %d", n, len(upload))
		}
		if err != nil {
			return
		}
		if twice, err := reencode(once); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("a second encoding differs, or fails: %v", err)
		}
	})
}
