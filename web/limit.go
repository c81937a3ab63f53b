package main

import (
	"context"
	"math"
	"net/http"
	"strconv"
	"time"

	"hourglass/nn/problem"
)

// A kind is something that addresses may do only so often. Each is counted apart,
// so that who has uploaded too much can still read and delete.
type kind int

const (
	reading      kind = iota // requests for weights
	readBytes                // that were sent
	writing                  // uploads and deletions
	writtenBytes             // of uploads, kept or not
	guessing                 // wrong delete tokens
	kinds
)

// A limiter decides how much of what an address may do, and all together.
type limiter interface {
	// take takes n of an address's, and of everybody's. If one of them has nothing
	// left, nothing is taken, and it says how long until there is some; what is
	// taken may be more than there is, and then the next has to wait for it.
	take(ctx context.Context, what kind, address string, n int64) (wait time.Duration)
}

// within takes n for a request, or answers it and reports false. Seconds are rounded
// up: who waits for so long does not come too early.
func (s *share) within(w http.ResponseWriter, r *http.Request, what kind, n int64) bool {
	wait := s.limits.take(r.Context(), what, r.RemoteAddr, n)
	if wait <= 0 {
		return true
	}
	seconds := retryAfter(w, wait)
	why := problem.New("web.often", seconds)
	switch what {
	case reading, readBytes:
		why = problem.New("web.reads", seconds)
	case writtenBytes:
		why = problem.New("web.bytes", seconds)
	case guessing:
		why = problem.New("web.guesses", seconds)
	}
	s.refuse(w, r, http.StatusTooManyRequests, why)
	return false
}

// retryAfter sets the header, and returns its seconds.
func retryAfter(w http.ResponseWriter, wait time.Duration) int {
	seconds := int(math.Ceil(wait.Seconds()))
	w.Header().Set("Retry-After", strconv.Itoa(seconds))
	return seconds
}
