package digits

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash/maphash"
	"strings"
	"testing"

	"hourglass/nn/mnist"
)

// made returns the first n images of a set.
func made(s Set, n int) (pixels, labels []byte) {
	pixels, labels = make([]byte, n*mnist.Pixels), make([]byte, n)
	s.Make(0, n, pixels, labels)
	return pixels, labels
}

// Do not change: shards that people have, weights that were trained on them and runs that are to
// repeat depend on these bytes. It also holds on arm64, in wasm and with GOAMD64=v3, or the
// arithmetic is not what the package comment says.
func TestGolden(t *testing.T) {
	const golden = "1b0455fd1365f83a719baf470f3b242a1ae85377d29639f2dd9fa59000ef1d87"
	pixels, labels := made(Train, 1000)
	hash := sha256.New()
	hash.Write(pixels)
	hash.Write(labels)
	if got := hex.EncodeToString(hash.Sum(nil)); got != golden {
		t.Errorf("the first 1,000 images hash to %s, want %s", got, golden)
	}
}

func TestAnyPartIsTheSame(t *testing.T) {
	pixels, labels := made(Test, 300)
	for _, part := range [][2]int{{0, 0}, {0, 1}, {299, 1}, {100, 200}, {37, 5}, {300, 0}} {
		first, n := part[0], part[1]
		p, l := bytes.Repeat([]byte{99}, n*mnist.Pixels), bytes.Repeat([]byte{99}, n)
		Make(Test.Seed, first, n, p, l)
		if !bytes.Equal(p, pixels[first*mnist.Pixels:][:n*mnist.Pixels]) || !bytes.Equal(l, labels[first:][:n]) {
			t.Errorf("%d images from %d on are not those of the whole", n, first)
		}
	}
}

func TestPanics(t *testing.T) {
	pixels, label := make([]byte, 784), make([]byte, 1)
	for want, call := range map[string]func(){
		"2 images from 0 on into 784 pixels and 2 labels": func() { Make(1, 0, 2, pixels, make([]byte, 2)) },
		"1 images from 5 on into 784 pixels and 2 labels": func() { Make(1, 5, 1, pixels, make([]byte, 2)) },
		"-1 images from 0 on into 0 pixels":               func() { Make(1, 0, -1, nil, nil) },
		"1 images from -1 on into 784 pixels":             func() { Make(1, -1, 1, pixels, label) },
		"images 10000 to 10001 of a set of 10000":         func() { Test.Make(10000, 1, pixels, label) },
		"images -1 to 0 of a set of 60000":                func() { Train.Make(-1, 1, pixels, label) },
		"images 0 to -1 of a set of 60000":                func() { Train.Make(0, -1, nil, nil) },
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.Contains(got, want) {
					t.Errorf("panics with %q, want %q in it", got, want)
				}
			}()
			call()
		}()
	}
}

// No image is twice in the two sets, so that what is tested was not trained on.
func TestAllDiffer(t *testing.T) {
	sets := []Set{Train, Test}
	if testing.Short() {
		sets = []Set{{Train.Seed, 5000}, {Test.Seed, 5000}}
	}
	const chunk = 1000
	pixels, labels := make([]byte, chunk*mnist.Pixels), make([]byte, chunk)
	seed := maphash.MakeSeed()
	seen := map[uint64]bool{} // 64 bits: two of 70,000 agree by chance once in 10^10 runs
	for _, s := range sets {
		for first := 0; first < s.Images; first += chunk {
			s.Make(first, chunk, pixels, labels)
			for i := range chunk {
				sum := maphash.Bytes(seed, pixels[i*mnist.Pixels:][:mnist.Pixels])
				if seen[sum] {
					t.Fatalf("image %d of seed %d was there before", first+i, s.Seed)
				}
				seen[sum] = true
			}
		}
	}
}

func TestGlyphs(t *testing.T) {
	for digit, g := range glyphs {
		for i, s := range g.styles {
			sum := 0
			for _, n := range s.knots {
				if n < 2 {
					t.Errorf("digit %d, style %d: a stroke of %d knots", digit, i, n)
				}
				sum += n
			}
			if sum > maxKnots {
				t.Errorf("digit %d, style %d: %d knots, want at most %d", digit, i, sum, maxKnots)
			}
			for j, f := range s.forms {
				if len(f) != 2*sum {
					t.Errorf("digit %d, style %d, form %d: %d numbers, want %d", digit, i, j, len(f), 2*sum)
				}
			}
			for _, b := range s.bends {
				if int(b.knot) >= sum {
					t.Errorf("digit %d, style %d: a bend at knot %d of %d", digit, i, b.knot, sum)
				}
			}
			if s.share < 1 || len(s.forms) < 2 {
				t.Errorf("digit %d, style %d: share %d, %d forms", digit, i, s.share, len(s.forms))
			}
		}
	}
}

func TestMakeAllocatesNothing(t *testing.T) {
	pixels, labels := make([]byte, 10*mnist.Pixels), make([]byte, 10)
	if n := testing.AllocsPerRun(10, func() { Train.Make(0, 10, pixels, labels) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkMake(b *testing.B) {
	const n = 100
	pixels, labels := make([]byte, n*mnist.Pixels), make([]byte, n)
	b.SetBytes(n * mnist.Pixels)
	images := 0
	for b.Loop() {
		Make(1, images, n, pixels, labels)
		images += n
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(images)*60000, "s/60000-images")
}
