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
	"strconv"
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

func (unlimited) wait(context.Context, string) time.Duration { return 0 }

func newShare(t testing.TB, quota int64, writes limiter, logs *log.Logger) (http.Handler, *dirStore) {
	t.Helper()
	store, err := openDirStore(t.TempDir(), quota)
	if err != nil {
		t.Fatal(err)
	}
	return newHandler(testSite, store, writes, logs), store
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
	if again := upload(t, h, file, 200); again.ID != first.ID || again.URL != first.URL || again.DeleteToken != "" {
		t.Errorf("again: %+v, want %s and no token", again, first.ID)
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
	if w := send(h, "DELETE", target, nil, "Authorization", bearer); w.Code != 204 || w.Body.Len() > 0 {
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

func TestQuota(t *testing.T) {
	file := weightsOf(t, "4-2-4", 1)
	h, store := newShare(t, int64(2*len(file)+100), unlimited{}, quiet)
	first := upload(t, h, file, 201)
	upload(t, h, weightsOf(t, "4-2-4", 2), 201)
	wantFailure(t, "a third", send(h, "POST", "/api/weights", weightsOf(t, "4-2-4", 3)), 507)
	upload(t, h, file, 200)
	w := send(h, "DELETE", "/api/weights/"+first.ID, nil, "Authorization", "Bearer "+first.DeleteToken)
	if w.Code != 204 {
		t.Fatal(w.Code)
	}
	upload(t, h, weightsOf(t, "4-2-4", 3), 201)
	if again, err := openDirStore(store.dir, store.quota); err != nil || again.used != store.used {
		t.Errorf("counted anew: %d bytes, want %d; %v", again.used, store.used, err)
	}
}

func TestRateLimit(t *testing.T) {
	writes := newBuckets(2)
	now := time.Unix(1e9, 0)
	writes.now = func() time.Time { return now }
	h, _ := newShare(t, 1<<20, writes, quiet)
	file := weightsOf(t, "4-2-4", 1)
	upload(t, h, file, 201)
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
	if w := send(h, "GET", "/api/weights/"+contentID(file), nil); w.Code != 200 {
		t.Errorf("reading: %d", w.Code)
	}
	now = now.Add(30 * time.Second)
	upload(t, h, file, 200)

	writes.most = 3
	for i := range 100 {
		if wait := writes.wait(t.Context(), "10.0.0."+strconv.Itoa(i)+":1"); wait > 0 || len(writes.filled) > 3 {
			t.Fatalf("address %d waits %v, %d are remembered", i, wait, len(writes.filled))
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
