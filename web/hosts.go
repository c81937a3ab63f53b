//go:build !js

package main

import (
	"net"
	"net/http"
	"net/netip"
	"regexp"
	"slices"
	"strings"
)

// isKnown returns whether a request is for this server: what it was told it is called,
// loopback, and its own addresses. A page elsewhere may point a name of its own at this
// machine; it would then be of the same origin as what is served here.
func isKnown(names []string) func(*http.Request) bool {
	return func(r *http.Request) bool {
		host := hostname(r.Host)
		if host == "" { // of HTTP/1.0, which no browser speaks
			return true
		}
		ip, err := netip.ParseAddr(host)
		ip = ip.Unmap().WithZone("")
		if err == nil {
			host = ip.String() // of an IPv6 address's many spellings, that of the names
		}
		if slices.Contains(names, host) || host == "localhost" || strings.HasSuffix(host, ".localhost") {
			return true
		}
		return err == nil && (ip.IsLoopback() || isOwn(r, ip))
	}
}

// isOwn reports whether an address is the one that the request came to, or another
// of this machine.
func isOwn(r *http.Request, ip netip.Addr) bool {
	if local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr); ok {
		if own, ok := netip.AddrFromSlice(local.IP); ok && own.Unmap() == ip {
			return true
		}
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return false
	}
	return slices.ContainsFunc(addresses, func(a net.Addr) bool {
		prefix, err := netip.ParsePrefix(a.String())
		return err == nil && prefix.Addr().Unmap().WithZone("") == ip
	})
}

// hostnames reads the flag's list; a port is allowed, and means nothing. What no
// browser would send as its host makes it not ok.
func hostnames(list string) (names []string, ok bool) {
	for name := range strings.FieldsFuncSeq(list, func(c rune) bool { return c == ',' || c == ' ' }) {
		host := hostname(name)
		if strings.Contains(name, "/") { // of an address, whose scheme would pass for a name
			return nil, false
		}
		if ip, err := netip.ParseAddr(host); err == nil {
			host = ip.Unmap().WithZone("").String()
		} else if !isHostname.MatchString(host) {
			return nil, false
		}
		names = append(names, host)
	}
	return names, true
}

// isHostname matches names as they are on the wire: letters of other scripts are in
// Punycode there.
var isHostname = regexp.MustCompile(`^[a-z0-9_-]+(\.[a-z0-9_-]+)*$`)
