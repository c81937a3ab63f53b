//go:build !js

package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func newDirStore(t testing.TB, quota int64) *dirStore {
	t.Helper()
	store, err := openDirStore(t.TempDir(), quota, quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// copyOf opens a copy of a store's folder, as the next start would find it.
func copyOf(t testing.TB, store *dirStore) (*dirStore, error) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(dir, os.DirFS(store.dir)); err != nil {
		t.Fatal(err)
	}
	again, err := openDirStore(dir, store.quota, quiet)
	if err == nil {
		t.Cleanup(func() { again.Close() })
	}
	return again, err
}

// put puts bytes, and returns their id.
func put(t testing.TB, store *dirStore, b string, token byte, wantCreated bool) string {
	t.Helper()
	id := contentID([]byte(b))
	created, err := store.Put(t.Context(), id, []byte(b), tokenHash{token})
	if err != nil || created != wantCreated {
		t.Fatalf("put %q: created %v, %v", b, created, err)
	}
	return id
}

// held is what is kept under an id, or the error.
func held(t testing.TB, store *dirStore, id string) (string, error) {
	t.Helper()
	blob, err := store.Open(t.Context(), id)
	if err != nil {
		return "", err
	}
	defer blob.Close()
	b, err := io.ReadAll(blob)
	return string(b), err
}

// The same bytes, many times at once: each upload has a token, and the last of them
// deletes the file.
func TestPutAtOnce(t *testing.T) {
	store, err := openDirStore(filepath.Join(t.TempDir(), "made", "when needed"), 1<<20, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	b := bytes.Repeat([]byte("weights"), 1000)
	id := contentID(b)
	var made atomic.Int32
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			created, err := store.Put(t.Context(), id, b, tokenHash{byte(i)})
			if err != nil {
				t.Error(err)
			}
			if created {
				made.Add(1)
			}
		})
	}
	group.Wait()
	if made.Load() != 1 || store.used != store.entries[id].cost() {
		t.Errorf("%d were created, %d bytes are counted", made.Load(), store.used)
	}
	if got, err := held(t, store, id); err != nil || got != string(b) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	store, err = copyOf(t, store) // tokens are on the disk
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Delete(t.Context(), id, tokenHash{99}); !errors.Is(err, errWrongToken) {
		t.Errorf("another token: %v", err)
	}
	for i := range 20 {
		token := tokenHash{byte((7 * i) % 20)}
		if gone, err := store.Delete(t.Context(), id, token); err != nil || gone != (i == 19) {
			t.Errorf("token %d: gone %v, %v", i, gone, err)
		}
		if _, err := store.Delete(t.Context(), id, token); i < 19 && !errors.Is(err, errWrongToken) {
			t.Errorf("token %d again: %v", i, err)
		}
	}
	left, _ := os.ReadDir(store.dir)
	if len(left) != 1 || left[0].Name() != locked || store.used != 0 {
		t.Errorf("the folder has %v, %d bytes are counted", left, store.used)
	}
}

// Whoever is told that an upload failed has no token, so nothing may stay of it.
func TestFolderNotSynced(t *testing.T) {
	store := newDirStore(t, 1<<20)
	sync := store.sync
	broken := errors.New("broken")
	store.sync = func() error { return broken }
	id := contentID([]byte("weights"))
	if created, err := store.Put(t.Context(), id, []byte("weights"), tokenHash{1}); created || !errors.Is(err, broken) {
		t.Errorf("created %v, %v", created, err)
	}
	if left, _ := os.ReadDir(store.dir); len(left) != 1 || store.used != 0 {
		t.Errorf("the folder has %v, %d bytes are counted", left, store.used)
	}
	store.sync = sync
	put(t, store, "weights", 1, true)
	store.sync = func() error { return broken }
	if _, err := store.Put(t.Context(), id, []byte("weights"), tokenHash{2}); !errors.Is(err, broken) {
		t.Errorf("a second upload: %v", err)
	}
	store.sync = sync
	if _, err := store.Delete(t.Context(), id, tokenHash{2}); !errors.Is(err, errWrongToken) {
		t.Errorf("the token of an upload that failed: %v", err)
	}
	if gone, err := store.Delete(t.Context(), id, tokenHash{1}); !gone || err != nil {
		t.Errorf("deleted: %v, %v", gone, err)
	}
}

func TestSweep(t *testing.T) {
	store := newDirStore(t, 1<<20)
	start := time.Now()
	now := start.Add(-keptFor - time.Hour)
	store.now = func() time.Time { return now }
	ids := map[string]string{}
	for _, name := range []string{"old", "opened", "uploaded again"} {
		ids[name] = put(t, store, name, 1, true)
	}
	now = start
	ids["new"] = put(t, store, "new", 1, true)
	if _, err := held(t, store, ids["opened"]); err != nil {
		t.Fatal(err)
	}
	put(t, store, "uploaded again", 2, false)
	// Times are the record's: what a backup, or anybody, makes of a file's means nothing.
	for name, id := range ids {
		then := start
		if name != "old" {
			then = start.Add(-2 * keptFor)
		}
		if err := os.Chtimes(store.path(id), then, then); err != nil {
			t.Fatal(err)
		}
	}
	for i, age := range []time.Duration{0, 2 * abandoned} {
		left := filepath.Join(store.dir, partial+strconv.Itoa(i))
		if err := os.WriteFile(left, []byte("half of"), 0o600); err != nil {
			t.Fatal(err)
		}
		os.Chtimes(left, now.Add(-age), now.Add(-age))
	}
	store, err := copyOf(t, store)
	if err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(store.dir, partial+"*")); len(left) != 0 {
		t.Errorf("partial files after a start: %v", left)
	}
	if err := store.Sweep(t.Context(), start.Add(-keptFor)); err != nil {
		t.Fatal(err)
	}
	for name, id := range ids {
		if _, err := held(t, store, id); errors.Is(err, errAbsent) != (name == "old") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if want := int64(3 * 8192); store.used != want {
		t.Errorf("%d bytes are counted, want %d", store.used, want)
	}
}

func TestSweepLeavesUploadsUnderWay(t *testing.T) {
	store := newDirStore(t, 1<<20)
	now := time.Now()
	for i, age := range []time.Duration{0, 2 * abandoned} {
		left := filepath.Join(store.dir, partial+strconv.Itoa(i))
		if err := os.WriteFile(left, []byte("half of"), 0o600); err != nil {
			t.Fatal(err)
		}
		os.Chtimes(left, now.Add(-age), now.Add(-age))
	}
	if err := store.Sweep(t.Context(), now.Add(-keptFor)); err != nil {
		t.Fatal(err)
	}
	left, _ := filepath.Glob(filepath.Join(store.dir, partial+"*"))
	if len(left) != 1 || filepath.Base(left[0]) != partial+"0" {
		t.Errorf("partial files: %v, want the young one alone", left)
	}
}

func TestSecondServer(t *testing.T) {
	store := newDirStore(t, 1<<20)
	if _, err := openDirStore(store.dir, 1<<20, quiet); !errors.Is(err, errLocked) {
		t.Errorf("a second server: %v", err)
	}
	store.Close()
	again, err := openDirStore(store.dir, 1<<20, quiet)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

// A store of before has files alone: the token in front, the time of the last opening.
func TestStoreOfBefore(t *testing.T) {
	dir := t.TempDir()
	then := time.Now().Add(-100 * 24 * time.Hour).Truncate(time.Second)
	id := contentID([]byte("weights"))
	token := tokenHash{1, 2, 3}
	path := filepath.Join(dir, id+suffix)
	if err := os.WriteFile(path, append(token[:], "weights"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
	store, err := openDirStore(dir, 1<<20, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if own := store.entries[id]; own == nil || !own.Uploaded.Equal(then) || !own.Opened.Equal(then) {
		t.Fatalf("taken over as %+v", own)
	}
	if r, ok := readRecord(store.recordPath(id), 7); !ok || !r.Uploaded.Equal(then) {
		t.Errorf("its record is %+v, %v", r, ok)
	}
	if got, err := held(t, store, id); got != "weights" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	put(t, store, "weights", 9, false)
	for _, token := range []tokenHash{token, {9}} {
		if _, err := store.Delete(t.Context(), id, token); err != nil {
			t.Errorf("deleted: %v", err)
		}
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("after the last token: %v", err)
	}
}
