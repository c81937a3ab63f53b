//go:build !js

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"hourglass/nn"
	"hourglass/nn/safetensors"
)

// weightsOf is a small network's file; another seed gives other bytes.
func weightsOf(t testing.TB, layers string, seed float32) []byte {
	t.Helper()
	spec, err := nn.ParseSpec(layers, nn.Sigmoid)
	if err != nil {
		t.Fatal(err)
	}
	network := nn.NewNetwork(spec)
	for i := range network.Params {
		network.Params[i] = seed + float32(i)/8
	}
	return network.Weights(map[string]string{"steps": "120", "seed": "7"})
}

type unlimited struct{}

func (unlimited) take(context.Context, kind, string, int64) time.Duration { return 0 }

func newShare(t testing.TB, quota int64, limits limiter, logs *log.Logger) (http.Handler, *dirStore) {
	t.Helper()
	store, err := openDirStore(t.TempDir(), quota, logs)
	if err != nil {
		t.Fatal(err)
	}
	return newHandler(config{files: testSite, store: store, limits: limits, logs: logs}), store
}

// send is one request with a body; headers as in ask.
func send(h http.Handler, method, target string, body []byte, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, bytes.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

type uploaded struct{ ID, URL, DeleteToken string }

func upload(t testing.TB, h http.Handler, body []byte, status int) (answer uploaded) {
	t.Helper()
	w := send(h, "POST", "/api/weights", body)
	if w.Code != status {
		t.Fatalf("upload: %d %s, want %d", w.Code, w.Body, status)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

// wantFailure checks the status and that the body is, in JSON, a problem and its
// sentence.
func wantFailure(t testing.TB, what string, w *httptest.ResponseRecorder, status int) {
	t.Helper()
	var answer refusal
	err := json.Unmarshal(w.Body.Bytes(), &answer)
	sentence := answer.Error
	if w.Code != status || err != nil || sentence != answer.Problem.Error() ||
		len(sentence) < 10 || !strings.HasSuffix(sentence, ".") || strings.Contains(sentence, "\n") {
		t.Errorf("%s: %d %q, want %d and a sentence", what, w.Code, w.Body, status)
	}
	kind, cache := w.Header().Get("Content-Type"), w.Header().Get("Cache-Control")
	if kind != "application/json" || strings.Contains(cache, "public") {
		t.Errorf("%s: Content-Type %q, Cache-Control %q", what, kind, cache)
	}
}

func TestShare(t *testing.T) {
	h, _ := newShare(t, 1<<20, unlimited{}, quiet)
	file := weightsOf(t, "4-2-4", 1)
	first := upload(t, h, file, 201)
	if !isID(first.ID) || first.URL != "/#w="+first.ID || len(first.DeleteToken) < 22 {
		t.Errorf("uploaded as %+v", first)
	}
	again := upload(t, h, file, 200)
	if again.ID != first.ID || again.URL != first.URL || len(again.DeleteToken) < 22 ||
		again.DeleteToken == first.DeleteToken {
		t.Errorf("again: %+v, want %s and a token of its own", again, first.ID)
	}
	if other := upload(t, h, weightsOf(t, "4-2-4", 2), 201); other.ID == first.ID {
		t.Error("other bytes have the same id")
	}

	target := "/api/weights/" + first.ID
	w := send(h, "GET", target, nil, "Origin", "https://elsewhere.example")
	if w.Code != 200 || !bytes.Equal(w.Body.Bytes(), file) {
		t.Errorf("%d, %d bytes, want the %d uploaded", w.Code, w.Body.Len(), len(file))
	}
	tag := w.Header().Get("ETag")
	if tag != `"`+first.ID+`"` || w.Header().Get("Access-Control-Allow-Origin") != "*" ||
		!strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("headers %v", w.Header())
	}
	for _, test := range []struct {
		header, value string
		status        int
		body          []byte
	}{
		{"Range", "bytes=0-7", 206, file[:8]},
		{"Range", "bytes=10-", 206, file[10:]},
		{"Range", "bytes=-4", 206, file[len(file)-4:]},
		{"Range", "lines=1-2", 200, file},
		{"If-None-Match", tag, 304, nil},
		{"If-None-Match", `"x", ` + tag, 304, nil},
		{"If-None-Match", `"x"`, 200, file},
	} {
		w := send(h, "GET", target, nil, test.header, test.value)
		if w.Code != test.status || !bytes.Equal(w.Body.Bytes(), test.body) {
			t.Errorf("%s: %s: %d and %d bytes, want %d and %d",
				test.header, test.value, w.Code, w.Body.Len(), test.status, len(test.body))
		}
	}
	wantFailure(t, "range", send(h, "GET", target, nil, "Range", "bytes=999999-"), 416)
	for _, none := range []string{"bytes=-0", "bytes=-00", "bytes= -0", "bytes=0-7, -0", "bytes=-0,0-7"} {
		wantFailure(t, none, send(h, "GET", target, nil, "Range", none), 416)
		wantFailure(t, none+" and a condition", send(h, "GET", target, nil, "Range", none, "If-Match", `"x"`), 412)
	}
	wantFailure(t, "condition", send(h, "GET", target, nil, "If-Match", `"x"`), 412)
	if w := send(h, "GET", target, nil, "Range", "bytes=0-0,2-2,4-4,6-6"); w.Code != 206 {
		t.Errorf("four ranges: %d", w.Code)
	}
	wantFailure(t, "five ranges", send(h, "GET", target, nil, "Range", "bytes=0-0,2-2,4-4,6-6,8-8"), 416)
	w = send(h, "OPTIONS", target, nil, "Origin", "https://elsewhere.example")
	if w.Code != 204 || w.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("preflight: %d %v", w.Code, w.Header())
	}

	bearer := "Bearer " + first.DeleteToken
	wantFailure(t, "no token", send(h, "DELETE", target, nil), 401)
	wantFailure(t, "empty token", send(h, "DELETE", target, nil, "Authorization", "Bearer "), 403)
	wantFailure(t, "wrong token", send(h, "DELETE", target, nil, "Authorization", bearer+"x"), 403)
	wantFailure(t, "from elsewhere",
		send(h, "DELETE", target, nil, "Authorization", bearer, "Origin", "https://elsewhere.example"), 403)
	// The first of two uploads is taken back, and the other's link stays.
	w = send(h, "DELETE", target, nil, "Authorization", bearer)
	if w.Code != 200 || !strings.Contains(w.Body.String(), `"stays":true`) {
		t.Errorf("delete the first of two: %d %s", w.Code, w.Body)
	}
	wantFailure(t, "a token that is used up", send(h, "DELETE", target, nil, "Authorization", bearer), 403)
	if w := send(h, "GET", target, nil); w.Code != 200 {
		t.Errorf("the other's link: %d %s", w.Code, w.Body)
	}
	w = send(h, "DELETE", target, nil, "Authorization", "Bearer "+again.DeleteToken)
	if w.Code != 204 || w.Body.Len() > 0 {
		t.Errorf("delete: %d %s", w.Code, w.Body)
	}
	wantFailure(t, "deleted", send(h, "GET", target, nil), 404)
	wantFailure(t, "deleted twice", send(h, "DELETE", target, nil, "Authorization", bearer), 404)
	if back := upload(t, h, file, 201); back.ID != first.ID || back.DeleteToken == first.DeleteToken {
		t.Errorf("after deletion: %+v", back)
	}
}

func TestShareRefuses(t *testing.T) {
	var logged strings.Builder
	h, store := newShare(t, 1<<20, unlimited{}, log.New(&logged, "", 0))
	file := weightsOf(t, "4-2-4", 1)
	for name, body := range map[string][]byte{
		"empty":        nil,
		"text":         []byte("hello"),
		"cut off":      file[:len(file)-1],
		"too long":     append(file[:len(file):len(file)], 0),
		"no layers":    safetensors.Encode(safetensors.File{}),
		"other layers": bytes.Replace(file, []byte(`"4-2-4:sig`), []byte(`"4-3-4:sig`), 1),
		"long name": safetensors.Encode(safetensors.File{
			Metadata: map[string]string{"layers": "4-2-4"},
			Tensors: []safetensors.Tensor{
				{Name: strings.Repeat("é\n", 9999), Shape: []int{30}, Data: make([]float32, 30)},
			},
		}),
	} {
		wantFailure(t, name, send(h, "POST", "/api/weights", body), 400)
	}
	many := safetensors.Encode(safetensors.File{Metadata: map[string]string{"layers": "784-6000-784"}})
	w := send(h, "POST", "/api/weights", many)
	if !strings.Contains(w.Body.String(), "The network has more than 4000000 parameters.") {
		t.Errorf("many parameters: %s", w.Body)
	}
	wantFailure(t, "many parameters", send(h, "POST", "/api/weights", many), 413)
	wantFailure(t, "too large", send(h, "POST", "/api/weights", make([]byte, maxUpload+1)), 413)
	w = send(h, "POST", "/api/weights", file, "Content-Encoding", "gzip")
	if wantFailure(t, "gzip", w, 415); w.Header().Get("Accept-Encoding") != "identity" {
		t.Errorf("gzip: %v", w.Header())
	}
	for begins, name := range map[string]string{
		"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03rest": "gzip", "PK\x03\x04 and so on": "ZIP",
		"\x89HDF\r\n\x1a\n": "HDF5",
		"\x80\x02}q\x00.":   "pickle", "\x93NUMPY\x01\x00": "NumPy",
	} {
		w := send(h, "POST", "/api/weights", []byte(begins))
		if wantFailure(t, name, w, 400); !strings.Contains(w.Body.String(), ": "+name) {
			t.Errorf("%s is answered as %s", name, w.Body)
		}
	}
	// A header of 640 bytes begins as a pickle does.
	long := append([]byte{0x80, 2, 0, 0, 0, 0, 0, 0}, []byte("{}"+strings.Repeat(" ", 638))...)
	if w := send(h, "POST", "/api/weights", long); !strings.Contains(w.Body.String(), "web.weights") {
		t.Errorf("a header of 640 bytes: %s", w.Body)
	}
	for _, header := range [][2]string{
		{"Origin", "https://elsewhere.example"}, {"Origin", "null"},
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"},
	} {
		wantFailure(t, header[1], send(h, "POST", "/api/weights", file, header[0], header[1]), 403)
	}
	wantFailure(t, "GET", send(h, "GET", "/api/weights", nil), 405)
	for _, id := range []string{
		"x", strings.Repeat("a", idLength), strings.Repeat("A", idLength),
		strings.Repeat("a", idLength-1) + "=", strings.Repeat("a", 500),
	} {
		wantFailure(t, id, send(h, "GET", "/api/weights/"+id, nil), 404)
		wantFailure(t, id, send(h, "DELETE", "/api/weights/"+id, nil, "Authorization", "Bearer x"), 404)
		wantFailure(t, id, send(h, "PUT", "/api/weights/"+id, nil), 405)
	}
	if store.used != 0 || logged.Len() > 0 {
		t.Errorf("%d bytes are kept, logged %q", store.used, &logged)
	}
	w = send(h, "POST", "/api/weights", file, "Origin", "http://example.com", "Sec-Fetch-Site", "same-origin")
	if w.Code != 201 {
		t.Errorf("from the site itself: %d %s", w.Code, w.Body)
	}
}

// A full store makes room: what was never opened goes first, the oldest of it first,
// then what has not been opened for longest.
func TestQuota(t *testing.T) {
	now := time.Unix(1e9, 0)
	h, store := newShare(t, 3*8192, unlimited{}, quiet) // a file takes two blocks
	store.now = func() time.Time { now = now.Add(time.Second); return now }
	store.looked = now
	var ids []string
	add := func(opened bool) {
		id := upload(t, h, weightsOf(t, "4-2-4", float32(len(ids))), 201).ID
		ids = append(ids, id)
		if opened {
			if w := send(h, "GET", "/api/weights/"+id, nil); w.Code != 200 {
				t.Fatalf("opening: %d", w.Code)
			}
		}
	}
	want := func(what string, left ...int) {
		t.Helper()
		for i, id := range ids {
			_, err := os.Stat(store.path(id))
			if there := err == nil; there != slices.Contains(left, i) {
				t.Errorf("%s: %d is there: %v, want %v", what, i, there, left)
			}
		}
		if again, err := copyOf(t, store); err != nil || again.used != store.used {
			t.Errorf("%s: counted anew: %d bytes, want %d; %v", what, again.used, store.used, err)
		}
	}
	add(true)
	add(false)
	add(false)
	want("full", 0, 1, 2)
	add(true)
	want("the older one that was never opened goes", 0, 2, 3)
	add(true)
	want("then the other", 0, 3, 4)
	send(h, "GET", "/api/weights/"+ids[0], nil)
	add(false)
	want("then the one that was not opened for longest", 0, 4, 5)
	if err := os.Remove(store.path(ids[0])); err != nil {
		t.Fatal(err)
	}
	now = now.Add(lookAgain)
	add(false)
	want("what was deleted behind its back makes room", 4, 5, 6)

	small, _ := newShare(t, 8191, unlimited{}, quiet)
	wantFailure(t, "larger than the store", send(small, "POST", "/api/weights", weightsOf(t, "4-2-4", 1)), 507)
}

// On the wire a refusal must arrive although the client is still sending.
func TestTooLargeOnTheWire(t *testing.T) {
	h, _ := newShare(t, 1<<20, unlimited{}, quiet)
	server := httptest.NewServer(h)
	defer server.Close()
	for name, body := range map[string]io.Reader{
		"with a length": bytes.NewReader(make([]byte, 12*maxUpload)),
		"chunked":       io.LimitReader(bytes.NewReader(make([]byte, 12*maxUpload)), 12*maxUpload),
	} {
		response, err := http.Post(server.URL+"/api/weights", "application/octet-stream", body)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		response.Body.Close()
		if response.StatusCode != 413 {
			t.Errorf("%s: %s", name, response.Status)
		}
	}

	// A client that waits to be asked for the body is not asked.
	connection, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	io.WriteString(connection, "POST /api/weights HTTP/1.1\r\nHost: x\r\n"+
		"Expect: 100-continue\r\nContent-Length: 1000000000\r\n\r\n")
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil || response.StatusCode != 413 {
		t.Errorf("with Expect: %v, %v", response, err)
	}
}
