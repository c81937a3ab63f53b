package main

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"os"
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
	limits limiter
	bodies *bodies
	logs   *log.Logger
	site   http.CrossOriginProtection
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
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, identity) {
		w.Header().Set("Accept-Encoding", identity)
		s.refuse(w, r, http.StatusUnsupportedMediaType, problem.New("web.encoded", problem.Clip(coding)))
		return
	}
	size := r.ContentLength // -1 if it is not known
	if size > maxUpload {
		s.refuse(w, r, http.StatusRequestEntityTooLarge, problem.New("web.large"))
		return
	}
	if !s.within(w, r, writtenBytes, max(size, 0)) {
		return
	}
	room := size
	if size < 0 {
		room = maxUpload
	}
	leave, ok := s.bodies.enter(r.Context(), r.RemoteAddr, room)
	if !ok {
		// Who waited to be asked for the body has mostly begun to send it by now.
		readOn(w, r)
		fail(w, r, http.StatusServiceUnavailable, problem.New("web.busy", retryAfter(w, busyFor)))
		return
	}
	defer leave()
	body, ok := s.body(w, r)
	if !ok {
		return
	}
	if size < 0 {
		s.limits.take(r.Context(), writtenBytes, r.RemoteAddr, int64(len(body))) // they are here already
	}
	weights, ok := s.weights(w, r, body)
	if !ok {
		return
	}
	token := rand.Text() // 128 bits or more
	id := contentID(weights)
	created, err := s.store.Put(r.Context(), id, weights, sha256.Sum256([]byte(token)))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	status := http.StatusOK
	if created {
		status = http.StatusCreated
	}
	w.Header().Set("Location", "/api/weights/"+id)
	writeJSON(w, status, map[string]string{"id": id, "url": "/#w=" + id, "deleteToken": token})
}

// body reads the whole of an upload, or answers it and reports false.
func (s *share) body(w http.ResponseWriter, r *http.Request) (body []byte, ok bool) {
	connection := http.NewResponseController(w)
	paced := &pacedBody{Reader: r.Body, start: time.Now(), deadline: connection.SetReadDeadline}
	// The type of http.MaxBytesReader's error is all that is wanted of it, so it
	// gets no writer: the connection goes on after the rest is read.
	body, err := readBody(http.MaxBytesReader(nil, io.NopCloser(paced), maxUpload), r.ContentLength)
	// The server counts from the request's header on, and a slow upload takes longer.
	_ = connection.SetWriteDeadline(time.Now().Add(writeTimeout))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		readOn(w, r)
		fail(w, r, http.StatusRequestEntityTooLarge, problem.New("web.large"))
	case errors.Is(err, os.ErrDeadlineExceeded):
		w.Header().Set("Connection", "close")
		fail(w, r, http.StatusRequestTimeout, problem.New("web.slow"))
	case err != nil:
		fail(w, r, http.StatusBadRequest, problem.New("web.brokeOff"))
	default:
		_ = connection.SetReadDeadline(time.Time{})
		return body, true
	}
	return nil, false
}

// weights makes of an upload what is kept, or answers it and reports false.
func (s *share) weights(w http.ResponseWriter, r *http.Request, upload []byte) (weights []byte, ok bool) {
	weights, err := s.bodies.reencode(upload)
	switch {
	case problem.Has(err, "layers.parameters"):
		fail(w, r, http.StatusRequestEntityTooLarge, problem.New("web.parameters", nn.MaxParameters))
	case err != nil && otherFile(upload) != "":
		fail(w, r, http.StatusBadRequest, problem.New("web.otherFile", otherFile(upload)))
	case err != nil:
		fail(w, r, http.StatusBadRequest, problem.New("web.weights", err))
	case len(weights) > maxUpload:
		fail(w, r, http.StatusRequestEntityTooLarge, problem.New("web.large32"))
	default:
		return weights, true
	}
	return nil, false
}

// otherFile says what a file is that is no safetensors, or "" if that is not known.
// Its first bytes might be the length of a header as well, which then begins after
// eight of them.
func otherFile(b []byte) string {
	if len(b) > 8 && b[8] == '{' {
		return ""
	}
	for _, other := range otherFiles {
		if bytes.HasPrefix(b, []byte(other.begins)) {
			return other.name
		}
	}
	return ""
}

// otherFiles are what people have their weights in as well, by how such files begin.
var otherFiles = [...]struct{ begins, name string }{
	{"\x1f\x8b", "gzip"},
	{"PK\x03\x04", "ZIP (.pt, .pth, .npz, .keras)"},
	{"\x28\xb5\x2f\xfd", "Zstandard"},
	{"BZh", "bzip2"},
	{"\xfd7zXZ\x00", "xz"},
	{"\x89HDF\r\n\x1a\n", "HDF5 (.h5)"},
	{"\x93NUMPY", "NumPy (.npy)"},
	{"\x80", "pickle (.pkl, .pt)"}, // protocols from 2 on
	{"GGUF", "GGUF"},
}

// remove takes back an upload for who has its token. Weights that others uploaded as
// well stay, and the answer says so.
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
	gone, err := s.store.Delete(r.Context(), id, sha256.Sum256([]byte(token)))
	switch {
	case errors.Is(err, errWrongToken) && !s.within(w, r, guessing, 1):
	case err != nil:
		s.fail(w, r, err)
	case gone:
		w.WriteHeader(http.StatusNoContent)
	default:
		writeJSON(w, http.StatusOK, map[string]any{"id": id, "stays": true})
	}
}

// mayWrite answers a request that may not write, and reports whether it may.
func (s *share) mayWrite(w http.ResponseWriter, r *http.Request) bool {
	if s.site.Check(r) != nil {
		s.refuse(w, r, http.StatusForbidden, problem.New("web.site"))
		return false
	}
	return s.within(w, r, writing, 1)
}

// refuse fails before anything of the body was read, and at once: a client that waits
// to be asked for the body (Expect) sends none.
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
	const most = 128 << 20
	connection := http.NewResponseController(w)
	// A line that may be slow while it uploads may be so here, and for as long.
	end := time.Now().Add(slowStart + maxUpload/minRate*time.Second)
	paced := &pacedBody{Reader: r.Body, start: time.Now(), deadline: func(t time.Time) error {
		if t.After(end) {
			t = end
		}
		return connection.SetReadDeadline(t)
	}}
	_, _ = io.CopyN(io.Discard, paced, most)
	_ = connection.SetWriteDeadline(time.Now().Add(writeTimeout))
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
