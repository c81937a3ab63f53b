// Package lab is what the commands that train share: reading images and scoring
// networks.
package lab

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"hourglass/nn"
	"hourglass/nn/digits"
	"hourglass/nn/mnist"
)

// Read returns the training and the test images of a folder of shards, or the
// built-in digits.
func Read(data string) (train, test nn.Images, err error) {
	if data == "digits" {
		return made(digits.Train), made(digits.Test), nil
	}
	b, err := os.ReadFile(filepath.Join(data, "manifest.json"))
	if err != nil {
		return train, test, fmt.Errorf("%w (make data prepares it; -data digits needs none)", err)
	}
	var m mnist.Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return train, test, fmt.Errorf("manifest.json: %w", err)
	}
	train.D, test.D = mnist.Pixels, mnist.Pixels
	for _, s := range m.Shards {
		pixels, err := readShard(filepath.Join(data, s.Path))
		if err != nil {
			return train, test, fmt.Errorf("%s: %w", s.Path, err)
		}
		if s.Split == mnist.Train {
			train.Pixels = append(train.Pixels, pixels...)
		} else {
			test.Pixels = append(test.Pixels, pixels...)
		}
	}
	if len(train.Pixels) == 0 || len(test.Pixels) == 0 {
		return train, test, fmt.Errorf("%s has no images to train on, or none to test on; "+
			"-data digits trains on the built-in digits", data)
	}
	return train, test, nil
}

func readShard(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	pixels, _, err := mnist.ParseImages(b)
	return pixels, err
}

func made(s digits.Set) nn.Images {
	pixels, labels := make([]byte, s.Images*mnist.Pixels), make([]byte, s.Images)
	s.Make(0, s.Images, pixels, labels)
	return nn.Images{Pixels: pixels, D: mnist.Pixels}
}
