package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"log"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hourglass/nn"
	"hourglass/nn/problem"
)

// maxUpload is the longest upload, and the longest that is kept, in bytes.
const maxUpload = 8 << 20

// share is the API of shared weights.
//
// An upload is parsed, not trusted: what is kept and served is encoded anew from
// the network that was read. Reading is open to every origin; writing is for
// pages of this site, and for programs that are no browser's page.
type share struct {
	store  Store
	writes limiter
	logs   *log.Logger
	site   http.CrossOriginProtection
}

// A limiter decides who may write.
type limiter interface {
	// wait takes one write of an address, or says how long until there is one.
	wait(ctx context.Context, address string) time.Duration
}

func (s *share) routes(mux *http.ServeMux) {
	mux.Handle("/api/weights", methods{http.MethodPost: s.upload})
	mux.Handle("/api/weights/{id}", methods{
		http.MethodGet:     s.download,
		http.MethodDelete:  s.remove,
		http.MethodOptions: s.preflight,
	})
}

// upload keeps the safetensors in the body.
func (s *share) upload(w http.ResponseWriter, r *http.Request) {
	if !s.mayWrite(w, r) {
		return
	}
	large := problem.New("web.large")
	if r.ContentLength > maxUpload {
		s.refuse(w, r, http.StatusRequestEntityTooLarge, large)
		return
	}
	// The type of http.MaxBytesReader's error is all that is wanted of it, so it
	// gets no writer: the connection goes on after the rest is read.
	body, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, maxUpload))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		readOn(w, r)
		fail(w, r, http.StatusRequestEntityTooLarge, large)
		return
	case err != nil:
		fail(w, r, http.StatusBadRequest, problem.New("web.brokeOff"))
		return
	}
	weights, err := reencode(body)
	if problem.Has(err, "layers.parameters") {
		fail(w, r, http.StatusRequestEntityTooLarge, problem.New("web.parameters", nn.MaxParameters))
		return
	}
	if err != nil {
		fail(w, r, http.StatusBadRequest, problem.New("web.weights", err))
		return
	}
	if len(weights) > maxUpload {
		fail(w, r, http.StatusRequestEntityTooLarge, problem.New("web.large32"))
		return
	}
	token := rand.Text() // 128 bits or more
	id := contentID(weights)
	created, err := s.store.Put(r.Context(), id, weights, sha256.Sum256([]byte(token)))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	answer := map[string]string{"id": id, "url": "/#w=" + id}
	status := http.StatusOK
	if created {
		answer["deleteToken"] = token
		status = http.StatusCreated
	}
	w.Header().Set("Location", "/api/weights/"+id)
	writeJSON(w, status, answer)
}

// download sends weights, to any origin. An id stands for the same bytes for
// good, so a browser never asks again. A cache that others share keeps its copy
// for a day, so that a deletion reaches everyone by then, and so that the store
// learns that the weights are still opened.
func (s *share) download(w http.ResponseWriter, r *http.Request) {
	openToAll(w)
	id := r.PathValue("id")
	if !isID(id) {
		s.fail(w, r, errAbsent)
		return
	}
	weights, err := s.store.Open(r.Context(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer weights.Close()
	if !asksForPart(r) {
		r = withoutRange(r)
	} else if lastNone.MatchString(r.Header.Get("Range")) {
		r = withoutRange(r)
		r.Header.Set("Range", "bytes="+strconv.Itoa(maxUpload)+"-") // as empty, and refused
	}
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, s-maxage=86400, immutable")
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", `attachment; filename="`+id+`.safetensors"`)
	h.Set("ETag", `"`+id+`"`)
	http.ServeContent(&rangeWriter{ResponseWriter: w, r: r}, r, "", time.Time{}, weights)
}

// lastNone matches a range that has the last 0 bytes in it. They are no part (RFC
// 9110, 14.1.2), but http.ServeContent would send them.
var lastNone = regexp.MustCompile(`[=,]\s*-0+\s*(,|$)`)

// A rangeWriter makes the answers that http.ServeContent words itself, 412 and
// 416, ours.
type rangeWriter struct {
	http.ResponseWriter
	r      *http.Request
	failed bool
}

func (w *rangeWriter) WriteHeader(status int) {
	w.failed = true
	switch status {
	case http.StatusRequestedRangeNotSatisfiable:
		fail(w.ResponseWriter, w.r, status, problem.New("web.range"))
	case http.StatusPreconditionFailed:
		fail(w.ResponseWriter, w.r, status, problem.New("web.condition"))
	default:
		w.failed = false
		w.ResponseWriter.WriteHeader(status)
	}
}

func (w *rangeWriter) Write(b []byte) (int, error) {
	if w.failed {
		return len(b), nil
	}
	return w.ResponseWriter.Write(b)
}

// remove deletes weights for who has their token.
func (s *share) remove(w http.ResponseWriter, r *http.Request) {
	if !s.mayWrite(w, r) {
		return
	}
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		w.Header().Set("WWW-Authenticate", "Bearer")
		fail(w, r, http.StatusUnauthorized, problem.New("web.noToken"))
		return
	}
	id := r.PathValue("id")
	if !isID(id) {
		s.fail(w, r, errAbsent)
		return
	}
	if err := s.store.Delete(r.Context(), id, sha256.Sum256([]byte(token))); err != nil {
		s.fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// preflight tells a page elsewhere that it may read, with a range or a condition.
func (s *share) preflight(w http.ResponseWriter, _ *http.Request) {
	openToAll(w)
	w.Header().Set("Access-Control-Allow-Methods", "GET, HEAD")
	w.Header().Set("Access-Control-Allow-Headers", "Range, If-Range, If-Match, If-None-Match")
	w.Header().Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

func openToAll(w http.ResponseWriter) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag")
}

// mayWrite answers a request that may not write, and reports whether it may.
func (s *share) mayWrite(w http.ResponseWriter, r *http.Request) bool {
	if s.site.Check(r) != nil {
		s.refuse(w, r, http.StatusForbidden, problem.New("web.site"))
		return false
	}
	if wait := s.writes.wait(r.Context(), r.RemoteAddr); wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
		s.refuse(w, r, http.StatusTooManyRequests, problem.New("web.often"))
		return false
	}
	return true
}

// refuse fails before anything of the body was read. A client that waits to be
// asked for the body (Expect) is told at once and sends none.
func (s *share) refuse(w http.ResponseWriter, r *http.Request, status int, why *problem.Problem) {
	if r.Header.Get("Expect") == "" {
		readOn(w, r)
	}
	fail(w, r, status, why)
}

// readOn reads what a client still sends, since HTTP/1 has no way to stop it: one
// that is sending when the connection is closed gets a reset and, mostly, not the
// answer. This cannot be helped for bodies beyond these bounds, without which one
// client could keep the server reading for good.
func readOn(w http.ResponseWriter, r *http.Request) {
	const most, within = 128 << 20, 10 * time.Second
	// Without effect on Workers: there Cloudflare reads from the client.
	http.NewResponseController(w).SetReadDeadline(time.Now().Add(within))
	io.CopyN(io.Discard, r.Body, most)
}

// fail answers for what a Store refused.
func (s *share) fail(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, errAbsent):
		fail(w, r, http.StatusNotFound, problem.New("web.absent"))
	case errors.Is(err, errWrongToken):
		fail(w, r, http.StatusForbidden, problem.New("web.wrongToken"))
	case errors.Is(err, errFull):
		fail(w, r, http.StatusInsufficientStorage, problem.New("web.full"))
	default:
		s.logs.Printf("%s %s: %v", r.Method, r.Pattern, err)
		fail(w, r, http.StatusInternalServerError, problem.New("web.store"))
	}
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		panic(err) // what is given always marshals
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(body)
}
