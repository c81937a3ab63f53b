package safetensors

import (
	"math"
	"unicode/utf16"
	"unicode/utf8"

	"hourglass/nn/problem"
)

// An entry is what the header says of one tensor. Offsets are in bytes from the
// end of the header.
type entry struct {
	name     string
	dtype    string
	shape    []int
	from, to int
}

// parseHeader reads the header's JSON. It accepts what RFC 8259 does, as far as
// the format uses it: objects, strings and arrays of whole numbers. A key that
// comes twice is an error, and so is one that the format does not know.
func parseHeader(b []byte) (metadata map[string]string, entries []entry, err error) {
	p := parser{b: b}
	defer func() {
		if err = p.problem(recover()); err != nil {
			metadata, entries = nil, nil
		}
	}()
	if len(b) == 0 || b[0] != '{' {
		p.fail(problem.New("safetensors.object"))
	}
	seen := map[string]bool{}
	p.object(func(key string) {
		if seen[key] {
			p.fail(problem.New("safetensors.twice"))
		}
		seen[key] = true
		if key == "__metadata__" {
			metadata = p.metadata()
		} else {
			p.limit(len(entries))
			entries = append(entries, p.entry(key))
		}
	})
	for ; p.i < len(b); p.i++ {
		if b[p.i] != ' ' {
			p.fail(problem.New("safetensors.follows"))
		}
	}
	return metadata, entries, nil
}

// A malformed is what a parser panics with; parseHeader recovers it, and nothing
// else.
type malformed struct{ *problem.Problem }

type parser struct {
	b []byte
	i int
}

func (p *parser) fail(what *problem.Problem) { panic(malformed{what}) }

// problem makes an error of what was recovered. What is no malformed is a mistake
// in this program and panics again.
func (p *parser) problem(recovered any) error {
	switch e := recovered.(type) {
	case nil:
		return nil
	case malformed:
		return problem.At("safetensors.header", p.i, e.Problem)
	default:
		panic(e)
	}
}

func (p *parser) limit(names int) {
	if names >= maxNames {
		p.fail(problem.New("safetensors.names", maxNames))
	}
}

// metadata reads texts by their keys, or null as if there were none.
func (p *parser) metadata() map[string]string {
	if p.space() == 'n' && len(p.b)-p.i >= 4 && string(p.b[p.i:p.i+4]) == "null" {
		p.i += 4
		return nil
	}
	if p.space() != '{' {
		p.fail(problem.New("safetensors.metadata", "__metadata__"))
	}
	m := map[string]string{}
	p.object(func(key string) {
		if _, twice := m[key]; twice {
			p.fail(problem.New("safetensors.twice"))
		}
		p.limit(len(m))
		if p.space() != '"' {
			p.fail(problem.New("safetensors.metadata", problem.Clip(key)))
		}
		m[key] = p.string()
	})
	return m
}

func (p *parser) entry(name string) entry {
	e := entry{name: name}
	var dtype, shape, offsets bool
	p.object(func(key string) {
		switch {
		case key == "dtype" && !dtype:
			dtype, e.dtype = true, p.string()
		case key == "shape" && !shape:
			shape, e.shape = true, p.numbers()
		case key == "data_offsets" && !offsets:
			offsets = true
			n := p.numbers()
			if len(n) != 2 {
				p.fail(problem.New("safetensors.offsets"))
			}
			e.from, e.to = n[0], n[1]
		default:
			p.fail(problem.New("safetensors.key"))
		}
	})
	if !dtype || !shape || !offsets {
		p.fail(problem.New("safetensors.entry"))
	}
	return e
}

// space skips white space and returns the byte after it, 0 at the end.
func (p *parser) space() byte {
	for ; p.i < len(p.b); p.i++ {
		switch p.b[p.i] {
		case ' ', '\t', '\n', '\r':
		default:
			return p.b[p.i]
		}
	}
	return 0
}

func (p *parser) expect(c byte) {
	if p.space() != c {
		p.fail(problem.New("safetensors.expected", problem.Clip(string(rune(c)))))
	}
	p.i++
}

// list reads item (, item)* up to the closing byte; the opening one is read.
func (p *parser) list(closing byte, item func()) {
	if p.space() == closing {
		p.i++
		return
	}
	for {
		item()
		if p.space() == closing {
			p.i++
			return
		}
		p.expect(',')
	}
}

func (p *parser) object(member func(key string)) {
	p.expect('{')
	p.list('}', func() {
		key := p.string()
		p.expect(':')
		member(key)
	})
}

func (p *parser) numbers() []int {
	p.expect('[')
	n := []int{}
	p.list(']', func() { n = append(n, p.number()) })
	return n
}

// number reads a whole number from 0 to 2^31-1, which also fits the int of a
// 32-bit platform.
func (p *parser) number() int {
	p.space()
	start, v := p.i, 0
	for ; p.i < len(p.b) && p.b[p.i] >= '0' && p.b[p.i] <= '9'; p.i++ {
		if v > (math.MaxInt32-9)/10 {
			p.fail(problem.New("safetensors.large"))
		}
		v = 10*v + int(p.b[p.i]-'0')
	}
	switch {
	case p.i == start:
		p.fail(problem.New("safetensors.whole"))
	case p.b[start] == '0' && p.i > start+1:
		p.fail(problem.New("safetensors.zero"))
	}
	return v
}

func (p *parser) string() string {
	p.expect('"')
	var s []byte
	for {
		if p.i == len(p.b) {
			p.fail(problem.New("safetensors.endless"))
		}
		c := p.b[p.i]
		switch {
		case c == '"':
			p.i++
			return string(s)
		case c == '\\':
			s = utf8.AppendRune(s, p.escape())
		case c < ' ':
			p.fail(problem.New("safetensors.control"))
		default:
			r, size := utf8.DecodeRune(p.b[p.i:])
			if r == utf8.RuneError && size == 1 {
				p.fail(problem.New("safetensors.utf8"))
			}
			s = append(s, p.b[p.i:p.i+size]...)
			p.i += size
		}
	}
}

func (p *parser) escape() rune {
	if p.i+1 >= len(p.b) {
		p.fail(problem.New("safetensors.endless"))
	}
	c := p.b[p.i+1]
	p.i += 2
	switch c {
	case '"', '\\', '/':
		return rune(c)
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'u':
		r := p.hex()
		if !utf16.IsSurrogate(r) {
			return r
		}
		if p.i+1 < len(p.b) && p.b[p.i] == '\\' && p.b[p.i+1] == 'u' {
			p.i += 2
			if pair := utf16.DecodeRune(r, p.hex()); pair != utf8.RuneError {
				return pair
			}
		}
		p.fail(problem.New("safetensors.surrogate"))
	}
	p.fail(problem.New("safetensors.escape"))
	return 0
}

func (p *parser) hex() rune {
	if p.i+4 > len(p.b) {
		p.fail(problem.New("safetensors.endless"))
	}
	var r rune
	for range 4 {
		c := p.b[p.i]
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			r = r<<4 | rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			r = r<<4 | rune(c-'A'+10)
		default:
			p.fail(problem.New("safetensors.hex"))
		}
		p.i++
	}
	return r
}

// appendString writes s as JSON. Bytes that are not UTF-8 become U+FFFD.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
