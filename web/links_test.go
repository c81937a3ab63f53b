package main

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

func TestMisplacedHash(t *testing.T) {
	files := fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}}
	h := newHandler(config{files: files, logs: log.New(io.Discard, "", 0)})
	for _, c := range []struct{ target, location string }{
		{"/%23w=abc", "/#w=abc"},
		{"/%2523w%253Dabc", "/#w%253Dabc"},
		{"/%23model=deep&seed=3?utm_source=x", "/#model=deep&seed=3?utm_source=x"},
		{"/%23weights=https://example.org/a.safetensors", "/#weights=https://example.org/a.safetensors"},
		{"/folder/%23w=abc", "/folder/#w=abc"},
		{"/index.html%23w=abc", "/#w=abc"},
		{"//example.org/%23w=abc", "/example.org/#w=abc"},
		{`/%5Cexample.org/%23w=abc`, "/%5Cexample.org/#w=abc"},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, c.target, nil))
		if got := w.Header().Get("Location"); w.Code != http.StatusFound || got != c.location {
			t.Errorf("%s: %d, %q, want %q", c.target, w.Code, got, c.location)
		}
	}
	for _, target := range []string{"/", "/23", "/%2e%23"[:4]} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
		if got := w.Header().Get("Location"); got != "" {
			t.Errorf("%s leads to %q", target, got)
		}
	}
}
