//go:build !js

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A dirStore keeps weights in a folder, one file each: the hash of the first
// upload's token, then the bytes. Beside it stands their record.
//
// One process at a time has the folder. It may be killed at any moment: a file gets
// its name when its bytes are on the disk, not before. What else happens to the
// folder is noticed: weights that were deleted are gone, those that were put there
// are found, and those whose bytes are not those of their id are set aside, so that
// they can be uploaded again.
type dirStore struct {
	dir   string
	quota int64 // bytes on the disk, all files together
	logs  *log.Logger

	now  func() time.Time
	sync func() error // puts the folder's names on the disk
	lock heldLock     // nil in a folder that cannot be written

	mu      sync.Mutex // held while names come and go, not while weights are written
	used    int64      // bytes, with those of uploads under way
	entries map[string]*entry
	aside   map[string]int64 // names of files set aside -> bytes
	looked  time.Time        // when the whole folder was last looked through
}

// An entry is weights that are there.
type entry struct {
	record
	checked bool      // the bytes are those of the id
	changed time.Time // the file's own
	noted   time.Time // Opened in the record's file
}

const (
	suffix  = ".weights"
	records = ".json"
	damaged = ".damaged."
	partial = ".upload-" // begins the names of files that are not whole yet
)

// openDirStore opens the store in a folder, which it makes and locks.
func openDirStore(dir string, quota int64, logs *log.Logger) (*dirStore, error) {
	s := &dirStore{
		dir: dir, quota: quota, logs: logs, now: time.Now, sync: func() error { return syncDir(dir) },
		entries: map[string]*entry{}, aside: map[string]int64{},
	}
	switch err := s.hold(); {
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		logs.Printf("the store can be read and not written: %v", err)
		s.look()
	case err != nil:
		return nil, err
	default:
		s.removePartial(-time.Hour) // nobody is writing yet: these were left by a process that was killed
	}
	return s, nil
}

// Close gives the folder back.
func (s *dirStore) Close() error {
	if s.lock == nil {
		return nil
	}
	return s.lock.Close()
}

func (s *dirStore) path(id string) string       { return filepath.Join(s.dir, id+suffix) }
func (s *dirStore) recordPath(id string) string { return filepath.Join(s.dir, id+records) }

// find returns the entry of id as the folder has it now, nil if there is none. It
// wants s.mu to be held, as do all that follow.
func (s *dirStore) find(id string) (*entry, error) {
	info, err := os.Lstat(s.path(id))
	own := s.entries[id]
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.forget(id)
		return nil, nil
	case err != nil:
		return nil, err
	}
	size := info.Size() - int64(len(tokenHash{}))
	if !info.Mode().IsRegular() || size <= 0 {
		return nil, s.setAside(id, info.Size())
	}
	if own != nil && own.Size == size && own.changed.Equal(info.ModTime()) {
		return own, nil
	}
	s.forget(id) // it has changed
	r, ok := readRecord(s.recordPath(id), size)
	if !ok {
		file, err := os.Open(s.path(id))
		if err != nil {
			return nil, err
		}
		defer file.Close()
		var token tokenHash
		if _, err := io.ReadFull(file, token[:]); err != nil {
			return nil, err
		}
		then := info.ModTime() // of the last upload or opening
		r = record{Size: size, Uploaded: then, Opened: then, Tokens: []tokenHash{token}}
	}
	own = &entry{record: r, changed: info.ModTime(), noted: r.Opened}
	if !ok {
		_ = s.note(id, own, false) // from now on times are the record's
	}
	s.entries[id] = own
	s.used += own.cost()
	return own, nil
}

// sound is find for weights whose bytes are those of their id: what else is found
// there is set aside.
func (s *dirStore) sound(id string) (*entry, error) {
	own, err := s.find(id)
	if own == nil || own.checked || err != nil {
		return own, err
	}
	b, err := os.ReadFile(s.path(id))
	if err != nil {
		return nil, err
	}
	if len(b) < len(tokenHash{}) || contentID(b[len(tokenHash{}):]) != id {
		return nil, s.setAside(id, int64(len(b)))
	}
	own.checked = true
	return own, nil
}

// forget takes id off the books.
func (s *dirStore) forget(id string) {
	if own := s.entries[id]; own != nil {
		s.used -= own.cost()
		delete(s.entries, id)
	}
}

// setAside gives what stands under the name of weights, and is not them, another.
func (s *dirStore) setAside(id string, size int64) error {
	s.forget(id)
	name := id + damaged + fmt.Sprintf("%x", s.now().UnixNano())
	if err := os.Rename(s.path(id), filepath.Join(s.dir, name)); err != nil {
		return err
	}
	_ = os.Remove(s.recordPath(id)) // of no use without them
	s.keepAside(name, size)
	s.logs.Printf("the store's file of %s is damaged and was set aside as %s", id, name)
	return nil
}

func (s *dirStore) keepAside(name string, size int64) {
	cost := (&record{Size: size}).cost()
	s.used += cost
	s.aside[name] = cost
}

// note writes an entry's record; durable, it is on the disk when note returns.
func (s *dirStore) note(id string, own *entry, durable bool) error {
	b, err := json.Marshal(&own.record)
	if err != nil {
		return err
	}
	if err := s.write(s.recordPath(id), durable, b); err != nil {
		return err
	}
	if durable {
		err = s.sync()
	}
	if err == nil {
		own.noted = own.Opened
	}
	return err
}

// change changes an entry and its record, or neither.
func (s *dirStore) change(id string, own *entry, change func()) error {
	before := own.record
	change()
	if err := s.note(id, own, true); err != nil {
		own.record = before
		_ = s.note(id, own, false)
		return err
	}
	s.used += own.cost() - before.cost()
	return nil
}

func (s *dirStore) Put(_ context.Context, id string, b []byte, token tokenHash) (created bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.hold(); err != nil {
		return false, err
	}
	if again, err := s.putAgain(id, token); again || err != nil {
		return false, err
	}
	own := &entry{record: record{Size: int64(len(b))}, checked: true}
	own.add(token)
	reserved := own.cost()
	if !s.makeRoom(reserved) {
		return false, errFull
	}
	s.used += reserved
	s.mu.Unlock()
	whole, err := s.writePartial(true, token[:], b)
	s.mu.Lock()
	s.used -= reserved
	if err != nil {
		return false, noRoom(err)
	}
	defer os.Remove(whole) // unless it has its name by then
	// The same bytes may have come twice at once; the first to get here stays.
	if again, err := s.putAgain(id, token); again || err != nil {
		return false, err
	}
	own.Uploaded = s.now()
	if err := os.Rename(whole, s.path(id)); err != nil {
		return false, err
	}
	if err := s.note(id, own, true); err != nil {
		os.Remove(s.path(id)) // its token would be known to nobody
		os.Remove(s.recordPath(id))
		return false, noRoom(err)
	}
	if info, err := os.Lstat(s.path(id)); err == nil {
		own.changed = info.ModTime()
	}
	s.entries[id] = own
	s.used += own.cost()
	return true, nil
}

// putAgain adds a token to weights that are there, and reports whether they are.
func (s *dirStore) putAgain(id string, token tokenHash) (again bool, err error) {
	own, err := s.sound(id)
	if own == nil || err != nil {
		return false, err
	}
	return true, noRoom(s.change(id, own, func() {
		own.add(token)
		own.Uploaded = s.now()
	}))
}

func noRoom(err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return errFull
	}
	return err
}

func (s *dirStore) Open(_ context.Context, id string) (io.ReadSeekCloser, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	own, err := s.sound(id)
	if err != nil {
		return nil, err
	}
	if own == nil {
		return nil, errAbsent
	}
	file, err := os.Open(s.path(id))
	if err != nil {
		return nil, err
	}
	own.Opened = s.now()
	if own.Opened.Sub(own.noted) >= noteOpening {
		_ = s.note(id, own, false) // on a disk that cannot be written it is read all the same
	}
	return fileBlob{io.NewSectionReader(file, int64(len(tokenHash{})), own.Size), file}, nil
}

// A fileBlob is the bytes of a file after the token.
type fileBlob struct {
	*io.SectionReader
	io.Closer
}

func (s *dirStore) Delete(_ context.Context, id string, token tokenHash) (gone bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.hold(); err != nil {
		return false, err
	}
	own, err := s.find(id)
	if err != nil {
		return false, err
	}
	if own == nil {
		return false, errAbsent
	}
	left := own.record
	if !left.use(token) {
		return false, errWrongToken
	}
	if len(left.Tokens) > 0 {
		return false, s.change(id, own, func() { own.record = left })
	}
	if err := s.remove(id); err != nil {
		return false, err
	}
	_ = s.sync() // it is gone; at worst a power cut brings it back
	return true, nil
}

// remove removes weights with their record. The weights go first: a record alone
// means nothing.
func (s *dirStore) remove(id string) error {
	if err := os.Remove(s.path(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_ = os.Remove(s.recordPath(id))
	s.forget(id)
	return nil
}

// write puts parts under a name, which has the old bytes until it has all the new ones.
func (s *dirStore) write(path string, durable bool, parts ...[]byte) error {
	whole, err := s.writePartial(durable, parts...)
	if err != nil {
		return err
	}
	if err := os.Rename(whole, path); err != nil {
		os.Remove(whole)
		return err
	}
	return nil
}

// writePartial writes parts under a name of its own; durable, they are on the disk then.
func (s *dirStore) writePartial(durable bool, parts ...[]byte) (name string, err error) {
	file, err := os.CreateTemp(s.dir, partial)
	if err != nil {
		return "", err
	}
	for _, part := range parts {
		if err == nil {
			_, err = file.Write(part)
		}
	}
	if err == nil && durable {
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

// idOf returns the id in the name of a file with this ending, or "".
func idOf(name, ending string) string {
	if id, found := strings.CutSuffix(name, ending); found && isID(id) {
		return id
	}
	return ""
}
