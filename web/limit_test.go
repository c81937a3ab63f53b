//go:build !js

package main

import (
	"strconv"
	"testing"
	"time"
)

func TestRateLimit(t *testing.T) {
	limits := newBuckets(boundsFor(2, 1<<20, 1<<30))
	now := time.Unix(1e9, 0)
	limits.now = func() time.Time { return now }
	h, _ := newShare(t, 1<<20, limits, quiet)
	file := weightsOf(t, "4-2-4", 1)
	first := upload(t, h, file, 201)
	upload(t, h, file, 200)
	w := send(h, "POST", "/api/weights", file)
	wantFailure(t, "the third in a minute", w, 429)
	if after := w.Header().Get("Retry-After"); after != "30" {
		t.Errorf("Retry-After %q, want 30", after)
	}
	// A client's own word on its address changes nothing.
	wantFailure(t, "with another name", send(h, "POST", "/api/weights", file, "X-Forwarded-For", "198.51.100.1"), 429)
	w = send(behindProxy(h), "POST", "/api/weights", file, "X-Forwarded-For", "192.0.2.1, 198.51.100.1")
	if w.Code != 200 {
		t.Errorf("another client of a proxy: %d", w.Code)
	}
	if w := send(h, "GET", "/api/weights/"+first.ID, nil); w.Code != 200 {
		t.Errorf("reading: %d", w.Code)
	}
	now = now.Add(30 * time.Second)
	upload(t, h, file, 200)
}

// Each kind has a bound of its own, for each address and for all together.
func TestBounds(t *testing.T) {
	minute := func(n float64) rate { return rate{n, time.Minute} }
	for what := range kinds {
		var bounds [kinds]bound
		bounds[what] = bound{each: minute(2), all: minute(3)}
		limits := newBuckets(bounds)
		now := time.Unix(1e9, 0)
		limits.now = func() time.Time { return now }
		for _, step := range []struct {
			what    kind
			address string
			n       int64
			wait    time.Duration
		}{
			{what, "192.0.2.1", 1, 0},
			{what, "192.0.2.1", 1, 0},
			{what, "192.0.2.1", 1, 30 * time.Second},
			{(what + 1) % kinds, "192.0.2.1", 1e9, 0},
			{what, "192.0.2.2", 1, 0},
			{what, "192.0.2.3", 1, 20 * time.Second}, // all together had theirs
		} {
			if wait := limits.take(t.Context(), step.what, step.address, step.n); wait != step.wait {
				t.Errorf("%d: %+v has to wait %v", what, step, wait)
			}
		}
		// Drawn below zero, it has to be filled first; what is refused costs nothing.
		now = now.Add(time.Hour)
		for i, want := range []time.Duration{0, 4 * time.Minute, 4 * time.Minute} {
			if wait := limits.take(t.Context(), what, "192.0.2.4", 9); wait != want {
				t.Errorf("%d: 9 for the time %d have to wait %v, want %v", what, i, wait, want)
			}
		}
	}
}

// Thirty people behind one address, twenty networks of 405 KB each, all opened by all
// of them, and some wrong tokens: nobody has to wait. Nobody else fills the store.
func TestLesson(t *testing.T) {
	const quota, vanilla = 1 << 30, 405_400
	limits := newBuckets(boundsFor(1200, quota/4, quota))
	now := time.Unix(1e9, 0)
	limits.now = func() time.Time { return now }
	take := func(what kind, n int64) time.Duration { return limits.take(t.Context(), what, "192.0.2.1:9", n) }
	for i := range 600 {
		if wait := take(writing, 1) + take(writtenBytes, vanilla) + take(reading, 1); wait > 0 {
			t.Fatalf("upload %d has to wait %v", i, wait)
		}
	}
	for range 100 {
		take(guessing, 1)
	}
	if wait := take(guessing, 1); wait <= 0 {
		t.Error("wrong tokens are not bounded")
	}
	if wait := take(writing, 1) + take(reading, 1); wait > 0 {
		t.Errorf("after wrong tokens it has to wait %v", wait)
	}

	var sent int64
	for end := now.Add(75 * time.Second); now.Before(end); now = now.Add(time.Second) {
		for range 10 {
			if limits.take(t.Context(), writtenBytes, "198.51.100.1", maxUpload) <= 0 {
				sent += maxUpload
			}
		}
	}
	if sent > quota/3 {
		t.Errorf("one address uploads %d MB of a store of %d MB in 75 s", sent>>20, quota>>20)
	}
	if wait := limits.take(t.Context(), writtenBytes, "203.0.113.1", 1); wait > 0 {
		t.Errorf("others have to wait %v", wait)
	}
}

func TestWrongTokens(t *testing.T) {
	limits := newBuckets(boundsFor(1000, 1<<20, 1<<20))
	now := time.Unix(1e9, 0)
	limits.now = func() time.Time { return now }
	h, _ := newShare(t, 1<<20, limits, quiet)
	first := upload(t, h, weightsOf(t, "4-2-4", 1), 201)
	guess := func(token string) int {
		return send(h, "DELETE", "/api/weights/"+first.ID, nil, "Authorization", "Bearer "+token).Code
	}
	for i := range 30 {
		if status := guess("x"); status != 403 {
			t.Fatalf("wrong token %d: %d", i, status)
		}
	}
	w := send(h, "DELETE", "/api/weights/"+first.ID, nil, "Authorization", "Bearer x")
	if wantFailure(t, "one more", w, 429); w.Header().Get("Retry-After") != "2" {
		t.Errorf("Retry-After %q, want 2", w.Header().Get("Retry-After"))
	}
	upload(t, h, weightsOf(t, "4-2-4", 2), 201)
	if status := guess(first.DeleteToken); status != 204 {
		t.Errorf("the right token: %d", status)
	}
}

func TestAddressesRemembered(t *testing.T) {
	limits := newBuckets(boundsFor(2, 1, 1))
	limits.most = 5
	for i := range 100 {
		wait := limits.take(t.Context(), writing, "10.0.0."+strconv.Itoa(i)+":1", 0)
		if wait > 0 || len(limits.filled) > 5 {
			t.Fatalf("address %d waits %v, %d are remembered", i, wait, len(limits.filled))
		}
	}
	for address, want := range map[string]string{
		"192.0.2.1:80": "192.0.2.1/32", "[::ffff:192.0.2.1]:80": "192.0.2.1/32",
		"[2001:db8::1:2:3:4%eth0]:80": "2001:db8::/64", "2001:db8::1": "2001:db8::/64", "": "invalid Prefix",
	} {
		if got := whose(address).String(); got != want {
			t.Errorf("%q stands for %s, want %s", address, got, want)
		}
	}
}
