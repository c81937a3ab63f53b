//go:build !js

package main

import (
	"context"
	"net/netip"
	"sync"
	"time"
)

// A rate is how much fills a bucket, and how long an empty one takes to fill. Zero
// is no limit.
type rate struct {
	size float64
	in   time.Duration
}

// A bound is the rates of one kind: for each address, and for all together.
type bound struct{ each, all rate }

// boundsFor are the bounds of a server: writes in a minute and address, bytes of
// uploads in an hour and address, and what the store may hold.
//
// A class behind one address should not notice them: thirty people who share twenty
// networks each in a lesson make 600 uploads, of 240 MB if they are vanilla, and
// open each other's.
func boundsFor(writes, bytes, quota int64) [kinds]bound {
	const guesses, reads, gigabyte = 30, 6_000, 1 << 30
	times := func(n int64, in time.Duration, more int64) bound {
		return bound{rate{float64(n), in}, rate{float64(n * more), in}}
	}
	return [kinds]bound{
		reading:      times(reads, time.Minute, 10),
		readBytes:    times(4*gigabyte, time.Hour, 10),
		writing:      times(writes, time.Minute, 10),
		writtenBytes: {rate{float64(bytes), time.Hour}, rate{float64(max(bytes, quota)), time.Hour}},
		guessing:     times(guesses, time.Minute, 20),
	}
}

// buckets are token buckets. One has its whole size at once, and again within its
// time. It may be drawn below zero by one request, and is filled up before the next.
type buckets struct {
	bounds [kinds]bound
	most   int // buckets remembered
	now    func() time.Time

	mu     sync.Mutex
	filled map[owner]bucket
}

// An owner is whose bucket for what it is.
type owner struct {
	what kind
	all  bool // of all together
	who  netip.Prefix
}

// A bucket had so much at that time.
type bucket struct {
	left float64
	at   time.Time
}

func newBuckets(bounds [kinds]bound) *buckets {
	return &buckets{bounds: bounds, most: 50_000, now: time.Now, filled: map[owner]bucket{}}
}

func (b *buckets) take(_ context.Context, what kind, address string, n int64) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	now, bound := b.now(), b.bounds[what]
	own, all := owner{what: what, who: whose(address)}, owner{what: what, all: true}
	each, together := b.fill(own, bound.each, now), b.fill(all, bound.all, now)
	wait := max(bound.each.until(each), bound.all.until(together))
	if wait > 0 {
		return wait
	}
	b.makeRoom(now)
	b.draw(own, bound.each, each, n, now)
	b.draw(all, bound.all, together, n, now)
	return 0
}

// fill returns what is in a bucket now.
func (b *buckets) fill(whose owner, r rate, now time.Time) float64 {
	own, known := b.filled[whose]
	if !known || r.in == 0 {
		return r.size
	}
	return min(r.size, own.left+r.size*float64(now.Sub(own.at))/float64(r.in))
}

// until returns how long a bucket takes until there is one in it again.
func (r rate) until(left float64) time.Duration {
	if r.in == 0 || left >= 1 {
		return 0
	}
	return time.Duration((1 - left) / r.size * float64(r.in))
}

func (b *buckets) draw(whose owner, r rate, left float64, n int64, now time.Time) {
	if r.in > 0 {
		b.filled[whose] = bucket{left - float64(n), now}
	}
}

// makeRoom forgets buckets that are full again. If there are none it forgets any
// ones, so that memory stays bounded whoever asks.
func (b *buckets) makeRoom(now time.Time) {
	if len(b.filled)+2 <= b.most {
		return
	}
	for whose := range b.filled {
		rate := b.bounds[whose.what].each
		if !whose.all && b.fill(whose, rate, now) >= rate.size {
			delete(b.filled, whose)
		}
	}
	for whose := range b.filled {
		if len(b.filled)+2 <= b.most {
			break
		}
		if !whose.all {
			delete(b.filled, whose)
		}
	}
}
