package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hourglass/nn/mnist"
)

// folder writes the four files for so many images, plain, and returns where.
func folder(t *testing.T, train, test int) string {
	t.Helper()
	dir := t.TempDir()
	for i, n := range []int{train, train, test, test} {
		b := mnist.AppendLabels(nil, make([]byte, n))
		if i%2 == 0 {
			pixels := make([]byte, n*mnist.Pixels)
			for j := range pixels {
				pixels[j] = byte(j * 31 >> 3)
			}
			b = mnist.AppendImages(nil, pixels)
		}
		if err := os.WriteFile(filepath.Join(dir, files[i].name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// What is published, read back shard by shard, is what was in the folder.
func TestPublish(t *testing.T) {
	const train, test = 2*mnist.ShardImages + 7, 11
	dir, out := folder(t, train, test), t.TempDir()
	if err := run(out, t.TempDir(), dir); err != nil {
		t.Fatal(err)
	}
	m, err := readManifest(out)
	if err != nil {
		t.Fatal(err)
	}
	if m.Name != "mnist" || m.Source == published || len(m.Shards) != 4 || len(m.Labels) != 2 {
		t.Errorf("manifest %+v", m)
	}
	file := func(s mnist.Shard) []byte {
		packed := mustRead(t, filepath.Join(out, s.Path))
		if hash(packed) != s.SHA256 {
			t.Errorf("%s has another hash than the manifest says", s.Path)
		}
		return unpack(t, packed)
	}
	for i, s := range m.Labels {
		labels, err := mnist.ParseLabels(file(s))
		n := []int{train, test}[i]
		if err != nil || len(labels) != n || s.Images != n || s.Split != m.Shards[3*i].Split {
			t.Errorf("%d labels, %v, in %+v; want %d", len(labels), err, s, n)
		}
	}
	var pixels []byte
	for _, s := range m.Shards {
		p, n, err := mnist.ParseImages(file(s))
		if err != nil || n != s.Images || n > mnist.ShardImages {
			t.Errorf("%s has %d images, the manifest says %d; %v", s.Path, n, s.Images, err)
		}
		if s.Split == mnist.Train {
			pixels = append(pixels, p...)
		}
	}
	want, _, err := mnist.ParseImages(mustRead(t, filepath.Join(dir, files[0].name)))
	if err != nil || !bytes.Equal(pixels, want) {
		t.Errorf("the shards are not the set: %v", err)
	}
}

// A folder without the files leaves a site that works, and says why.
func TestUnusableFolder(t *testing.T) {
	for name, change := range map[string]func(dir string) error{
		"empty":       func(dir string) error { return os.RemoveAll(dir) },
		"one missing": func(dir string) error { return os.Remove(filepath.Join(dir, files[3].name)) },
		"cut off":     func(dir string) error { return os.Truncate(filepath.Join(dir, files[0].name), 5000) },
		"wrong magic": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, files[1].name), []byte("12345678"), 0o644)
		},
		"wrong gzip": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, files[2].name), []byte{0x1f, 0x8b, 8, 0}, 0o644)
		},
		"other counts": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, files[3].name), mnist.AppendLabels(nil, []byte{1}), 0o644)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, out := folder(t, 5, 3), t.TempDir()
			if err := change(dir); err != nil {
				t.Fatal(err)
			}
			if _, err := fromFolder(dir); err == nil {
				t.Fatal("the folder is accepted")
			} else if msg := err.Error(); len(msg) < 20 || strings.Contains(msg, "\n") {
				t.Errorf("no sentence: %q", msg)
			}
			if err := run(out, t.TempDir(), dir); err != nil {
				t.Fatal(err)
			}
			m, err := readManifest(out)
			if err != nil || m.Name != "digits" || len(m.Shards) != 0 || m.Note != "data.folder" {
				t.Errorf("manifest %+v, %v", m, err)
			}
		})
	}
}

// Files as browsers, unpackers and people leave them.
func TestFolderOfAnyNames(t *testing.T) {
	dotted := func(i int) string { return strings.Replace(files[i].name, "-idx", ".idx", 1) }
	pack := func(b []byte) []byte {
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		_, _ = z.Write(b)
		_ = z.Close()
		return packed.Bytes()
	}
	for name, change := range map[string]func(i int, b []byte) (string, []byte){
		"as they are":             func(i int, b []byte) (string, []byte) { return files[i].name, b },
		"gzipped":                 func(i int, b []byte) (string, []byte) { return files[i].name + ".gz", pack(b) },
		"a dot":                   func(i int, b []byte) (string, []byte) { return dotted(i), b },
		"a dot, gzipped":          func(i int, b []byte) (string, []byte) { return dotted(i) + ".gz", pack(b) },
		"called .gz, but is none": func(i int, b []byte) (string, []byte) { return files[i].name + ".gz", b },
		"gzipped, but not called": func(i int, b []byte) (string, []byte) { return files[i].name, pack(b) },
	} {
		for _, bad := range []string{"", "no gzip", "\x1f\x8b broken", "cut"} {
			plain, dir := folder(t, 5, 3), t.TempDir()
			for i, f := range files {
				b := mustRead(t, filepath.Join(plain, f.name))
				to, bytes := change(i, b)
				if err := os.WriteFile(filepath.Join(dir, to), bytes, 0o644); err != nil {
					t.Fatal(err)
				}
				if bad == "" || to == f.name+".gz" {
					continue
				}
				broken := []byte(bad)
				if bad == "cut" {
					broken = pack(b)[:20]
				}
				if err := os.WriteFile(filepath.Join(dir, f.name+".gz"), broken, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			s, err := fromFolder(dir)
			if err != nil ||
				len(s.train.labels) != 5 || len(s.test.pixels) != 3*mnist.Pixels || s.source != mnist.OwnSource {
				t.Errorf("%s, beside %q: %d labels, %v", name, bad, len(s.train.labels), err)
			}
		}
	}
}

// MNIST is itself however it is packed and called; needs MNIST_DIR.
func TestFolderKnowsMNIST(t *testing.T) {
	from := os.Getenv("MNIST_DIR")
	if from == "" {
		t.Skip("MNIST_DIR is not set")
	}
	dir := t.TempDir()
	for i, f := range files {
		_, original, err := readFile(from, i, func(b []byte) error {
			name := strings.Replace(f.name, "-idx", ".idx", 1)
			if i%2 == 1 {
				var packed bytes.Buffer // in other bytes than those published
				z, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
				_, _ = z.Write(b)
				_ = z.Close()
				name, b = f.name+".gz", packed.Bytes()
			}
			return os.WriteFile(filepath.Join(dir, name), b, 0o644)
		})
		if err != nil || !original {
			t.Fatalf("%s: %v, original %v", f.name, err, original)
		}
	}
	s, err := fromFolder(dir)
	if err != nil || s.source != published {
		t.Errorf("source %q, %v", s.source, err)
	}
	// One label differs: that is another set.
	labels := append([]byte{}, mustRead(t, filepath.Join(dir, files[3].name+".gz"))...)
	raw := unpack(t, labels)
	raw[len(raw)-1] ^= 1
	if err := os.WriteFile(filepath.Join(dir, files[3].name+".gz"), raw, 0o644); err != nil {
		t.Fatal(err)
	}
	if s, err := fromFolder(dir); err != nil || s.source != mnist.OwnSource {
		t.Errorf("source %q, %v", s.source, err)
	}
}

// A refusal names each file that was tried, and what is wrong with it.
func TestFolderRefusals(t *testing.T) {
	labels := files[1].name
	for want, give := range map[string]map[string]string{
		labels + ".gz: cannot be unpacked: gzip: invalid header; " + labels + ": IDX labels: magic number 0x31323334": {
			labels + ".gz": "\x1f\x8b broken and so on", labels: "12345678"},
		labels + ": IDX labels: 3 bytes":                         {labels: "123"},
		labels + ".gz: IDX labels: 3 bytes":                      {labels: "", labels + ".gz": "123"},
		"train-labels.idx1-ubyte: IDX labels: 2 bytes":           {labels: "", "train-labels.idx1-ubyte": "12"},
		"none of " + labels + ".gz, " + labels + ", train-label": {labels: ""},
	} {
		dir := folder(t, 5, 3)
		for name, text := range give {
			path := filepath.Join(dir, name)
			if text == "" {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			} else if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := fromFolder(dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		} else if strings.Contains(err.Error(), dir) {
			t.Errorf("%v names the folder", err)
		}
	}
}

func unpack(t *testing.T, packed []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
