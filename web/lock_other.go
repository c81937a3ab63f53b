//go:build !(darwin || dragonfly || freebsd || js || linux || netbsd || openbsd || windows)

package main

import (
	"errors"
	"io/fs"
	"os"
)

// lockFile makes a file, which closing removes; the error is errLocked if there is one.
// Where a system has no better lock, one that a killed server left must be removed by hand.
func lockFile(path string) (heldLock, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, errLocked
	}
	if err != nil {
		return nil, err
	}
	return lockedFile{file}, nil
}

type lockedFile struct{ *os.File }

func (f lockedFile) Close() error {
	held, err := f.Stat()
	if there, e := os.Stat(f.Name()); err == nil && e == nil && os.SameFile(held, there) {
		err = os.Remove(f.Name())
	}
	return errors.Join(err, f.File.Close())
}
