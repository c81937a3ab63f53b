package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"syscall/js"
	"time"
)

// An r2Store keeps weights in a bucket of R2, one object each. The hash of the
// delete token is in the object's metadata; when somebody last opened it is when
// it was last put, to within noteOpening.
//
// The bucket's size stands in an object of its own. Two uploads at once may
// count as one there until the next Sweep, which counts anew: the quota is not
// exact, and is well below what would be billed.
type r2Store struct{ bucket js.Value }

const (
	r2Prefix = "weights/"
	r2Used   = "used"        // the object with the size, in bytes, as text
	r2Quota  = 8_000_000_000 // R2's free 10 GB, less what uploads at once might add
)

func (s r2Store) Put(_ context.Context, id string, b []byte, token tokenHash) (created bool, err error) {
	head, err := await(s.bucket.Call("head", r2Prefix+id))
	if err != nil {
		return false, err
	}
	if !head.IsNull() {
		if time.Since(uploaded(head)) <= noteOpening {
			return false, nil
		}
		// Deleted meanwhile, it is put as what was never there.
		if err := s.renew(id); !errors.Is(err, errAbsent) {
			return false, err
		}
	}
	used, err := s.used()
	if err != nil {
		return false, err
	}
	if used+int64(len(b)) > r2Quota {
		return false, errFull
	}
	// Of two at once the first stays, as in a folder.
	absent := js.Global().Get("Headers").New()
	absent.Call("set", "If-None-Match", "*")
	body := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(body, b)
	object, err := await(s.bucket.Call("put", r2Prefix+id, body, map[string]any{
		"onlyIf":         absent,
		"customMetadata": map[string]any{"token": hex.EncodeToString(token[:])},
	}))
	if err != nil || object.IsNull() {
		return false, err
	}
	s.count(used + int64(len(b)))
	return true, nil
}

// used is the size of the bucket; 0 before anything was counted.
func (s r2Store) used() (int64, error) {
	object, err := await(s.bucket.Call("get", r2Used))
	if err != nil || object.IsNull() {
		return 0, err
	}
	text, err := await(object.Call("text"))
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(text.String(), 10, 64)
}

// count notes the size. R2 takes one write a second and object; what is lost the
// next Sweep finds.
func (s r2Store) count(used int64) {
	_, _ = await(s.bucket.Call("put", r2Used, strconv.FormatInt(max(0, used), 10)))
}

func (s r2Store) Open(_ context.Context, id string) (io.ReadSeekCloser, error) {
	object, err := await(s.bucket.Call("head", r2Prefix+id))
	if err != nil {
		return nil, err
	}
	if object.IsNull() {
		return nil, errAbsent
	}
	if time.Since(uploaded(object)) > noteOpening {
		_ = s.renew(id) // the next opening tries again
	}
	return &r2Blob{bucket: s.bucket, key: r2Prefix + id, size: int64(object.Get("size").Int())}, nil
}

// renew puts an object again, so that it counts as opened now.
func (s r2Store) renew(id string) error {
	object, err := await(s.bucket.Call("get", r2Prefix+id))
	if err != nil {
		return err
	}
	if object.IsNull() {
		return errAbsent
	}
	body, err := await(object.Call("arrayBuffer"))
	if err != nil {
		return err
	}
	// Only over itself: what was deleted meanwhile stays deleted.
	_, err = await(s.bucket.Call("put", r2Prefix+id, body, map[string]any{
		"onlyIf":         map[string]any{"etagMatches": object.Get("etag")},
		"customMetadata": object.Get("customMetadata"),
	}))
	return err
}

func uploaded(object js.Value) time.Time {
	return time.UnixMilli(int64(object.Get("uploaded").Call("getTime").Float()))
}

func (s r2Store) Delete(_ context.Context, id string, token tokenHash) error {
	object, err := await(s.bucket.Call("head", r2Prefix+id))
	if err != nil {
		return err
	}
	if object.IsNull() {
		return errAbsent
	}
	own := object.Get("customMetadata").Get("token")
	kept, err := hex.DecodeString(own.String())
	if err != nil || len(kept) != len(token) {
		return fmt.Errorf("the token of %s is not whole", id)
	}
	if !tokenHash(kept).matches(token) {
		return errWrongToken
	}
	if _, err := await(s.bucket.Call("delete", r2Prefix+id)); err != nil {
		return err
	}
	if used, err := s.used(); err == nil {
		s.count(used - int64(object.Get("size").Int()))
	}
	return nil
}

func (s r2Store) Sweep(_ context.Context, then time.Time) error {
	var used int64
	options := map[string]any{"prefix": r2Prefix}
	for {
		page, err := await(s.bucket.Call("list", options))
		if err != nil {
			return err
		}
		objects := page.Get("objects")
		old := []any{} // keys; one page of them is as many as a delete takes
		for i := range objects.Length() {
			if object := objects.Index(i); uploaded(object).After(then) {
				used += int64(object.Get("size").Int())
			} else {
				old = append(old, object.Get("key"))
			}
		}
		if len(old) > 0 {
			if _, err := await(s.bucket.Call("delete", old)); err != nil {
				return err
			}
		}
		if !page.Get("truncated").Bool() {
			s.count(used)
			return nil
		}
		options["cursor"] = page.Get("cursor")
	}
}

// An r2Blob reads an object in parts, each with a get of its own. R2's streams
// come in small pieces, and each would cost a wait between JavaScript and Go.
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

func (b *r2Blob) Close() error { return nil }
