package main

import (
	"context"
	"io"
	"net/netip"
	"sync"
	"time"
)

// bodies bounds the memory of uploads that are under way: their bytes, whole from
// the beginning, and beside them the networks that are read from them.
type bodies struct {
	most     int64 // bytes of all; one address gets three quarters of it
	patience time.Duration
	after    func(time.Duration) <-chan time.Time
	reading  chan struct{} // as many as are read at once

	mu      sync.Mutex
	used    int64
	each    map[netip.Prefix]int64
	changed chan struct{} // is closed, and replaced, when some bytes have become free
}

// busyFor is what an upload is asked to wait that found no room for long.
const busyFor = 5 * time.Second

func newBodies() *bodies {
	return &bodies{
		most: 8 * maxUpload, patience: 20 * time.Second, after: time.After, reading: make(chan struct{}, 2),
		each: map[netip.Prefix]int64{}, changed: make(chan struct{}),
	}
}

// enter waits a little until there is room for an upload. If it says so, leave must
// be called when its bytes are needed no more.
func (b *bodies) enter(ctx context.Context, address string, size int64) (leave func(), ok bool) {
	who := whose(address)
	var late <-chan time.Time
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.used+size > b.most || b.each[who]+size > b.most/4*3 {
		changed := b.changed
		b.mu.Unlock()
		if late == nil {
			late = b.after(b.patience)
		}
		select {
		case <-changed:
		case <-late:
			ok = true
		case <-ctx.Done():
			ok = true
		}
		b.mu.Lock()
		if ok {
			return nil, false
		}
	}
	b.used += size
	b.each[who] += size
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.used -= size
		if b.each[who] -= size; b.each[who] == 0 {
			delete(b.each, who)
		}
		close(b.changed)
		b.changed = make(chan struct{})
	}, true
}

// reencode is the function of this name, a few at a time.
func (b *bodies) reencode(upload []byte) ([]byte, error) {
	b.reading <- struct{}{}
	defer func() { <-b.reading }()
	return reencode(upload)
}

const (
	// minRate is how fast an upload must be on average, in bytes a second, after a
	// while for its beginning. A slow line has 60,000.
	minRate   = 16 << 10
	slowStart = 30 * time.Second

	// writeTimeout is how long an answer may take: a shard of some MB over a crowded
	// classroom's Wi-Fi.
	writeTimeout = 5 * time.Minute
)

// A pacedBody is a body that must arrive at minRate.
type pacedBody struct {
	io.Reader
	start    time.Time
	n        int64                 // bytes that have arrived
	deadline func(time.Time) error // of the next bytes
}

func (p *pacedBody) Read(b []byte) (int, error) {
	late := time.Duration(float64(p.n) / minRate * float64(time.Second))
	_ = p.deadline(p.start.Add(slowStart + late)) // on Workers Cloudflare reads from the client
	n, err := p.Reader.Read(b)
	p.n += int64(n)
	return n, err
}

// readBody reads a body of so many bytes, -1 if that is not known. It makes room for
// them once.
func readBody(r io.Reader, length int64) ([]byte, error) {
	if length < 0 {
		return io.ReadAll(r)
	}
	b := make([]byte, length)
	n, err := io.ReadFull(r, b)
	return b[:n], err
}
