package main

import (
	"strconv"
	"strings"
)

// identity is the coding of bytes that are not encoded (RFC 9110, 12.5.3).
const identity = "identity"

// codings are the content codings of siblings, the preferred one first.
var codings = [...]string{"br", "gzip"}

// suffixes turn a file's name into the name of its form in a coding.
var suffixes = map[string]string{identity: "", "br": ".br", "gzip": ".gz"}

// chooseCoding picks the coding that an Accept-Encoding header weighs highest
// among identity and the stored ones; at equal weight the first stored one
// wins, and identity is last. It reports false if the header refuses them all.
// Without a header it is identity: who names no coding may know none.
func chooseCoding(header string, stored []string) (coding string, ok bool) {
	weights := parseAcceptEncoding(header)
	weigh := func(coding string) (weight int, named bool) {
		if weight, named = weights[coding]; !named {
			weight, named = weights["*"]
		}
		return weight, named
	}
	best := 0
	for _, c := range stored {
		if weight, _ := weigh(c); weight > best {
			coding, best = c, weight
		}
	}
	// Identity needs no naming to be acceptable, only to be preferred.
	plain, named := weigh(identity)
	switch {
	case plain > best:
		return identity, true
	case best > 0:
		return coding, true
	case named:
		return "", false
	}
	return identity, true
}

// parseAcceptEncoding reads the weights, in thousandths, of the codings we know
// and of "*" (RFC 9110, 12.5.3). A malformed element counts as absent; of two
// elements for one coding the later counts.
func parseAcceptEncoding(header string) map[string]int {
	weights := map[string]int{}
	for element := range strings.SplitSeq(header, ",") {
		name, param, weighted := strings.Cut(element, ";")
		name = strings.ToLower(strings.Trim(name, " \t"))
		if name == "x-gzip" {
			name = "gzip" // RFC 9110, 8.4.1.3
		}
		if _, known := suffixes[name]; !known && name != "*" {
			continue
		}
		weight, ok := 1000, true
		if weighted {
			weight, ok = parseWeight(strings.Trim(param, " \t"))
		}
		if ok {
			weights[name] = weight
		}
	}
	return weights
}

// parseWeight reads "q=" and a number from 0 to 1 with up to three decimals
// (RFC 9110, 12.4.2), in thousandths.
func parseWeight(param string) (thousandths int, ok bool) {
	if len(param) < 2 || !strings.EqualFold(param[:2], "q=") {
		return 0, false
	}
	whole, decimals, _ := strings.Cut(param[2:], ".")
	if len(whole) != 1 || len(decimals) > 3 {
		return 0, false
	}
	n, err := strconv.ParseUint(whole+decimals+"000"[len(decimals):], 10, 16)
	return int(n), err == nil && n <= 1000
}
