package main

import "net/netip"

// whose is who an address, HOST:PORT or HOST, stands for: an IPv4 address, or
// the network of an IPv6 address, since one customer has all of it.
func whose(address string) netip.Prefix {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		port, err := netip.ParseAddrPort(address)
		if err != nil {
			return netip.Prefix{} // all of those share one bucket
		}
		ip = port.Addr()
	}
	ip = ip.Unmap().WithZone("")
	bits := ip.BitLen()
	if ip.Is6() {
		bits = 64
	}
	prefix, _ := ip.Prefix(bits) // never an error: bits fit the address
	return prefix
}
