//go:build !js

package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A dirStore keeps weights in a folder, one file each: the hash of the delete
// token, then the bytes. A file's time is when somebody last opened it, to
// within noteOpening.
//
// One process writes to the folder at a time, as -store says: a second one would
// remove what the first is writing when it starts, and each would count its own
// bytes alone. It may be killed at any moment: a file gets its name when its bytes
// are on the disk, not before.
type dirStore struct {
	dir   string // made when the first weights come
	quota int64  // bytes, all files together

	sync func() error // puts the folder's names on the disk

	mu   sync.Mutex // held while names come and go, not while bytes are written
	used int64      // bytes, with those of uploads under way
}

const (
	suffix  = ".weights"
	partial = ".upload-" // begins the names of files that are not whole yet

	// abandoned is how old a partial file is that nobody is writing to.
	abandoned = time.Hour
)

func openDirStore(dir string, quota int64) (*dirStore, error) {
	s := &dirStore{dir: dir, quota: quota, sync: func() error { return syncDir(dir) }}
	// Nobody is writing yet: these were left by a process that was killed.
	left, err := filepath.Glob(filepath.Join(dir, partial+"*"))
	if err != nil {
		return nil, err
	}
	for _, path := range left {
		os.Remove(path)
	}
	return s, s.each(func(_ string, info fs.FileInfo) error {
		s.used += info.Size()
		return nil
	})
}

func (s *dirStore) path(id string) string { return filepath.Join(s.dir, id+suffix) }

// each calls f for every file of weights.
func (s *dirStore) each(f func(path string, info fs.FileInfo) error) error {
	entries, err := os.ReadDir(s.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, entry := range entries {
		id, ours := strings.CutSuffix(entry.Name(), suffix)
		if !ours || !isID(id) {
			continue
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // deleted meanwhile
		}
		if err == nil {
			err = f(s.path(id), info)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *dirStore) Put(_ context.Context, id string, b []byte, token tokenHash) (created bool, err error) {
	if s.renew(id) {
		return false, nil
	}
	size := int64(len(token) + len(b))
	if !s.reserve(size) {
		return false, errFull
	}
	defer func() {
		if !created {
			s.release(size)
		}
	}()
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return false, err
	}
	whole, err := s.write(token[:], b)
	if err != nil {
		if errors.Is(err, syscall.ENOSPC) {
			err = errFull
		}
		return false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	// The same bytes may have come twice at once; the first to get here stays.
	if _, err := os.Stat(s.path(id)); err == nil {
		return false, os.Remove(whole)
	}
	if err := os.Rename(whole, s.path(id)); err != nil {
		os.Remove(whole)
		return false, err
	}
	if err := s.sync(); err != nil {
		os.Remove(s.path(id)) // its token would be known to nobody
		return false, err
	}
	return true, nil
}

// renew reports whether there is something under id, which then counts as opened
// now: a Sweep comes before it or after.
func (s *dirStore) renew(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := os.Stat(s.path(id)); err != nil {
		return false
	}
	now := time.Now()
	_ = os.Chtimes(s.path(id), now, now) // as in Open
	return true
}

// write puts parts on the disk, under a name of its own.
func (s *dirStore) write(parts ...[]byte) (name string, err error) {
	file, err := os.CreateTemp(s.dir, partial)
	if err != nil {
		return "", err
	}
	for _, part := range parts {
		if err == nil {
			_, err = file.Write(part)
		}
	}
	if err == nil {
		err = file.Sync()
	}
	if e := file.Close(); err == nil {
		err = e
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return file.Name(), err
}

// syncDir puts the names in a folder on the disk, where the system can do that.
func syncDir(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := folder.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}

func (s *dirStore) reserve(size int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.used+size > s.quota {
		return false
	}
	s.used += size
	return true
}

func (s *dirStore) release(size int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used -= size
}

// A fileBlob is the bytes of a file after the token.
type fileBlob struct {
	*io.SectionReader
	*os.File
}

func (b fileBlob) Read(p []byte) (int, error) { return b.SectionReader.Read(p) }

func (b fileBlob) Seek(offset int64, whence int) (int64, error) {
	return b.SectionReader.Seek(offset, whence)
}

func (s *dirStore) Open(_ context.Context, id string) (io.ReadSeekCloser, error) {
	file, _, err := s.open(id)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	if now := time.Now(); now.Sub(info.ModTime()) > noteOpening {
		// On a disk that cannot be written it expires too early, but is read.
		_ = os.Chtimes(s.path(id), now, now)
	}
	from := int64(len(tokenHash{}))
	return fileBlob{io.NewSectionReader(file, from, info.Size()-from), file}, nil
}

// open opens a file and reads its token.
func (s *dirStore) open(id string) (*os.File, tokenHash, error) {
	var token tokenHash
	file, err := os.Open(s.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, token, errAbsent
	}
	if err != nil {
		return nil, token, err
	}
	if _, err := io.ReadFull(file, token[:]); err != nil {
		file.Close()
		return nil, token, err
	}
	return file, token, nil
}

func (s *dirStore) Delete(_ context.Context, id string, token tokenHash) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	file, own, err := s.open(id)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	file.Close() // before it is removed, for Windows
	switch {
	case err != nil:
		return err
	case !own.matches(token):
		return errWrongToken
	}
	if err := s.remove(s.path(id), info.Size()); err != nil {
		return err
	}
	_ = s.sync() // it is gone; at worst a power cut brings it back
	return nil
}

// remove wants s.mu to be held.
func (s *dirStore) remove(path string, size int64) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	s.used -= size
	return nil
}

func (s *dirStore) Sweep(_ context.Context, then time.Time) error {
	left, err := filepath.Glob(filepath.Join(s.dir, partial+"*"))
	if err != nil {
		return err
	}
	for _, path := range left {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > abandoned {
			os.Remove(path)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.each(func(path string, info fs.FileInfo) error {
		if info.ModTime().After(then) {
			return nil
		}
		return s.remove(path, info.Size())
	})
}
