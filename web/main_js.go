package main

import (
	"context"
	"embed"
	"log"
	"net/http"
	"os"
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
	store := r2Store{cloudflare.GetBinding("BLOBS")}
	cron.ScheduleTaskNonBlock(func(ctx context.Context) error {
		if err := store.Sweep(ctx, time.Now().Add(-keptFor)); err != nil {
			logs.Printf("sweeping the store: %v", err) // returned, it would end the process
		}
		return nil
	})
	workers.Serve(onWorkers(newHandler(embed.FS{}, store, binding{cloudflare.GetBinding("WRITES")}, logs)))
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
		r.RemoteAddr = r.Header.Get("CF-Connecting-IP") // set by Cloudflare, whatever the client sends
		if r.Method == http.MethodHead {
			// Otherwise the library promises a body of Content-Length.
			w.(interface{ WriteRawJSBody(js.Value) }).WriteRawJSBody(js.Null())
			w = noBody{w}
		}
		next.ServeHTTP(w, r)
	})
}

// noBody drops what is written to it.
type noBody struct{ http.ResponseWriter }

func (noBody) Write(b []byte) (int, error) { return len(b), nil }

// binding is Cloudflare's own limiter, as wrangler.jsonc sets it.
type binding struct{ js.Value }

func (b binding) wait(_ context.Context, address string) time.Duration {
	outcome, err := await(b.Call("limit", map[string]any{"key": whose(address).String()}))
	if err == nil && !outcome.Get("success").Bool() {
		return time.Minute // the period; it does not say how much of it is left
	}
	return 0 // a limiter that does not work lets everyone through
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
