package main

import (
	"os"
	"syscall"
)

// lockFile opens a file that nobody else can open until this process ends or closes
// what is returned; the error is errLocked if another has it.
func lockFile(path string) (heldLock, error) {
	const sharingViolation, shareNothing = syscall.Errno(32), 0
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, shareNothing, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err == sharingViolation {
		return nil, errLocked
	}
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(handle), path), nil
}
