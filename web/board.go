//go:build !js

package main

import (
	"fmt"
	"io"
	"net"
	"net/netip"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/piglig/go-qr"
)

// A board is what a class needs to come in, to be shown on the wall: the addresses that the
// page has in the local networks, and the first of them as a QR code.
func writeBoard(w io.Writer, port int, networks []netip.Addr) {
	if len(networks) == 0 {
		fmt.Fprintln(w, "This machine is in no network: only it can open the page.")
		return
	}
	fmt.Fprintln(w, "\nOthers in the same network open:")
	for _, ip := range networks {
		fmt.Fprintln(w, "  "+pageAt(ip, port))
	}
	fmt.Fprintln(w)
	fmt.Fprint(w, qrText(pageAt(networks[0], port), runtime.GOOS != "windows"))
}

// pageAt returns the page's address.
func pageAt(ip netip.Addr, port int) string {
	return "http://" + net.JoinHostPort(ip.String(), strconv.Itoa(port)) + "/"
}

// localNetworks returns the addresses that this machine has in local networks, those of IPv4
// first, because they can be typed from a board.
func localNetworks() []netip.Addr {
	interfaces, err := net.Interfaces()
	if err != nil {
		return nil
	}
	var found []netip.Addr
	// First that of the way out, if there is one: others may be of virtual machines. Nothing is sent.
	if out, err := net.Dial("udp4", "192.0.2.1:9"); err == nil {
		found = append(found, out.LocalAddr().(*net.UDPAddr).AddrPort().Addr().Unmap())
		out.Close()
	}
	for _, i := range interfaces {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagLoopback != 0 {
			continue
		}
		addresses, err := i.Addrs()
		if err != nil {
			continue
		}
		for _, a := range addresses {
			prefix, err := netip.ParsePrefix(a.String())
			if err != nil {
				continue
			}
			if ip := prefix.Addr().Unmap().WithZone(""); !slices.Contains(found, ip) {
				found = append(found, ip)
			}
		}
	}
	return reachable(found)
}

// reachable returns the addresses that others can open: not those that are good on one cable
// or in one machine only. Private networks, as a school has them, come first.
func reachable(all []netip.Addr) []netip.Addr {
	found := slices.DeleteFunc(slices.Clone(all), func(ip netip.Addr) bool { return !ip.IsGlobalUnicast() })
	worth := func(ip netip.Addr) int {
		switch {
		case ip.Is4() && ip.IsPrivate():
			return 0
		case ip.Is4():
			return 1
		}
		return 2
	}
	slices.SortStableFunc(found, func(a, b netip.Addr) int { return worth(a) - worth(b) })
	return found
}

// qrText draws a QR code in half blocks, with the margin of four that cameras need. It paints both
// of its colors, because terminals are dark or light; where a console takes the sequences for
// colors as text, it relies on a dark one.
func qrText(text string, colors bool) string {
	code, err := go_qr.EncodeText(text, go_qr.Low)
	if err != nil {
		return ""
	}
	const margin = 4
	size := code.Size()
	ink := func(x, y int) bool { return code.Module(x, y) == colors }
	var b strings.Builder
	for y := -margin; y < size+margin; y += 2 {
		if colors {
			b.WriteString("\x1b[30;107m") // black on white
		}
		for x := -margin; x < size+margin; x++ {
			switch above, below := ink(x, y), ink(x, y+1); {
			case above && below:
				b.WriteRune('█')
			case above:
				b.WriteRune('▀')
			case below:
				b.WriteRune('▄')
			default:
				b.WriteRune(' ')
			}
		}
		if colors {
			b.WriteString("\x1b[0m")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
