//go:build !js

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// The same bytes, many times at once: one of the uploads made them and has the
// token that deletes them.
func TestPutAtOnce(t *testing.T) {
	store, err := openDirStore(filepath.Join(t.TempDir(), "made", "when needed"), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	b := bytes.Repeat([]byte("weights"), 1000)
	id := contentID(b)
	var made atomic.Int32
	var winner tokenHash
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			token := tokenHash{byte(i)}
			created, err := store.Put(t.Context(), id, b, token)
			if err != nil {
				t.Error(err)
			}
			if created {
				made.Add(1)
				winner = token
			}
		})
	}
	group.Wait()
	files, _ := os.ReadDir(store.dir)
	if made.Load() != 1 || len(files) != 1 || store.used != int64(len(b)+len(winner)) {
		t.Errorf("%d were created, the folder has %v, %d bytes are counted", made.Load(), files, store.used)
	}
	blob, err := store.Open(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(blob); err != nil || !bytes.Equal(got, b) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	blob.Close()
	if err := store.Delete(t.Context(), id, tokenHash{99}); !errors.Is(err, errWrongToken) {
		t.Errorf("another token: %v", err)
	}
	if err := store.Delete(t.Context(), id, winner); err != nil || store.used != 0 {
		t.Errorf("the winner's token: %v, %d bytes are counted", err, store.used)
	}
}

// Whoever is told that an upload failed has no token, so nothing may stay of it.
func TestFolderNotSynced(t *testing.T) {
	store, err := openDirStore(t.TempDir(), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	sync := store.sync
	broken := errors.New("broken")
	store.sync = func() error { return broken }
	b := []byte("weights")
	id := contentID(b)
	if created, err := store.Put(t.Context(), id, b, tokenHash{}); created || !errors.Is(err, broken) {
		t.Errorf("created %v, %v", created, err)
	}
	if files, _ := os.ReadDir(store.dir); len(files) != 0 || store.used != 0 {
		t.Errorf("the folder has %v, %d bytes are counted", files, store.used)
	}
	synced := 0
	store.sync = func() error { synced++; return sync() }
	if created, err := store.Put(t.Context(), id, b, tokenHash{}); !created || err != nil || synced != 1 {
		t.Errorf("created %v, %v, synced %d times", created, err, synced)
	}
	if err := store.Delete(t.Context(), id, tokenHash{}); err != nil || synced != 2 {
		t.Errorf("deleted: %v, synced %d times", err, synced)
	}
}

func TestSweep(t *testing.T) {
	store, err := openDirStore(t.TempDir(), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	ids := map[string]string{} // name -> id
	for name, age := range map[string]time.Duration{
		"new": 0, "old": keptFor + time.Hour, "opened": keptFor + time.Hour, "uploaded again": keptFor + time.Hour,
	} {
		id := contentID([]byte(name))
		ids[name] = id
		if _, err := store.Put(t.Context(), id, []byte(name), tokenHash{}); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(store.path(id), now.Add(-age), now.Add(-age)); err != nil {
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
	blob, err := store.Open(t.Context(), ids["opened"])
	if err != nil {
		t.Fatal(err)
	}
	blob.Close()
	created, err := store.Put(t.Context(), ids["uploaded again"], []byte("uploaded again"), tokenHash{1})
	if created || err != nil {
		t.Fatal(created, err)
	}
	if err := store.Sweep(t.Context(), now.Add(-keptFor)); err != nil {
		t.Fatal(err)
	}
	for name, id := range ids {
		blob, err := store.Open(t.Context(), id)
		if gone := errors.Is(err, errAbsent); gone != (name == "old") {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			blob.Close()
		}
	}
	if left, _ := filepath.Glob(filepath.Join(store.dir, partial+"*")); len(left) != 1 {
		t.Errorf("partial files: %v, want the young one alone", left)
	}
	if want := int64(3*len(tokenHash{}) + len("new") + len("opened") + len("uploaded again")); store.used != want {
		t.Errorf("%d bytes are counted, want %d", store.used, want)
	}
	// At the next start nobody can be writing to the young one either.
	if _, err := openDirStore(store.dir, 1<<20); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(store.dir, partial+"*")); len(left) != 0 {
		t.Errorf("partial files after a start: %v", left)
	}
}
