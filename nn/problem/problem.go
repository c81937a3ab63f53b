// Package problem says what went wrong as a value: a code with arguments, which
// whoever shows it puts into words. The English words are in package english; the
// page has them in every language that it speaks (static/strings).
package problem

import "strconv"

// A Problem is an error that can be shown to a person.
type Problem struct {
	Code  string   `json:"code"`            // names the sentence
	Args  []string `json:"args"`            // {0}, {1}, … of the sentence
	At    int      `json:"at,omitempty"`    // {at}: a position in a list or text, or a layer, counted from 1; 0: none
	Cause *Problem `json:"cause,omitempty"` // {cause}: what the sentence says in detail
}

// maxArg bounds one argument, in bytes: a file from anywhere may have names of
// any length in it.
const maxArg = 200

// New makes a problem. Strings and numbers are its arguments, in their
// order; a Problem is its cause, and any other error an argument. Codes stand as
// literals where problems are made, so that a test finds them.
func New(code string, args ...any) *Problem {
	p := &Problem{Code: code, Args: make([]string, 0, len(args))}
	for _, arg := range args {
		var text string
		switch arg := arg.(type) {
		case string:
			text = arg
		case int:
			text = strconv.Itoa(arg)
		case float64:
			text = strconv.FormatFloat(arg, 'g', -1, 64)
		case *Problem:
			p.Cause = arg
			continue
		case error:
			text = arg.Error()
		default:
			panic("problem: an argument of " + code + " is neither a text nor a number")
		}
		p.Args = append(p.Args, cut(text, maxArg))
	}
	return p
}

// At makes a problem with a position.
func At(code string, at int, args ...any) *Problem {
	p := New(code, args...)
	p.At = at
	return p
}

// Has reports whether err or one of its causes is the problem of that code.
func Has(err error, code string) bool {
	p, _ := err.(*Problem)
	for ; p != nil; p = p.Cause {
		if p.Code == code {
			return true
		}
	}
	return false
}

// Clip makes text from outside an argument: at most 40 bytes, quotes and what
// cannot be printed escaped as in Go.
func Clip(s string) string {
	quoted := strconv.Quote(cut(s, 40))
	return quoted[1 : len(quoted)-1]
}

func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xc0 == 0x80 { // between two characters
		most--
	}
	return s[:most] + "…"
}

// words puts a problem into a sentence.
var words func(*Problem) string

// Speak has Error answer with what f returns. Package english calls it; the page's
// program goes without the sentences, which the page has.
func Speak(f func(*Problem) string) { words = f }

// Error returns the English sentence in a program that imports package english,
// else the code and the arguments.
func (p *Problem) Error() string {
	if words != nil {
		return words(p)
	}
	text := p.Code
	for _, arg := range p.Args {
		text += " " + arg
	}
	if p.Cause != nil {
		text += ": " + p.Cause.Error()
	}
	return text
}

// Append writes p to b in the form that JavaScript reads (static/strings/problem.js):
// code, position, number of arguments and the arguments, each ended by a NUL; then
// the cause, if there is one, in the same form. A NUL in an argument becomes U+FFFD.
func (p *Problem) Append(b []byte) []byte {
	for ; p != nil; p = p.Cause {
		b = append(b, p.Code...)
		b = append(b, 0)
		b = append(strconv.AppendInt(b, int64(p.At), 10), 0)
		b = append(strconv.AppendInt(b, int64(len(p.Args)), 10), 0)
		for _, arg := range p.Args {
			for i := range len(arg) {
				if arg[i] == 0 {
					b = append(b, "\uFFFD"...)
				} else {
					b = append(b, arg[i])
				}
			}
			b = append(b, 0)
		}
	}
	return b
}
