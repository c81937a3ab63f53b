//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"net/http"
	"net/http/httptest"
)

// Sixty uploads of 8 MB at once: their bytes are never more than the bound, and all of
// them are answered.
func TestBodiesInFlight(t *testing.T) {
	b := newBodies()
	b.after = func(time.Duration) <-chan time.Time { return nil } // patience without end
	var now, most atomic.Int64
	var group sync.WaitGroup
	for i := range 60 {
		address := []string{"192.0.2.1:1", "192.0.2.2:1", "192.0.2.3:1"}[i%3]
		group.Go(func() {
			leave, ok := b.enter(t.Context(), address, maxUpload)
			if !ok {
				t.Error("an upload found no room")
				return
			}
			for n := now.Add(maxUpload); ; {
				if before := most.Load(); n <= before || most.CompareAndSwap(before, n) {
					break
				}
			}
			now.Add(-maxUpload)
			leave()
		})
	}
	group.Wait()
	if most.Load() > b.most || b.used != 0 || len(b.each) != 0 {
		t.Errorf("%d bytes at once, %d are left of %v", most.Load(), b.used, b.each)
	}
}

// One address has three quarters of the room; whoever finds none in time is told when to come again.
func TestNoRoomForBodies(t *testing.T) {
	b := newBodies()
	for range 6 {
		if _, ok := b.enter(t.Context(), "192.0.2.1:1", maxUpload); !ok {
			t.Fatal("no room at the beginning")
		}
	}
	late := make(chan time.Time)
	close(late)
	b.after = func(time.Duration) <-chan time.Time { return late }
	if _, ok := b.enter(t.Context(), "192.0.2.1:2", 1); ok {
		t.Error("one address has more than its part of the room")
	}
	leave, ok := b.enter(t.Context(), "192.0.2.2:1", maxUpload)
	if !ok {
		t.Error("another address has no room")
	}
	leave()

	store := newDirStore(t, 1<<20)
	s := &share{store: store, limits: unlimited{}, bodies: b, logs: quiet}
	r := httptest.NewRequest("POST", "/api/weights", strings.NewReader("weights"))
	r.RemoteAddr = "192.0.2.1:3"
	w := httptest.NewRecorder()
	s.upload(w, r)
	if wantFailure(t, "no room", w, 503); w.Header().Get("Retry-After") != "5" {
		t.Errorf("Retry-After %q, want 5", w.Header().Get("Retry-After"))
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b.after = func(time.Duration) <-chan time.Time { return nil }
	if _, ok := b.enter(ctx, "192.0.2.1:2", 1); ok {
		t.Error("who has hung up still enters")
	}
}

// A slow reader gives so many bytes a second, and remembers the deadlines.
type slowReader struct {
	now    *time.Time
	rate   int // bytes a second
	left   int
	latest time.Time
}

func (s *slowReader) deadline(t time.Time) error { s.latest = t; return nil }

func (s *slowReader) Read(b []byte) (int, error) {
	if s.left == 0 {
		return 0, io.EOF
	}
	n := min(s.rate, s.left, len(b))
	*s.now = s.now.Add(time.Duration(n) * time.Second / time.Duration(s.rate))
	if s.now.After(s.latest) {
		return 0, os.ErrDeadlineExceeded
	}
	s.left -= n
	return n, nil
}

// 8 MB at 60 kB/s take over two minutes and are not cut; what trickles is.
func TestSlowUploads(t *testing.T) {
	late := os.ErrDeadlineExceeded
	for rate, want := range map[int]error{60_000: nil, 17_000: nil, 10_000: late, 1: late} {
		now := time.Unix(1e9, 0)
		slow := &slowReader{now: &now, rate: rate, left: maxUpload}
		n, err := io.Copy(io.Discard, &pacedBody{Reader: slow, start: now, deadline: slow.deadline})
		if !errors.Is(err, want) || want == nil && n != maxUpload {
			t.Errorf("%d bytes/s: %d bytes in %v, %v", rate, n, now.Sub(time.Unix(1e9, 0)), err)
		}
		if rate == 1 && now.Sub(time.Unix(1e9, 0)) > 2*slowStart {
			t.Errorf("one byte a second has %v", now.Sub(time.Unix(1e9, 0)))
		}
	}
}

// What was too slow is told so.
func TestTooSlow(t *testing.T) {
	s := &share{limits: unlimited{}, bodies: newBodies(), logs: quiet}
	r := httptest.NewRequest("POST", "/api/weights", nil)
	slow := &slowReader{now: new(time.Time), rate: 1, left: 9, latest: time.Time{}.Add(-1)}
	r.Body, r.ContentLength = io.NopCloser(slow), 9
	w := httptest.NewRecorder()
	s.upload(w, r)
	wantFailure(t, "too slow", w, http.StatusRequestTimeout)
}

// On the wire, too, the refusal arrives: the bytes are read on, and dropped.
func TestNoRoomOnTheWire(t *testing.T) {
	s := &share{limits: unlimited{}, bodies: fullBodies(), logs: quiet}
	server := httptest.NewServer(http.HandlerFunc(s.upload))
	defer server.Close()
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			response, err := http.Post(server.URL+"/api/weights", "", strings.NewReader(strings.Repeat("x", maxUpload)))
			if err != nil {
				t.Error(err)
				return
			}
			response.Body.Close()
			if response.StatusCode != 503 {
				t.Errorf("%s, want 503", response.Status)
			}
		})
	}
	group.Wait()
}

// A body that takes longer than the server gives an answer is answered all the same.
func TestAnswerAfterSlowUpload(t *testing.T) {
	for name, b := range map[string]*bodies{"read": newBodies(), "refused": fullBodies()} {
		s := &share{limits: unlimited{}, bodies: b, logs: quiet}
		server := httptest.NewUnstartedServer(http.HandlerFunc(s.upload))
		server.Config.WriteTimeout = time.Millisecond
		server.Start()
		body, slow := io.Pipe()
		go func() {
			io.WriteString(slow, "no we")
			time.Sleep(50 * time.Millisecond)
			io.WriteString(slow, "ights")
			slow.Close()
		}()
		response, err := http.Post(server.URL+"/api/weights", "", body)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if response.Body.Close(); response.StatusCode < 400 {
			t.Errorf("%s: %s", name, response.Status)
		}
		server.Close()
	}
}

// fullBodies have no room and no patience.
func fullBodies() *bodies {
	b := newBodies()
	b.most = 0
	late := make(chan time.Time)
	close(late)
	b.after = func(time.Duration) <-chan time.Time { return late }
	return b
}

// Who sends after having waited in vain to be asked, as curl after a second, gets the
// refusal and not a reset.
func TestNoRoomAfterExpect(t *testing.T) {
	s := &share{limits: unlimited{}, bodies: fullBodies(), logs: quiet}
	server := httptest.NewServer(http.HandlerFunc(s.upload))
	defer server.Close()
	for range 5 {
		connection, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(connection, "POST /api/weights HTTP/1.1\r\nHost: localhost\r\n"+
			"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n", maxUpload)
		if _, err := connection.Write(make([]byte, maxUpload)); err != nil {
			t.Fatalf("sending: %v", err)
		}
		answer, err := io.ReadAll(io.LimitReader(connection, 200))
		if err != nil || !strings.Contains(string(answer), "HTTP/1.1 503 ") {
			t.Errorf("%q, %v", answer, err)
		}
		connection.Close()
	}
}
