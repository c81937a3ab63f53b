//go:build !js

package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

// beMain makes the test's own binary run the program instead of the tests.
const beMain = "HOURGLASS_TEST_BE_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(beMain) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// program is the real thing: its arguments, its signals, its exit code.
func program(t *testing.T, args ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), self, args...)
	command.Env = append(os.Environ(), beMain+"=1")
	command.WaitDelay = 10 * time.Second
	return command
}

// writeSite is a site folder with these files.
func writeSite(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestProgram(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no SIGTERM to send")
	}
	dir := writeSite(t, map[string]string{"index.html": "the page"})
	// Too large for the socket's buffers: it is still on its way at SIGTERM.
	const large = 32 << 20
	if err := os.WriteFile(filepath.Join(dir, "large"), make([]byte, large), 0o644); err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(t.TempDir(), "store")
	server := program(t, "-addr", "127.0.0.1:0", "-site", dir, "-store", store, "-host", "hourglass.example")
	var complaints bytes.Buffer
	server.Stderr = &complaints
	stdout, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer server.Process.Kill()
	lines := bufio.NewReader(stdout)
	line, err := lines.ReadString('\n')
	page, found := strings.CutPrefix(line, "Hourglass is at ")
	page, whole := strings.CutSuffix(page, " - Ctrl-C stops it\n")
	if err != nil || !found || !whole ||
		!strings.HasPrefix(page, "http://127.0.0.1:") || strings.Contains(page, ":0/") {
		t.Fatalf("it said %q (%v); stderr: %s", line, err, &complaints)
	}

	response, err := http.Get(page)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || string(body) != "the page" {
		t.Errorf("%s: %q, %v", page, body, err)
	}

	addr := strings.TrimSuffix(strings.TrimPrefix(page, "http://"), "/")
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		t.Fatal(err)
	}
	for host, status := range map[string]int{"hourglass.example": 200, "evil.example": 421} {
		request, err := http.NewRequest("GET", page, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = host
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != status {
			t.Errorf("asked for %s: %s, want %d", host, response.Status, status)
		}
	}
	other := program(t, "-addr", "127.0.0.1:0", "-site", dir, "-store", store)
	said, err := other.CombinedOutput()
	if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != 1 ||
		!strings.Contains(string(said), store) || !strings.Contains(string(said), "another server") {
		t.Errorf("a second server on the store: %v, %q", err, said)
	}

	second := program(t, "-addr", addr, "-site", dir, "-store", store)
	said, err = second.CombinedOutput()
	if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("a second server on the port: %v, want exit 1", err)
	}
	for _, part := range []string{"port " + port + " is in use", "make run ADDR=", "-addr "} {
		if !strings.Contains(string(said), part) || strings.Count(string(said), "\n") != 1 {
			t.Errorf("a second server said %q, want one line with %q", said, part)
		}
	}

	connection, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	io.WriteString(connection, "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"+
		"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
	in := bufio.NewReader(connection)
	options, err := http.ReadResponse(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, options.Body)
	if options.Header.Get("Cross-Origin-Embedder-Policy") == "" {
		t.Error("OPTIONS * is answered without the headers")
	}
	response, err = http.ReadResponse(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, response.Body); n != large || err != nil {
		t.Errorf("a running request ended after %d bytes of %d: %v", n, large, err)
	}
	rest, _ := io.ReadAll(lines)
	if err := server.Wait(); err != nil || len(rest) > 0 || complaints.Len() > 0 {
		t.Errorf("after SIGTERM: %v, stdout %q, stderr %q; want exit 0 and silence", err, rest, &complaints)
	}
}

func TestArguments(t *testing.T) {
	empty := t.TempDir()
	file := filepath.Join(writeSite(t, map[string]string{"x": "x"}), "x")
	site := writeSite(t, map[string]string{"index.html": "the page"})
	for _, test := range []struct {
		args []string
		exit int
		says []string
	}{
		{[]string{"-help"}, 0, []string{"Usage: ", "-addr HOST:PORT", "-site DIR", "127.0.0.1:8080"}},
		{[]string{"-colour", "red"}, 2, []string{"-colour", "Usage: "}},
		{[]string{"site"}, 2, []string{`unexpected argument "site"`, "Usage: "}},
		{[]string{"-addr", "8080", "-site", site}, 2, []string{"HOST:PORT", `"8080"`}},
		{[]string{"-addr", "127.0.0.1:99999", "-site", site}, 1, []string{"cannot listen on 127.0.0.1:99999", "ADDR="}},
		{[]string{"-host", "https://school.example"}, 2, []string{"-host", "school.example"}},
		{[]string{"-frame-ancestors", "a.example; x"}, 2, []string{"-frame-ancestors", "https://school.example"}},
		{[]string{"-upload-mb", "-1"}, 2, []string{"-upload-mb"}},
		{[]string{"-site", site, "-addr", "127.0.0.1:0", "-store", file}, 1, []string{"store", file}},
		{[]string{"-site", empty}, 1, []string{"no index.html in " + empty, "`make run` builds"}},
		{[]string{"-site", filepath.Join(empty, "absent")}, 1, []string{"absent", "`make run` builds"}},
		{[]string{"-site", file}, 1, []string{"no index.html in " + file, "`make run` builds"}},
	} {
		var stdout, stderr strings.Builder
		exit := run(test.args, &stdout, &stderr)
		if exit != test.exit || stdout.Len() > 0 {
			t.Errorf("%q: exit %d, stdout %q; want exit %d", test.args, exit, stdout.String(), test.exit)
		}
		for _, part := range test.says {
			if !strings.Contains(stderr.String(), part) {
				t.Errorf("%q: stderr %q, want %q in it", test.args, stderr.String(), part)
			}
		}
	}
}

func TestAddress(t *testing.T) {
	for _, test := range []struct {
		listening net.TCPAddr
		page      string
		loopback  bool
	}{
		{net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}, "http://127.0.0.1:8080/", true},
		{net.TCPAddr{IP: net.IPv6loopback, Port: 1}, "http://[::1]:1/", true},
		{net.TCPAddr{IP: net.IPv4(192, 168, 1, 5), Port: 80}, "http://192.168.1.5:80/", false},
		{net.TCPAddr{IP: net.IPv4zero, Port: 8080}, "http://localhost:8080/", false},
		{net.TCPAddr{IP: net.IPv6unspecified, Port: 8080}, "http://localhost:8080/", false},
		{net.TCPAddr{IP: net.ParseIP("fe80::1"), Zone: "eth0", Port: 80}, "http://[fe80::1%25eth0]:80/", false},
	} {
		page, loopback := address(&test.listening)
		if page != test.page || loopback != test.loopback {
			t.Errorf("%v: %s, loopback %t; want %s, %t", &test.listening, page, loopback, test.page, test.loopback)
		}
	}
}

func TestSiteDir(t *testing.T) {
	outside := writeSite(t, map[string]string{"secret.txt": "secret"})
	dir := writeSite(t, map[string]string{"index.html": "the page", "data/a.txt": "a"})
	for link, target := range map[string]string{
		"out.txt": filepath.Join(outside, "secret.txt"),
		"out":     outside,
		"loop":    "loop",
		"in.txt":  "data/a.txt",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	files := siteDir(dir)
	for _, name := range []string{
		"out.txt", "out/secret.txt", "loop", "absent", "index.html/x", strings.Repeat("x", 5000),
	} {
		if _, err := files.Open(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%.40s: %v, want it not to exist", name, err)
		}
	}
	if body, err := fs.ReadFile(files, "in.txt"); string(body) != "a" {
		t.Errorf("a link that stays inside: %q, %v", body, err)
	}
	h := newHandler(config{files: files, logs: quiet})
	for target, want := range map[string]int{
		"/": 200, "/data/a.txt": 200, "/data/": 404, "/data": 404, "/out.txt": 404, "/index.html/x": 404,
	} {
		if w := ask(t, h, "GET", target); w.Code != want {
			t.Errorf("%s: %d, want %d", target, w.Code, want)
		}
	}

	// The links are what TestFS rightly objects to.
	for _, link := range []string{"out.txt", "out", "loop", "in.txt"} {
		os.Remove(filepath.Join(dir, link))
	}
	if err := fstest.TestFS(files, "index.html", "data/a.txt"); err != nil {
		t.Error(err)
	}

	// A build replaces the folder while the server runs.
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if w := ask(t, h, "GET", "/"); w.Code != 404 {
		t.Errorf("without its folder: %d, want 404", w.Code)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("a new page"), 0o644); err != nil {
		t.Fatal(err)
	}
	if w := ask(t, h, "GET", "/"); w.Body.String() != "a new page" {
		t.Errorf("after a new build: %d %q", w.Code, w.Body)
	}
}
