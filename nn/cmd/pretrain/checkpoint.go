package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"hourglass/nn"
)

// A checkpoint is a file that keeps a run between epochs, so that one that was
// ended goes on where it was, and arrives at the same weights.
type checkpoint struct {
	path string
	key  [sha256.Size]byte // of the recipe and the images; stands before the state
}

func newCheckpoint(path string, r recipe, images nn.Images) checkpoint {
	h := sha256.New()
	fmt.Fprintf(h, "%s %d %+v\n", r.layers, r.epochs, r.config)
	h.Write(images.Pixels)
	c := checkpoint{path: path}
	h.Sum(c.key[:0])
	return c
}

func (c checkpoint) save(t *nn.Trainer) error {
	return write(c.path, t.AppendState(c.key[:]))
}

// resume puts t where the file says. It does nothing if there is none, or one of
// another recipe or other images.
func (c checkpoint) resume(t *nn.Trainer) error {
	b, err := os.ReadFile(c.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	state, ours := bytes.CutPrefix(b, c.key[:])
	if !ours {
		return nil
	}
	return t.SetState(state)
}

func (c checkpoint) remove() error { return os.Remove(c.path) }
