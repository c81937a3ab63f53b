package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestChooseCoding(t *testing.T) {
	both := []string{"br", "gzip"}
	const refused = "(none)"
	for _, test := range []struct {
		header string
		stored []string
		want   string
	}{
		{"", both, identity},
		{"gzip, deflate, br, zstd", both, "br"}, // Chromium, Firefox
		{"gzip, deflate", both, "gzip"},         // Chromium over http:// to another machine
		{"br", []string{"gzip"}, identity},
		{"br, gzip", []string{"gzip"}, "gzip"},
		{"br, gzip", nil, identity},
		{"zstd, compress", both, identity},

		{"gzip;q=1.0, br;q=0.5", both, "gzip"},
		{"gzip;q=0.999, br;q=1.000", both, "br"},
		{"gzip;q=0.001", both, "gzip"},
		{"br;q=0, gzip", both, "gzip"},
		{"br;q=0.000, gzip;q=0", both, identity},
		{"identity, br;q=0.9", both, identity},
		{"identity;q=0.5, br;q=0.5", both, "br"},
		{"identity;q=0.5", both, identity},

		{"*", both, "br"},
		{"*", nil, identity},
		{"*;q=0.5, gzip", both, "gzip"},
		{"*, br;q=0", both, "gzip"},
		{"gzip;q=0.2, *;q=0.5", []string{"gzip"}, identity},

		{"identity;q=0", both, refused},
		{"identity;q=0", nil, refused},
		{"identity;q=0, gzip", both, "gzip"},
		{"identity;q=0, gzip", []string{"br"}, refused},
		{"*;q=0", both, refused},
		{"*;q=0, gzip", both, "gzip"},
		{"*;q=0, identity", both, identity},
		{"*;q=0, identity;q=0.1, br;q=0", both, identity},

		{"BR", both, "br"},
		{"x-gzip", both, "gzip"},
		{" \tgzip ; q=0.5\t, ", both, "gzip"},
		{"br;Q=0.5, gzip;q=0.4", both, "br"},
		{",,;,=,;q=1", both, identity},
		{"gzip, gzip;q=0", both, identity},
		{"brotli, gzipped", both, identity},

		// Malformed weights: as if the element were not there.
		{"br;q=, gzip", both, "gzip"},
		{"br;q=2, gzip", both, "gzip"},
		{"br;q=1.001, gzip", both, "gzip"},
		{"br;q=0.1234, gzip;q=0.1", both, "gzip"},
		{"br;q=-1, gzip", both, "gzip"},
		{"br;q=.5, gzip;q=0.1", both, "gzip"},
		{"br;q=NaN, gzip;q=0.1", both, "gzip"},
		{"br;q=1e0, gzip;q=0.1", both, "gzip"},
		{"br;q=0.+1, gzip;q=0.1", both, "gzip"},
		{"br;level=3, gzip;q=0.1", both, "gzip"},
		{"br;q=1;q=1, gzip;q=0.1", both, "gzip"},
		{"identity;q=zero", both, identity},
	} {
		got, ok := chooseCoding(test.header, test.stored)
		if !ok {
			got = refused
		}
		if got != test.want {
			t.Errorf("%q with %v stored: %s, want %s", test.header, test.stored, got, test.want)
		}
	}
}

// FuzzChooseCoding checks that the choice is among what is stored and is not
// refused by the header, as read by another, slower reader.
func FuzzChooseCoding(f *testing.F) {
	for _, header := range []string{"", "gzip, deflate, br, zstd", "*;q=0, identity;q=0.5", "identity;q=0,br;q=0",
		"gzip;q=1.0, br;q=0.5, *;q=0", "x-gzip;q=0.001", "br;q=1.001", "br;q=NaN;;,,", " \t, br ; q=0"} {
		f.Add(header, true, true)
		f.Add(header, false, true)
	}
	f.Fuzz(func(t *testing.T, header string, br, gzip bool) {
		var stored []string
		if br {
			stored = append(stored, "br")
		}
		if gzip {
			stored = append(stored, "gzip")
		}
		coding, ok := chooseCoding(header, stored)
		if !ok {
			for _, c := range append(stored, identity) {
				if accepts(header, c) {
					t.Errorf("%q with %v stored: nothing chosen, though %s is accepted", header, stored, c)
				}
			}
			return
		}
		if coding != identity && !slices.Contains(stored, coding) {
			t.Errorf("%q with %v stored: chose %q", header, stored, coding)
		}
		if !accepts(header, coding) {
			t.Errorf("%q with %v stored: chose %s, which it refuses", header, stored, coding)
		}
	})
}

// accepts reports whether a header accepts a coding, one rule of RFC 9110,
// 12.5.3 after the other.
func accepts(header, coding string) bool {
	accepted, named := coding == identity, false
	for _, pattern := range []string{coding, "*"} {
		for _, element := range strings.Split(header, ",") {
			parts := strings.SplitN(element, ";", 2)
			name := strings.ToLower(strings.Trim(parts[0], " \t"))
			if name != pattern && !(name == "x-gzip" && pattern == "gzip") {
				continue
			}
			weight := "1"
			if len(parts) == 2 {
				parameter := strings.Trim(parts[1], " \t")
				if !strings.HasPrefix(parameter, "q=") && !strings.HasPrefix(parameter, "Q=") {
					continue
				}
				weight = parameter[2:]
			}
			digits := strings.Trim(weight, "0123456789.")
			value, err := strconv.ParseFloat(weight, 64)
			if digits != "" || err != nil || value > 1 ||
				len(weight) > 5 || len(weight) > 1 && weight[1] != '.' || weight[0] == '.' {
				continue
			}
			accepted, named = value > 0, true
		}
		if named {
			break
		}
	}
	return accepted
}
