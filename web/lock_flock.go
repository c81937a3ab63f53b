//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package main

import (
	"os"
	"syscall"
)

// lockFile locks a file for this process until it ends or closes what is returned;
// the error is errLocked if another has it.
func lockFile(path string) (heldLock, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		switch err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err {
		case nil:
			return file, nil
		case syscall.EINTR:
		case syscall.EWOULDBLOCK:
			file.Close()
			return nil, errLocked
		default:
			file.Close()
			return nil, err
		}
	}
}
