//go:build !js

package main

import (
	"bytes"
	"errors"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Whatever stands there instead of weights is set aside, told of in the log, and can
// be uploaded again.
func TestDamaged(t *testing.T) {
	const whole = "these are weights"
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.WriteFile(elsewhere, append(make([]byte, 32), whole...), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, damage := range map[string]func(path string) error{
		"empty":    func(path string) error { return os.Truncate(path, 0) },
		"no bytes": func(path string) error { return os.Truncate(path, 32) },
		"cut off":  func(path string) error { return os.Truncate(path, 40) },
		"longer":   func(path string) error { return os.Truncate(path, 90) },
		"other bits": func(path string) error {
			if err := os.WriteFile(path, bytes.Repeat([]byte("x"), 32+len(whole)), 0o600); err != nil {
				return err
			}
			return os.Chtimes(path, time.Time{}, time.Now().Add(time.Second)) // where clocks are coarse
		},
		"another name's bits": func(path string) error { // of a hard link
			if err := errors.Join(os.Remove(path), os.Link(elsewhere, path)); err != nil {
				return err
			}
			return os.Truncate(elsewhere, 20+int64(len(whole)))
		},
		"a link": func(path string) error {
			return errors.Join(os.Remove(path), os.Symlink(elsewhere, path))
		},
		"a link to nothing": func(path string) error {
			return errors.Join(os.Remove(path), os.Symlink(elsewhere+"x", path))
		},
		"a folder": func(path string) error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o700)) },
	} {
		for _, restarted := range []bool{false, true} {
			for _, first := range []string{"read", "upload", "delete"} {
				what := name + ", then " + first
				var logged strings.Builder
				dir := t.TempDir()
				store, err := openDirStore(dir, 1<<20, log.New(&logged, "", 0))
				if err != nil {
					t.Fatal(err)
				}
				id := put(t, store, whole, 1, true)
				if got, err := held(t, store, id); err != nil || got != whole {
					t.Errorf("%s: %q, %v", what, got, err)
				}
				if restarted {
					what += " after a start"
					store.Close()
				}
				if err := damage(store.path(id)); err != nil {
					t.Fatal(err)
				}
				if restarted {
					if store, err = openDirStore(dir, 1<<20, log.New(&logged, "", 0)); err != nil {
						t.Fatal(err)
					}
				}
				switch first {
				case "read":
					if got, err := held(t, store, id); !errors.Is(err, errAbsent) {
						t.Errorf("%s: %q, %v", what, got, err)
					}
				case "delete": // whatever it says, it does not fail
					if _, err := store.Delete(t.Context(), id, tokenHash{1}); err != nil && !errors.Is(err, errAbsent) {
						t.Errorf("%s: %v", what, err)
					}
				}
				put(t, store, whole, 2, true)
				if got, err := held(t, store, id); err != nil || got != whole {
					t.Errorf("%s: %q, %v", what, got, err)
				}
				if first != "delete" && !strings.Contains(logged.String(), id) {
					t.Errorf("%s: logged %q", what, &logged)
				}
				if again, err := copyOfWithoutLinks(t, store); err != nil || again.used != store.used {
					t.Errorf("%s: counted anew: %d bytes, want %d; %v", what, again.used, store.used, err)
				}
				store.Close()
			}
		}
	}
}

// copyOfWithoutLinks is a second look at the same folder: links cannot be copied.
func copyOfWithoutLinks(t testing.TB, store *dirStore) (*dirStore, error) {
	t.Helper()
	store.Close()
	again, err := openDirStore(store.dir, store.quota, quiet)
	if err == nil {
		t.Cleanup(func() { again.Close() })
	}
	return again, err
}

// What is set aside makes room before anything else does.
func TestDamagedGoesFirst(t *testing.T) {
	store := newDirStore(t, 3*8192)
	put(t, store, "one", 1, true)
	bad := put(t, store, "two", 1, true)
	if err := os.Truncate(store.path(bad), 3); err != nil {
		t.Fatal(err)
	}
	if _, err := held(t, store, bad); !errors.Is(err, errAbsent) {
		t.Fatal(err)
	}
	put(t, store, "two", 1, true)
	put(t, store, "three", 1, true)
	if len(store.entries) != 3 || len(store.aside) != 0 || store.used != 3*8192 {
		t.Errorf("%d are there, %v set aside, %d bytes", len(store.entries), store.aside, store.used)
	}
	left, _ := filepath.Glob(filepath.Join(store.dir, "*"+damaged+"*"))
	if len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

// What others do to the folder is noticed.
func TestBehindItsBack(t *testing.T) {
	store := newDirStore(t, 1<<20)
	id := put(t, store, "weights", 1, true)
	if err := os.Remove(store.path(id)); err != nil {
		t.Fatal(err)
	}
	if _, err := held(t, store, id); !errors.Is(err, errAbsent) || store.used != 0 {
		t.Errorf("read after a removal: %v, %d bytes are counted", err, store.used)
	}
	put(t, store, "weights", 2, true)
	if err := os.Remove(store.path(id)); err != nil {
		t.Fatal(err)
	}
	put(t, store, "weights", 3, true) // not "there already"
	if err := os.Remove(store.path(id)); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Delete(t.Context(), id, tokenHash{3}); !errors.Is(err, errAbsent) {
		t.Errorf("deleted after a removal: %v", err)
	}
	other := newDirStore(t, 1<<20)
	put(t, other, "weights", 4, true)
	for _, path := range []func(*dirStore) string{
		func(s *dirStore) string { return s.path(id) }, func(s *dirStore) string { return s.recordPath(id) },
	} {
		if err := os.Rename(path(other), path(store)); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := held(t, store, id); got != "weights" || err != nil || store.used != 8192 {
		t.Errorf("put there by others: %q, %v, %d bytes are counted", got, err, store.used)
	}
}

// A record that was damaged costs the later tokens, and not the weights.
func TestDamagedRecord(t *testing.T) {
	store := newDirStore(t, 1<<20)
	id := put(t, store, "weights", 1, true)
	for _, text := range []string{"", "{", "null", `{"tokens":["00"]}`} {
		if err := os.WriteFile(store.recordPath(id), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		again, err := copyOf(t, store)
		if err != nil {
			t.Fatal(err)
		}
		if gone, err := again.Delete(t.Context(), id, tokenHash{1}); !gone || err != nil {
			t.Errorf("%q: %v, %v", text, gone, err)
		}
	}
}

// What takes the folder or its lock away is noticed: the folder is made again, and a
// server that has it meanwhile is not disturbed.
func TestFolderTakenAway(t *testing.T) {
	store := newDirStore(t, 1<<20)
	gone := put(t, store, "weights of before", 1, true)
	if err := os.RemoveAll(store.dir); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(t.Context(), gone); !errors.Is(err, errAbsent) {
		t.Errorf("of a folder that is gone: %v", err)
	}
	id := put(t, store, "weights", 1, true)
	if got, err := held(t, store, id); err != nil || got != "weights" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := openDirStore(store.dir, 1<<20, quiet); !errors.Is(err, errLocked) {
		t.Errorf("a second server: %v, want errLocked", err)
	}

	if err := os.Remove(filepath.Join(store.dir, locked)); err != nil {
		t.Fatal(err)
	}
	second, err := openDirStore(store.dir, 1<<20, quiet)
	if err != nil {
		t.Fatal(err)
	}
	more := []byte("more")
	if _, err := store.Put(t.Context(), contentID(more), more, tokenHash{1}); !errors.Is(err, errLocked) {
		t.Errorf("an upload to another's store: %v, want errLocked", err)
	}
	if _, err := store.Delete(t.Context(), id, tokenHash{1}); !errors.Is(err, errLocked) {
		t.Errorf("a deletion in another's store: %v, want errLocked", err)
	}
	if err := store.Sweep(t.Context(), time.Now().Add(time.Hour)); !errors.Is(err, errLocked) {
		t.Errorf("a sweep of another's store: %v, want errLocked", err)
	}
	if got, err := held(t, store, id); err != nil || got != "weights" {
		t.Errorf("reading goes on: %q, %v", got, err)
	}
	second.Close()
	put(t, store, "more", 1, true)
}
