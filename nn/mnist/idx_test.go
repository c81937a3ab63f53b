package mnist

import (
	"bytes"
	"strings"
	"testing"

	_ "hourglass/nn/problem/english" // so that errors are sentences
)

func TestImagesRoundTrip(t *testing.T) {
	for _, n := range []int{0, 1, 3} {
		want := make([]byte, n*Pixels)
		for i := range want {
			want[i] = byte(i * 7)
		}
		got, count, err := ParseImages(AppendImages(nil, want))
		if err != nil || count != n || !bytes.Equal(got, want) {
			t.Errorf("%d images: %d back, %v", n, count, err)
		}
	}
	want := []byte{0, 9, 5}
	if got, err := ParseLabels(AppendLabels(nil, want)); err != nil || !bytes.Equal(got, want) {
		t.Errorf("labels: %v, %v", got, err)
	}
}

func TestParseRefuses(t *testing.T) {
	images := AppendImages(nil, make([]byte, 2*Pixels))
	labels := AppendLabels(nil, []byte{1, 2})
	with := func(b []byte, i int, v byte) []byte {
		c := bytes.Clone(b)
		c[i] = v
		return c
	}
	for _, c := range []struct {
		want   string
		b      []byte
		labels bool
	}{
		{"0 bytes", nil, false},
		{"magic number 0x801", labels[:8:8], false}, // too short as well
		{"magic number 0x803", images, true},
		{"magic number 0x1000803", with(images, 0, 1), false},
		{"2 images need", images[:len(images)-1], false},
		{"2 images need", append(bytes.Clone(images), 0), false},
		{"4278190082 images need", with(images, 4, 255), false},
		{"27 x 28", with(images, 11, 27), false},
		{"2 labels need", labels[:9], true},
		{"label 1 is 10", with(labels, 9, 10), true},
		{"5 bytes", labels[:5], true},
	} {
		var err error
		if c.labels {
			_, err = ParseLabels(c.b)
		} else {
			b := c.b
			if c.want == "magic number 0x801" {
				b = append(bytes.Clone(b), make([]byte, 20)...)
			}
			_, _, err = ParseImages(b)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
}

func FuzzParseImages(f *testing.F) {
	f.Add(AppendImages(nil, make([]byte, Pixels)))
	f.Fuzz(func(t *testing.T, b []byte) {
		pixels, n, err := ParseImages(b)
		if err == nil && (len(pixels) != n*Pixels || !bytes.Equal(AppendImages(nil, pixels), b)) {
			t.Errorf("%d images of %d bytes from %d", n, len(pixels), len(b))
		}
	})
}

func FuzzParseLabels(f *testing.F) {
	f.Add(AppendLabels(nil, []byte{3}))
	f.Fuzz(func(t *testing.T, b []byte) {
		labels, err := ParseLabels(b)
		if err == nil && !bytes.Equal(AppendLabels(nil, labels), b) {
			t.Errorf("%d labels from %d bytes", len(labels), len(b))
		}
	})
}
