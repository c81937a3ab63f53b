package main

import (
	"context"
	"embed"
	"io"
	"log"
	"math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/cron"
)

// On Cloudflare Workers a process lives for one request. The site's files are
// static assets, which never get here; what does and is not of the API names
// nothing. entry.mjs stands in front.
func main() {
	logs := log.New(os.Stderr, "", 0)
	store := r2Store{bucket: cloudflare.GetBinding("BLOBS"), quota: quota()}
	cron.ScheduleTaskNonBlock(func(ctx context.Context) error {
		if err := store.Sweep(ctx, time.Now().Add(-keptFor)); err != nil {
			logs.Printf("sweeping the store: %v", err) // returned, it would end the process
		}
		return nil
	})
	workers.Serve(onWorkers(newHandler(config{files: embed.FS{}, store: store, limits: bindings{}, logs: logs})))
}

// quota is the variable QUOTA_MB of wrangler.jsonc, in bytes.
func quota() int64 {
	const standard = 8000
	megabytes, err := strconv.ParseInt(cloudflare.GetBinding("QUOTA_MB").String(), 10, 32)
	if err != nil || megabytes < 1 {
		megabytes = standard
	}
	return megabytes << 20
}

// onWorkers makes of the library's requests and responses what net/http's
// server gives a handler.
func onWorkers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			// The body's stream ends short of its length, which the client sees.
			if problem := recover(); problem != nil && problem != http.ErrAbortHandler {
				panic(problem)
			}
		}()
		for name, values := range r.Header {
			r.Header[name] = []string{strings.Join(values, ",")} // the library cuts at commas
		}
		r.Host = r.URL.Host
		if r.Header.Get("Content-Length") == "" && r.Method == http.MethodPost {
			r.ContentLength = -1 // the library has 0
		}
		r.RemoteAddr = r.Header.Get("CF-Connecting-IP") // set by Cloudflare, whatever the client sends
		if r.Method == http.MethodHead {
			// Otherwise the library promises a body of Content-Length.
			w.(interface{ WriteRawJSBody(js.Value) }).WriteRawJSBody(js.Null())
			w = noBody{w}
		} else {
			w = jsBody{w}
		}
		next.ServeHTTP(w, r)
	})
}

// noBody drops what is written to it.
type noBody struct{ http.ResponseWriter }

func (noBody) Write(b []byte) (int, error) { return len(b), nil }

// jsBody hands on what comes from R2 without reading it.
type jsBody struct{ http.ResponseWriter }

func (w jsBody) ReadFrom(r io.Reader) (int64, error) {
	limited, _ := r.(*io.LimitedReader)
	if limited == nil {
		return io.Copy(w.ResponseWriter, r)
	}
	blob, ok := limited.R.(*r2Blob)
	if !ok || limited.N == 0 {
		return io.Copy(w.ResponseWriter, r)
	}
	body, err := blob.stream(limited.N)
	if err != nil {
		return 0, err
	}
	w.ResponseWriter.(interface{ WriteRawJSBody(js.Value) }).WriteRawJSBody(body)
	return limited.N, nil
}

// bindings are Cloudflare's own limiters, as wrangler.jsonc sets them. Each counts
// for a minute, and for one place of Cloudflare's.
type bindings struct{}

// limiters are the bindings of each kind: for an address, and for all together.
var limiters = [kinds][2]string{
	reading:      {"READS", ""},
	writing:      {"WRITES", "ALL_WRITES"},
	writtenBytes: {"UPLOAD_MB", "ALL_UPLOAD_MB"},
	guessing:     {"GUESSES", ""},
}

func (bindings) take(_ context.Context, what kind, address string, n int64) time.Duration {
	if what == writtenBytes {
		// They count requests: one for each MB, and for a part of one as often as the
		// part is large.
		const megabyte = 1 << 20
		n = (n + rand.Int64N(megabyte)) / megabyte
	}
	for i, name := range limiters[what] {
		limiter := js.Undefined()
		if name != "" {
			limiter = cloudflare.GetBinding(name)
		}
		key := "all"
		if i == 0 {
			key = whose(address).String()
		}
		for range n {
			if !limiter.Truthy() {
				break // not set: no limit
			}
			outcome, err := await(limiter.Call("limit", map[string]any{"key": key}))
			if err == nil && !outcome.Get("success").Bool() { // one that does not work lets everyone through
				return time.Minute // the period; it does not say how much of it is left
			}
		}
	}
	return 0
}

// A jsError is what a promise was rejected with.
type jsError struct{ js.Value }

func (e jsError) Error() string { return e.Call("toString").String() }

// await waits for a promise. It must not be called from JavaScript's side.
func await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	settled := make(chan outcome, 1)
	then := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{value: args[0]}
		return nil
	})
	defer then.Release()
	rejected := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{err: jsError{args[0]}}
		return nil
	})
	defer rejected.Release()
	promise.Call("then", then, rejected)
	o := <-settled
	return o.value, o.err
}
