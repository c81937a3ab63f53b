//go:build !js

package main

import (
	"context"
	"net/netip"
	"sync"
	"time"
)

// buckets limits the writes of each address by a token bucket: perMinute at
// once, and as many again within a minute.
type buckets struct {
	perMinute int
	most      int // addresses remembered
	now       func() time.Time

	mu     sync.Mutex
	filled map[netip.Prefix]bucket
}

// A bucket had this many tokens at that time.
type bucket struct {
	tokens float64
	at     time.Time
}

func newBuckets(perMinute int) *buckets {
	return &buckets{perMinute: perMinute, most: 10_000, now: time.Now, filled: map[netip.Prefix]bucket{}}
}

func (b *buckets) wait(_ context.Context, address string) time.Duration {
	who := whose(address)
	b.mu.Lock()
	defer b.mu.Unlock()
	now, size := b.now(), float64(b.perMinute)
	own, known := b.filled[who]
	if !known {
		b.makeRoom(now)
		own = bucket{size, now}
	}
	own.tokens = min(size, own.tokens+size*now.Sub(own.at).Minutes())
	own.at = now
	var missing time.Duration
	if own.tokens >= 1 {
		own.tokens--
	} else {
		missing = time.Duration((1 - own.tokens) / size * float64(time.Minute))
	}
	b.filled[who] = own
	return missing
}

// makeRoom forgets addresses whose bucket is full again. If there are none it
// forgets any one, so that memory stays bounded whoever asks.
func (b *buckets) makeRoom(now time.Time) {
	if len(b.filled) < b.most {
		return
	}
	for who, own := range b.filled {
		if now.Sub(own.at) > time.Minute {
			delete(b.filled, who)
		}
	}
	for who := range b.filled {
		if len(b.filled) < b.most {
			break
		}
		delete(b.filled, who)
	}
}
