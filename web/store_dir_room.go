//go:build !js

package main

import (
	"cmp"
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// lookAgain is how old the last look through the folder is before a full store looks
// again, for what was deleted behind its back.
const lookAgain = time.Minute

// makeRoom makes room for so many bytes, and reports whether there is any. First
// goes what was set aside, then what was never opened, the oldest first, then what
// has not been opened for longest.
func (s *dirStore) makeRoom(size int64) bool {
	if s.used+size <= s.quota {
		return true
	}
	if size > s.quota {
		return false
	}
	if s.now().Sub(s.looked) >= lookAgain {
		s.look()
	}
	for name, cost := range s.aside {
		if s.used+size > s.quota && os.RemoveAll(filepath.Join(s.dir, name)) == nil {
			s.used -= cost
			delete(s.aside, name)
		}
	}
	if s.used+size <= s.quota {
		return true
	}
	for _, id := range slices.SortedFunc(maps.Keys(s.entries), func(a, b string) int {
		return firstToGo(&s.entries[a].record, &s.entries[b].record)
	}) {
		if err := s.remove(id); err != nil {
			s.logs.Printf("making room in the store: %v", err)
			continue
		}
		if s.used+size <= s.quota {
			return true
		}
	}
	return false // all that is left are uploads under way
}

// firstToGo orders weights by how soon they make room for others.
func firstToGo(a, b *record) int {
	if c := a.Opened.Compare(b.Opened); c != 0 { // never is the zero time
		return c
	}
	return cmp.Or(a.Uploaded.Compare(b.Uploaded), cmp.Compare(b.Size, a.Size))
}

// look brings the books in line with the folder.
func (s *dirStore) look() {
	s.looked = s.now()
	names, err := os.ReadDir(s.dir)
	if err != nil {
		s.logs.Printf("reading the store: %v", err)
		return
	}
	for _, cost := range s.aside {
		s.used -= cost
	}
	clear(s.aside)
	there := map[string]bool{}
	for _, file := range names {
		name := file.Name()
		if id := idOf(name, suffix); id != "" {
			own, err := s.find(id)
			if err != nil {
				s.logs.Printf("reading the store: %v", err)
			}
			there[id] = own != nil || err != nil
		}
		if strings.Contains(name, damaged) {
			if info, err := file.Info(); err == nil && s.aside[name] == 0 {
				s.keepAside(name, info.Size())
			}
		}
	}
	for id := range s.entries {
		if !there[id] {
			s.forget(id)
		}
	}
	for _, file := range names {
		if id := idOf(file.Name(), records); id != "" && !there[id] {
			os.Remove(s.recordPath(id))
		}
	}
}

func (s *dirStore) Sweep(_ context.Context, then time.Time) error {
	s.removePartial(abandoned)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.hold(); err != nil {
		return err
	}
	s.look()
	for id, own := range s.entries {
		if own.asked().After(then) {
			continue
		}
		if err := s.remove(id); err != nil {
			return err
		}
	}
	return nil
}

// removePartial removes partial files that are older.
func (s *dirStore) removePartial(age time.Duration) {
	left, _ := fs.Glob(os.DirFS(s.dir), partial+"*") // the pattern is a good one
	for _, name := range left {
		path := filepath.Join(s.dir, name)
		if info, err := os.Lstat(path); err == nil && s.now().Sub(info.ModTime()) > age {
			os.Remove(path)
		}
	}
}
