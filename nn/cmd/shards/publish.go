package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"hourglass/nn/mnist"
)

// publish cuts s into shards in the folder out. The manifest is written last:
// whoever reads it finds the files that it names.
func publish(out string, s set) error {
	m := mnist.Manifest{Name: "mnist", Source: s.source}
	for _, part := range []struct {
		name string
		split
	}{{mnist.Train, s.train}, {mnist.Test, s.test}} {
		n := len(part.labels)
		count := (n + mnist.ShardImages - 1) / mnist.ShardImages
		for i := range count {
			// Shards of one split are of equal size, give or take one image.
			first, last := i*n/count, (i+1)*n/count
			idx := mnist.AppendImages(nil, part.pixels[first*mnist.Pixels:last*mnist.Pixels])
			shard, err := write(out, fmt.Sprintf("%s-images-%02d.idx3-ubyte.gz", part.name, i), idx)
			if err != nil {
				return err
			}
			shard.Split, shard.Images = part.name, last-first
			m.Shards = append(m.Shards, shard)
			fmt.Printf("\rMNIST, %s: shard %d of %d", part.name, i+1, count)
		}
		labels, err := write(out, part.name+"-labels.idx1-ubyte.gz", mnist.AppendLabels(nil, part.labels))
		if err != nil {
			return err
		}
		labels.Split, labels.Images = part.name, n
		m.Labels = append(m.Labels, labels)
		fmt.Println()
	}
	return writeManifest(out, m)
}

// write packs an IDX file. One that is there already with the same bytes keeps
// its time, so that caches of it stay good.
func write(out, name string, idx []byte) (mnist.Shard, error) {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed+5)
	if _, err := z.Write(idx); err != nil {
		return mnist.Shard{}, err
	}
	if err := z.Close(); err != nil {
		return mnist.Shard{}, err
	}
	path := filepath.Join(out, name)
	if old, err := os.ReadFile(path); err != nil || !bytes.Equal(old, b.Bytes()) {
		if err := writeFile(path, b.Bytes()); err != nil {
			return mnist.Shard{}, err
		}
	}
	return mnist.Shard{Path: name, SHA256: hash(b.Bytes()), Unpacked: hash(idx)}, nil
}

const manifestName = "manifest.json"

func writeManifest(out string, m mnist.Manifest) error {
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(out, manifestName), append(b, '\n'))
}

func readManifest(out string) (m mnist.Manifest, err error) {
	b, err := os.ReadFile(filepath.Join(out, manifestName))
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	return m, err
}

// writeFile writes beside path and renames, so that no one sees half a file.
func writeFile(path string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	part := path + ".part"
	if err := os.WriteFile(part, b, 0o644); err != nil {
		return err
	}
	return os.Rename(part, path)
}
