//go:build !js

package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

const locked = ".lock"

var errLocked = errors.New("another server has this store: " +
	"stop it, or give this one a store of its own with -store DIR")

// A heldLock is the open file of a lock, until it is closed.
type heldLock interface {
	io.Closer
	Stat() (fs.FileInfo, error)
}

// hold makes sure, before anything changes, that the folder is there and is this
// server's: both can be taken away behind its back, and are had again if nobody else
// has them.
func (s *dirStore) hold() error {
	path := filepath.Join(s.dir, locked)
	if s.lock != nil {
		held, err := s.lock.Stat()
		if err != nil {
			return err
		}
		if there, err := os.Stat(path); err == nil && os.SameFile(held, there) {
			return nil
		}
		s.lock.Close()
		s.lock = nil
	}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return err
	}
	var err error
	if s.lock, err = lockFile(path); err != nil {
		s.lock = nil // not an interface of a nil file
		return err
	}
	s.look()
	return nil
}
