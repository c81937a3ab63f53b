//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"math"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const usage = `Usage: hourglass [-addr HOST:PORT] [-site DIR] [-store DIR]

Serves Hourglass until Ctrl-C. "make run" builds the site and starts this; "make release"
makes programs that have the site in them.

`

// grace is how long running requests may take to finish once asked to stop. A
// browser's spare connections never end by themselves, so it is also how long
// stopping takes at most.
const grace = 3 * time.Second

// ports are how many are tried, one after the other, where nobody has asked for one.
const ports = 10

// memory is what the collector aims to stay below. Uploads need twice 64 MB at most;
// left alone it would let garbage grow to as much again.
const memory = 256 << 20

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run serves until SIGINT or SIGTERM and returns the exit code: 0 after a stop
// or -help, 2 for arguments that make no sense, 1 for all else. The address goes
// to stdout, alone, as soon as it answers; everything else goes to stderr.
func run(args []string, stdout, stderr io.Writer) int {
	say := func(format string, a ...any) { fmt.Fprintf(stderr, "hourglass: "+format+"\n", a...) }

	flags := flag.NewFlagSet("hourglass", flag.ContinueOnError)
	flags.SetOutput(stderr)
	usual := usualFor(ownSite() != nil)
	addr := flags.String("addr", usual.addr, "`HOST:PORT` to listen on; port 0 takes any free one")
	dir := flags.String("site", usual.site, "`DIR` that holds the built site")
	storeDir := flags.String("store", usual.store, "`DIR` for the weights that people share, of this server alone")
	quota := flags.Int64("quota", 1024, "`MB` that shared weights may take altogether")
	writes := flags.Int64("writes", 1200, "uploads and deletions per minute and address, at most `N`")
	uploads := flags.Int64("upload-mb", 0,
		"`MB` of uploads per hour and address; 0: a quarter of the quota, 64 at least")
	hosts := flags.String("host", "", "`NAMES` that this server is called, with commas; "+
		"besides, it answers to localhost and to its own addresses")
	framesList := flags.String("frame-ancestors", "", "`ORIGINS` whose pages may embed the page, with spaces, "+
		"as https://school.example; none if empty")
	proxied := flags.Bool("behind-proxy", false, "believe X-Forwarded-For: its last address is the client's")
	headers := flags.Bool("headers", false,
		"print the headers of every file, as a _headers file of Cloudflare's, and stop")
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		say("unexpected argument %q", flags.Arg(0))
		flags.Usage()
		return 2
	}
	frames, ok := framesOf(*framesList)
	if !ok {
		say("-frame-ancestors wants origins like https://school.example, with spaces between them, not %q", *framesList)
		return 2
	}
	names, ok := hostnames(*hosts)
	if !ok {
		say("-host wants names like school.example, with commas between them, not %q", *hosts)
		return 2
	}
	if *headers {
		fmt.Fprint(stdout, headersFile(headersFor(frames)))
		return 0
	}
	const maxMB = math.MaxInt64 >> 20
	if *quota < 1 || *quota > maxMB || *writes < 1 || *uploads < 0 || *uploads > maxMB {
		say("-quota and -writes want numbers from 1 on, and -upload-mb from 0 on")
		return 2
	}
	if *uploads == 0 {
		*uploads = max(*quota/4, 64)
	}
	named, _, err := net.SplitHostPort(*addr)
	if err != nil {
		say("-addr wants HOST:PORT, like 127.0.0.1:8080, not %q", *addr)
		return 2
	}
	files := ownSite()
	if *dir != "" {
		files = siteDir(*dir)
	}
	if info, err := fs.Stat(files, "index.html"); err != nil || !info.Mode().IsRegular() {
		say("there is no index.html in %s: `make run` builds the site and starts this server.", *dir)
		return 1
	}

	// Before listening, so that a signal from the first moment on is orderly.
	ctx, release := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer release()
	asked := false
	flags.Visit(func(f *flag.Flag) { asked = asked || f.Name == "addr" })
	listener, err := listen(*addr, !asked && ownSite() != nil)
	if err != nil {
		say("%s", listenProblem(*addr, err))
		return 1
	}
	logs := log.New(stderr, "", log.LstdFlags)
	store, err := openDirStore(*storeDir, *quota<<20, logs)
	if err != nil {
		say("the store of weights in %s cannot be used: %v.", *storeDir, err)
		return 1
	}
	defer store.Close()
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	go sweepDaily(ctx, store, logs)
	handler := newHandler(config{
		files: files, store: store, frames: frames, logs: logs,
		known:  isKnown(append(names, hostname(named))),
		limits: newBuckets(boundsFor(*writes, *uploads<<20, *quota<<20)),
	})
	if *proxied {
		handler = behindProxy(handler)
	}
	server := &http.Server{
		Handler: handler,
		// OPTIONS * goes to the handler too: every response has its headers.
		DisableGeneralOptionsHandler: true,
		// A client that is busy, as one with sixty uploads, connects long before it sends.
		ReadHeaderTimeout: 30 * time.Second,
		ReadTimeout:       time.Minute, // but for uploads: pacedBody
		WriteTimeout:      writeTimeout,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10, // cookies know no ports: others' on this host come along
		ErrorLog:          logs,
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	page, loopback := address(listener.Addr())
	fmt.Fprintf(stdout, "Hourglass is at %s - Ctrl-C stops it\n", page)
	if tcp := listener.Addr().(*net.TCPAddr); tcp.IP.IsUnspecified() {
		writeBoard(stderr, tcp.Port, localNetworks())
	} else if !loopback {
		say("anyone on the network can open the page, not only this machine.")
	}

	select {
	case err := <-served:
		say("the server stopped: %v", err)
		return 1
	case <-ctx.Done():
	}
	release() // a second Ctrl-C does not wait
	ending, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if server.Shutdown(ending) != nil {
		server.Close() // what is still running had its time
	}
	return 0
}

// A set of values for flags that nobody has given.
type usual struct{ addr, site, store string }

// usualFor returns what is usual for a program that has the site in it, as a class uses it: it
// answers to the whole network, and keeps what is shared beside itself. Another serves what
// make has built, to this machine.
func usualFor(room bool) usual {
	if !room {
		return usual{"127.0.0.1:8080", "build/site", "store"}
	}
	u := usual{addr: ":8080", store: "hourglass-shared"}
	if self, err := os.Executable(); err == nil {
		u.store = filepath.Join(filepath.Dir(self), u.store)
	}
	return u
}

// listen listens at addr. If its port is in use and another may be taken, it is the next that is free.
func listen(addr string, another bool) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if !another || !errors.Is(err, syscall.EADDRINUSE) {
		return listener, err
	}
	host, port, _ := net.SplitHostPort(addr)
	first, _ := strconv.Atoi(port)
	for i := 1; i < ports; i++ {
		if next, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(first+i))); err == nil {
			return next, nil
		}
	}
	return nil, err
}

// sweepDaily removes what nobody opened for a year, now and each day.
func sweepDaily(ctx context.Context, store Store, logs *log.Logger) {
	day := time.NewTicker(24 * time.Hour)
	defer day.Stop()
	for {
		if err := store.Sweep(ctx, time.Now().Add(-keptFor)); err != nil {
			logs.Printf("sweeping the store: %v", err)
		}
		select {
		case <-day.C:
		case <-ctx.Done():
			return
		}
	}
}

// behindProxy takes the client's address from the proxy: the last of
// X-Forwarded-For, since those before it are what the client claims.
func behindProxy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		forwarded := strings.Join(r.Header.Values("X-Forwarded-For"), ",")
		if last := strings.TrimSpace(forwarded[strings.LastIndex(forwarded, ",")+1:]); last != "" {
			r.RemoteAddr = last
		}
		next.ServeHTTP(w, r)
	})
}

// siteDir is a folder as an [fs.FS] that nothing leads out of, symbolic links
// included. The folder is looked up at each opening, so the site may be built
// anew, folder and all, while the server runs.
type siteDir string

func (d siteDir) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := os.OpenInRoot(string(d), name)
	if err == nil {
		return file, nil
	}
	// A link that leads out is os's only refusal without an errno. These names
	// are as absent as one that was never used.
	var errno syscall.Errno
	if !errors.As(err, &errno) || errno == syscall.ENOTDIR || errno == syscall.ENAMETOOLONG || errno == syscall.ELOOP {
		err = &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return nil, err
}

// address is the URL to open for a listener's address, and whether it can be
// reached from this machine alone.
func address(listening net.Addr) (page string, loopback bool) {
	tcp := listening.(*net.TCPAddr)
	host := (&net.IPAddr{IP: tcp.IP, Zone: tcp.Zone}).String()
	if tcp.IP.IsUnspecified() {
		host = "localhost" // one of all the names it has
	}
	u := url.URL{Scheme: "http", Host: net.JoinHostPort(host, strconv.Itoa(tcp.Port)), Path: "/"}
	return u.String(), tcp.IP.IsLoopback()
}

// listenProblem says in one sentence why addr cannot be had and what to do.
func listenProblem(addr string, err error) string {
	if errors.Is(err, syscall.EADDRINUSE) {
		host, port, _ := net.SplitHostPort(addr)
		free := net.JoinHostPort(host, "0")
		return fmt.Sprintf("port %s is in use by another program: "+
			"`make run ADDR=%s` takes any free port (without make: -addr %s).", port, free, free)
	}
	return fmt.Sprintf("cannot listen on %s (%v): "+
		"choose another address with `make run ADDR=HOST:PORT` (without make: -addr HOST:PORT).", addr, err)
}
