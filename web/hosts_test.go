//go:build !js

package main

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHosts(t *testing.T) {
	names, ok := hostnames("Hourglass.example, lab.school.example:80 [2001:db8::7]:80,xn--schle-kva.example.")
	if !ok {
		t.Fatal("the names are refused")
	}
	h := newHandler(config{files: testSite, logs: quiet, known: isKnown(append(names, hostname("198.51.100.7")))})
	for host, status := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "LOCALHOST.": 200, "a.localhost:1": 200,
		"127.0.0.1:8080": 200, "127.1.2.3": 200, "[::1]:8080": 200, "[::1]": 200, "[::ffff:127.0.0.1]": 200,
		"hourglass.example": 200, "HOURGLASS.example.:443": 200, "lab.school.example": 200, "[2001:DB8::7]:1": 200,
		"xn--schle-kva.example": 200, "198.51.100.7:9": 200,
		"evil.example": 421, "evil.example:8080": 421, "127.0.0.1.evil.example": 421, "localhost.evil.example": 421,
		"hourglass.example.evil.example": 421, "203.0.113.9": 421, "[2001:db8::9]:8080": 421, "xhourglass.example": 421,
		"evil": 421, "a b": 421,
	} {
		for _, target := range []string{"/", "/api/health"} {
			r := httptest.NewRequest("GET", target, nil)
			r.Host = host
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != status || w.Header().Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s%s: %d %v, want %d", host, target, w.Code, w.Header(), status)
			}
			if status == 421 && !strings.Contains(w.Body.String(), "-host") {
				t.Errorf("%s%s: %s", host, target, w.Body)
			}
		}
	}
}

// What no browser sends as its host would never match.
func TestHostnames(t *testing.T) {
	for _, list := range []string{
		"https://school.example", "school.example/x", "*.example", "schüle.example", "a.example;b", ".",
		"a.example,http://b",
	} {
		if names, ok := hostnames(list); ok {
			t.Errorf("%q: %q", list, names)
		}
	}
	if names, ok := hostnames(""); !ok || len(names) > 0 {
		t.Errorf("none: %q", names)
	}
}

// The address that a request came to is the server's own, whatever interface it is.
func TestOwnAddress(t *testing.T) {
	server := httptest.NewServer(newHandler(config{files: testSite, logs: quiet, known: isKnown(nil)}))
	defer server.Close()
	response, err := server.Client().Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != 200 {
		t.Errorf("%s: %s", server.URL, response.Status)
	}
}

func TestFrames(t *testing.T) {
	for list, want := range map[string]string{
		"": noFrames, " ": noFrames, "'none'": noFrames, "'self'": "'self'", "*": "*", "https:": "https:",
		"https://school.example  http://lab:8080": "https://school.example http://lab:8080",
		"https://*.school.example:*":              "https://*.school.example:*",
		"https://a.example; script-src *":         "", "https://a.example,b": "",
		"'unsafe-inline'": "", "school.example/x": "",
		"https://a.example\nX: y": "", "'none' https://a.example": "", "ftp://a.example": "",
		"https://a.example/path": "",
	} {
		frames, ok := framesOf(list)
		if ok != (want != "") || frames != want {
			t.Errorf("%q: %q, %v, want %q", list, frames, ok, want)
		}
	}
	h := newHandler(config{files: testSite, logs: quiet, frames: "https://school.example"})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	policy, resources := w.Header().Get("Content-Security-Policy"), w.Header().Get("Cross-Origin-Resource-Policy")
	if !strings.HasSuffix(policy, "; frame-ancestors https://school.example") || resources != "cross-origin" {
		t.Errorf("allowed to be embedded: %s; %s", policy, resources)
	}
	if file := headersFile(headersFor("https://school.example")); !strings.Contains(file, policy+"\n") {
		t.Errorf("the Worker's file: %s", file)
	}
	if file := headersFile(nil); !strings.Contains(file, "Access-Control-Allow-Origin: *\n") {
		t.Errorf("the engine is for every page: %s", file)
	}
	w = ask(t, newHandler(config{files: testSite, logs: quiet}), "GET", "/")
	if w.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("the engine is for every page: %v", w.Header())
	}
	if !strings.HasSuffix(w.Header().Get("Content-Security-Policy"), "frame-ancestors 'none'") ||
		w.Header().Get("Cross-Origin-Resource-Policy") != "same-origin" {
		t.Errorf("by default: %v", w.Header())
	}
}
