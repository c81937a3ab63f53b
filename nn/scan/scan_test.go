package scan

import (
	"compress/gzip"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"hourglass/nn/digits"
	"hourglass/nn/mnist"
)

func TestInkOfPicturesThatPeopleTake(t *testing.T) {
	const each = 4
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			for n := range each {
				r := rand.New(rand.NewPCG(14, uint64(n)))
				side := k.sides[n%len(k.sides)]
				height, pen := between(r, k.height[0], k.height[1]), between(r, k.pen[0], k.pen[1])
				cover := drawn(r, n%10, float64(side), height*float64(side), pen).raster(side)
				p, noise := k.make(r, cover, side)
				bytes, s := p.rgba(r, noise)
				dst := make([]float32, Side*Side)
				found := Ink(dst, bytes, s, s)
				if like := likeness(seen(dst), seen(cover)); !found || like < k.least {
					t.Errorf("picture %d, a %d on %d pixels: %v, likeness %.3f", n, n%10, side, found, like)
				}
			}
		})
	}
}

// exact is the mean squared error of images (28, 28) that come as pictures, and the worst one's.
func exact(t *testing.T, images []byte) (mean, worst float64) {
	t.Helper()
	n := len(images) / mnist.Pixels
	for i := range n {
		image := images[i*mnist.Pixels:][:mnist.Pixels]
		rgba := make([]byte, 4*mnist.Pixels)
		want := make([]float32, mnist.Pixels)
		for j, v := range image {
			want[j] = float32(v) / 255
			shade := v
			if i%2 == 1 { // dark on light
				shade = 255 - v
			}
			rgba[4*j], rgba[4*j+1], rgba[4*j+2], rgba[4*j+3] = shade, shade, shade, 255
		}
		dst := make([]float32, Side*Side)
		if !Ink(dst, rgba, mnist.Side, mnist.Side) {
			t.Fatalf("nothing to see in image %d", i)
		}
		got := seen(dst)
		var mse float64
		for j := range want {
			d := float64(got[j] - want[j])
			mse += d * d / mnist.Pixels
		}
		mean += mse / float64(n)
		worst = max(worst, mse)
	}
	return mean, worst
}

func TestInkLeavesBuiltInDigitsAsTheyAre(t *testing.T) {
	const n = 200
	pixels, labels := make([]byte, n*mnist.Pixels), make([]byte, n)
	digits.Test.Make(0, n, pixels, labels)
	mean, worst := exact(t, pixels)
	t.Logf("mean squared error %.6f, at worst %.6f", mean, worst)
	if mean > 0.001 {
		t.Errorf("mean squared error %v, at most .001", mean)
	}
}

func TestInkLeavesMNISTAsItIs(t *testing.T) {
	dir := os.Getenv("MNIST_DIR")
	if dir == "" {
		t.Skip("MNIST_DIR is not set")
	}
	file, err := os.Open(filepath.Join(dir, "t10k-images-idx3-ubyte.gz"))
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	const header, n = 16, 200 // of an IDX file with three dimensions
	mean, worst := exact(t, all[header:][:n*mnist.Pixels])
	t.Logf("mean squared error %.6f, at worst %.6f", mean, worst)
	if mean > 0.001 {
		t.Errorf("mean squared error %v, at most .001", mean)
	}
}

func TestInkWithoutAny(t *testing.T) {
	dst := make([]float32, Side*Side)
	for _, size := range [][2]int{{1, 1}, {400, 1}, {1, 400}, {50, 50}, {400, 300}} {
		for _, c := range [][4]byte{
			{255, 255, 255, 255}, {0, 0, 0, 255}, {255, 0, 0, 255}, {0, 0, 0, 0}, {9, 9, 9, 128},
		} {
			rgba := make([]byte, 4*size[0]*size[1])
			for i := range rgba {
				rgba[i] = c[i%4]
			}
			dst[0] = 1
			if Ink(dst, rgba, size[0], size[1]) || dst[0] != 0 {
				t.Errorf("ink on %v of %v", size, c)
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	bytes, side := newPhoto(200, gray(0.7)).rgba(r, 0.05)
	if Ink(dst, bytes, side, side) {
		t.Error("the grain of bare paper is ink")
	}
}
