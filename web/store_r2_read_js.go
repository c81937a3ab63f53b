package main

import (
	"errors"
	"io"
	"strings"
	"syscall/js"
	"time"
)

// An r2Object is weights as the lists of the bucket have them.
type r2Object struct {
	id       string
	size     int64
	uploaded time.Time
	opened   time.Time // zero: never
	again    time.Time // the last upload of the same bytes; only where tokens are walked
}

// walk calls f for all weights. With orphan, it goes through the tokens as well, and
// orphan gets the keys of tokens and notes whose weights are gone, and when they were
// put. The lists are in the order of their keys, so that of each only one page is in
// memory.
func (s r2Store) walk(f func(r2Object), orphan func(key string, put time.Time)) error {
	weights, opened := s.list(r2Weights), s.list(r2Opened)
	tokens := s.list(r2Tokens)
	if orphan == nil {
		orphan = func(string, time.Time) {}
		tokens.last = true
	}
	for object := range weights.all() {
		o := r2Object{id: weights.id(object), size: int64(object.Get("size").Int()), uploaded: uploaded(object)}
		if tokenOfBefore(object) != "" {
			o.opened = o.uploaded
		}
		opened.upTo(o.id, func(note js.Value) { o.opened = uploaded(note) }, orphan)
		tokens.upTo(o.id, func(token js.Value) {
			if then := uploaded(token); then.After(o.again) {
				o.again = then
			}
		}, orphan)
		f(o)
	}
	const afterAll = "~"
	opened.upTo(afterAll, nil, orphan)
	tokens.upTo(afterAll, nil, orphan)
	return errors.Join(weights.err, opened.err, tokens.err)
}

// An r2List goes through the objects of a prefix.
type r2List struct {
	bucket  js.Value
	prefix  string
	objects js.Value // of the page
	at      int      // in it
	cursor  js.Value
	last    bool // there is no further page
	err     error
}

func (s r2Store) list(prefix string) *r2List { return &r2List{bucket: s.bucket, prefix: prefix} }

// peek returns the next object; false at the end, or if err is set.
func (l *r2List) peek() (js.Value, bool) {
	for l.objects.IsUndefined() || l.at == l.objects.Length() {
		if l.last || l.err != nil {
			return js.Value{}, false
		}
		options := map[string]any{"prefix": l.prefix, "include": []any{"customMetadata"}}
		if !l.cursor.IsUndefined() {
			options["cursor"] = l.cursor
		}
		page, err := await(l.bucket.Call("list", options))
		if err != nil {
			l.err = err
			return js.Value{}, false
		}
		l.objects, l.at = page.Get("objects"), 0
		l.cursor, l.last = page.Get("cursor"), !page.Get("truncated").Bool()
	}
	return l.objects.Index(l.at), true
}

func (l *r2List) all() func(yield func(js.Value) bool) {
	return func(yield func(js.Value) bool) {
		for object, ok := l.peek(); ok; object, ok = l.peek() {
			l.at++
			if !yield(object) {
				return
			}
		}
	}
}

// id is the id in an object's key.
func (l *r2List) id(object js.Value) string {
	id, _, _ := strings.Cut(strings.TrimPrefix(object.Get("key").String(), l.prefix), "/")
	return id
}

// upTo goes on to the objects of an id and past them: orphan gets those before.
func (l *r2List) upTo(id string, own func(js.Value), orphan func(key string, put time.Time)) {
	for object, ok := l.peek(); ok; object, ok = l.peek() {
		switch of := l.id(object); {
		case of > id:
			return
		case of == id:
			own(object)
		default:
			orphan(object.Get("key").String(), uploaded(object))
		}
		l.at++
	}
}

// An r2Blob reads an object in parts, each with a get of its own. R2's streams
// come in small pieces, and each would cost a wait between JavaScript and Go; what
// goes to the client as it is does not come here at all (stream).
type r2Blob struct {
	bucket js.Value
	key    string
	size   int64
	at     int64
	part   []byte // what is there from at on
}

const r2Part = 2 << 20

func (b *r2Blob) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += b.at
	case io.SeekEnd:
		offset += b.size
	}
	if offset < 0 {
		return 0, errors.New("seek before the beginning")
	}
	b.at, b.part = offset, nil
	return offset, nil
}

func (b *r2Blob) Read(p []byte) (int, error) {
	if b.at >= b.size {
		return 0, io.EOF
	}
	if len(b.part) == 0 {
		length := min(r2Part, b.size-b.at)
		part := map[string]any{"range": map[string]any{"offset": b.at, "length": length}}
		object, err := await(b.bucket.Call("get", b.key, part))
		if err != nil {
			return 0, err
		}
		if object.IsNull() {
			return 0, errAbsent // deleted meanwhile
		}
		buffer, err := await(object.Call("arrayBuffer"))
		if err != nil {
			return 0, err
		}
		b.part = make([]byte, length)
		if n := js.CopyBytesToGo(b.part, js.Global().Get("Uint8Array").New(buffer)); int64(n) < length {
			return 0, io.ErrUnexpectedEOF
		}
	}
	n := copy(p, b.part)
	b.part = b.part[n:]
	b.at += int64(n)
	return n, nil
}

// stream is R2's own stream of the next bytes.
func (b *r2Blob) stream(length int64) (js.Value, error) {
	part := map[string]any{"range": map[string]any{"offset": b.at, "length": length}}
	object, err := await(b.bucket.Call("get", b.key, part))
	if err != nil {
		return js.Value{}, err
	}
	if object.IsNull() {
		return js.Value{}, errAbsent // deleted meanwhile
	}
	b.at += length
	b.part = nil
	return object.Get("body"), nil
}

func (b *r2Blob) Close() error { return nil }
