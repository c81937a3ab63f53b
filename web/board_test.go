//go:build !js

package main

import (
	"bytes"
	"image"
	"image/color"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"testing"

	"github.com/piglig/go-qr"
)

func TestReachable(t *testing.T) {
	var all []netip.Addr
	const own = "127.0.0.1 169.254.3.4 fe80::1 2001:db8::7 203.0.113.9 fd00::2 192.168.1.20 10.0.0.5"
	for _, ip := range strings.Fields(own) {
		all = append(all, netip.MustParseAddr(ip))
	}
	var found []string
	for _, ip := range reachable(all) {
		found = append(found, ip.String())
	}
	const want = "192.168.1.20 10.0.0.5 203.0.113.9 2001:db8::7 fd00::2"
	if got := strings.Join(found, " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestBoard(t *testing.T) {
	var b bytes.Buffer
	writeBoard(&b, 8080, []netip.Addr{netip.MustParseAddr("192.168.1.20"), netip.MustParseAddr("2001:db8::7")})
	for _, want := range []string{"  http://192.168.1.20:8080/\n", "  http://[2001:db8::7]:8080/\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, &b)
		}
	}
	b.Reset()
	writeBoard(&b, 8080, nil)
	if !strings.Contains(b.String(), "in no network") {
		t.Errorf("without a network: %s", &b)
	}
}

// What is drawn is what a camera reads, with colors and without.
func TestQRText(t *testing.T) {
	const page = "http://192.168.1.20:8080/"
	for _, colors := range []bool{true, false} {
		text := strings.NewReplacer("\x1b[30;107m", "", "\x1b[0m", "").Replace(qrText(page, colors))
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		const scale = 8
		img := image.NewGray(image.Rect(0, 0, scale*len([]rune(lines[0])), 2*scale*len(lines)))
		for y := range img.Rect.Dy() {
			for x, half := range []rune(lines[y/(2*scale)]) {
				drawn := half == '█' || half == '▀' && y%(2*scale) < scale || half == '▄' && y%(2*scale) >= scale
				for i := range scale {
					if drawn != colors {
						img.SetGray(x*scale+i, y, color.Gray{Y: 255})
					}
				}
			}
		}
		if got, err := go_qr.Decode(img); err != nil || got != page {
			t.Errorf("colors %t: read %q, %v\n%s", colors, got, err, text)
		}
	}
}

func TestListen(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	addr := taken.Addr().String()
	if _, err := listen(addr, false); err == nil {
		t.Errorf("%s was to be had twice", addr)
	}
	next, err := listen(addr, true)
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	first, last := taken.Addr().(*net.TCPAddr).Port, next.Addr().(*net.TCPAddr).Port
	if last <= first || last >= first+ports {
		t.Errorf("port %s instead of %s", strconv.Itoa(last), strconv.Itoa(first))
	}
}
