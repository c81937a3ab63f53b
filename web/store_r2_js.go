package main

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strconv"
	"syscall/js"
	"time"
)

// An r2Store keeps weights in a bucket of R2:
//
//	weights/ID      the bytes, uploaded once
//	tokens/ID/HASH  one of its uploads' tokens, empty
//	opened/ID       empty, and put again when somebody opens the weights, to within noteOpening
//	used            the size of all weights, in bytes, as text
//
// Weights of before have their one token in their metadata; they count as opened when
// they were put.
//
// R2 has no transactions. Two uploads at once may count as one in used until the next
// Sweep, which counts anew: the quota is not exact, and is well below what would be
// billed. Tokens that are left of weights that made room go at the next Sweep too.
type r2Store struct {
	bucket js.Value
	quota  int64 // bytes
}

const (
	r2Weights = "weights/"
	r2Tokens  = "tokens/"
	r2Opened  = "opened/"
	r2Used    = "used"
)

func tokenKey(id string, token tokenHash) string {
	return r2Tokens + id + "/" + hex.EncodeToString(token[:])
}

// mark puts an empty object.
func (s r2Store) mark(key string) error {
	_, err := await(s.bucket.Call("put", key, ""))
	return err
}

// head returns what is known of an object, null if there is none.
func (s r2Store) head(key string) (js.Value, error) { return await(s.bucket.Call("head", key)) }

func (s r2Store) Put(_ context.Context, id string, b []byte, token tokenHash) (created bool, err error) {
	// The token comes first, so that a deletion at the same time finds it.
	if err := s.mark(tokenKey(id, token)); err != nil {
		return false, err
	}
	defer func() {
		if err != nil {
			_, _ = await(s.bucket.Call("delete", tokenKey(id, token)))
		}
	}()
	head, err := s.head(r2Weights + id)
	if err != nil || !head.IsNull() {
		return false, err
	}
	used, err := s.makeRoom(int64(len(b)))
	if err != nil {
		return false, err
	}
	body := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(body, b)
	created, err = s.putAbsent(id, body)
	if created {
		s.count(used + int64(len(b)))
	}
	return created, err
}

// putAbsent puts weights where none are: of two at once the first stays, as in a folder.
func (s r2Store) putAbsent(id string, body js.Value) (created bool, err error) {
	absent := js.Global().Get("Headers").New()
	absent.Call("set", "If-None-Match", "*")
	object, err := await(s.bucket.Call("put", r2Weights+id, body, map[string]any{"onlyIf": absent}))
	return err == nil && !object.IsNull(), err
}

// makeRoom makes room for so many bytes, and returns how many are in use then; the
// error is errFull if there is none. Some more goes, so that not each upload to a full
// bucket has to go through it.
func (s r2Store) makeRoom(size int64) (used int64, err error) {
	used, err = s.used()
	if err != nil || used+size <= s.quota {
		return used, err
	}
	if size > s.quota {
		return 0, errFull
	}
	const many = 10_000
	spare := min(2*maxUpload, s.quota/64)
	var first []r2Object // of all, those that go first
	used = 0
	err = s.walk(func(o r2Object) {
		used += o.size
		if first = append(first, o); len(first) > many {
			first = firstObjects(first, size+spare)
		}
	}, nil)
	if err != nil {
		return 0, err
	}
	var gone []any
	for _, o := range firstObjects(first, used+size+spare-s.quota) {
		gone = append(gone, r2Weights+o.id, r2Opened+o.id)
		used -= o.size
	}
	if err := s.delete(gone); err != nil {
		return 0, err
	}
	s.count(used)
	if used+size > s.quota {
		return 0, errFull
	}
	return used, nil
}

// firstObjects returns those that go first, until they have so many bytes.
func firstObjects(all []r2Object, size int64) []r2Object {
	slices.SortFunc(all, func(a, b r2Object) int {
		return cmp.Or(a.opened.Compare(b.opened), a.uploaded.Compare(b.uploaded))
	})
	for i, o := range all {
		if size <= 0 {
			return all[:i]
		}
		size -= o.size
	}
	return all
}

// delete deletes objects, as many at once as R2 takes.
func (s r2Store) delete(keys []any) error {
	for some := range slices.Chunk(keys, 1000) {
		if _, err := await(s.bucket.Call("delete", some)); err != nil {
			return err
		}
	}
	return nil
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
	object, err := s.head(r2Weights + id)
	if err != nil {
		return nil, err
	}
	if object.IsNull() {
		return nil, errAbsent
	}
	opened, err := s.head(r2Opened + id)
	if err == nil && (opened.IsNull() || time.Since(uploaded(opened)) >= noteOpening) {
		_ = s.mark(r2Opened + id) // the next opening tries again
	}
	return &r2Blob{bucket: s.bucket, key: r2Weights + id, size: int64(object.Get("size").Int())}, nil
}

func uploaded(object js.Value) time.Time {
	return time.UnixMilli(int64(object.Get("uploaded").Call("getTime").Float()))
}

// tokenOfBefore is the token in an object's metadata, or "".
func tokenOfBefore(object js.Value) string {
	metadata := object.Get("customMetadata")
	if !metadata.Truthy() || !metadata.Get("token").Truthy() {
		return ""
	}
	return metadata.Get("token").String()
}

func (s r2Store) Delete(_ context.Context, id string, token tokenHash) (gone bool, err error) {
	object, err := s.head(r2Weights + id)
	if err != nil {
		return false, err
	}
	if object.IsNull() {
		return false, errAbsent
	}
	own, err := s.head(tokenKey(id, token))
	if err != nil {
		return false, err
	}
	before := tokenOfBefore(object)
	usesBefore := own.IsNull()
	if usesBefore && before != hex.EncodeToString(token[:]) { // of hashes, so its time tells nothing
		return false, errWrongToken
	}
	if _, err := await(s.bucket.Call("delete", tokenKey(id, token))); err != nil {
		return false, err
	}
	left, err := s.hasTokens(id)
	switch {
	case err != nil:
		return false, err
	case left && usesBefore:
		return false, s.dropTokenOfBefore(id)
	case left || before != "" && !usesBefore:
		return false, nil
	}
	return s.deleteLast(id, int64(object.Get("size").Int()))
}

// hasTokens reports whether weights have a token besides one of before.
func (s r2Store) hasTokens(id string) (bool, error) {
	list, err := await(s.bucket.Call("list", map[string]any{"prefix": r2Tokens + id + "/", "limit": 1}))
	return err == nil && list.Get("objects").Length() > 0, err
}

// deleteLast deletes weights that have no token. An upload of the same bytes that found
// them there has put its token before they went: then it is there now, and they are put
// back. One that comes later finds none, and puts its own.
func (s r2Store) deleteLast(id string, size int64) (gone bool, err error) {
	object, err := await(s.bucket.Call("get", r2Weights+id))
	if err != nil {
		return false, err
	}
	if object.IsNull() {
		return true, nil // by another deletion
	}
	body, err := await(object.Call("arrayBuffer"))
	if err != nil {
		return false, err
	}
	if err := s.delete([]any{r2Weights + id, r2Opened + id}); err != nil {
		return false, err
	}
	if left, err := s.hasTokens(id); err != nil || left {
		_, again := s.putAbsent(id, body)
		return false, errors.Join(err, again)
	}
	if used, err := s.used(); err == nil {
		s.count(used - size)
	}
	return true, nil
}

// dropTokenOfBefore puts weights of before again, without their token.
func (s r2Store) dropTokenOfBefore(id string) error {
	object, err := await(s.bucket.Call("get", r2Weights+id))
	if err != nil || object.IsNull() {
		return err
	}
	body, err := await(object.Call("arrayBuffer"))
	if err != nil {
		return err
	}
	// Only over itself: what was deleted meanwhile stays deleted.
	_, err = await(s.bucket.Call("put", r2Weights+id, body, map[string]any{
		"onlyIf": map[string]any{"etagMatches": object.Get("etag")},
	}))
	if err != nil {
		return err
	}
	return s.mark(r2Opened + id)
}

func (s r2Store) Sweep(_ context.Context, then time.Time) error {
	var used int64
	var old []any
	err := s.walk(func(o r2Object) {
		if o.uploaded.After(then) || o.opened.After(then) || o.again.After(then) {
			used += o.size
		} else {
			old = append(old, r2Weights+o.id, r2Opened+o.id)
		}
	}, func(key string, put time.Time) {
		if time.Since(put) > abandoned { // else it may be of an upload under way
			old = append(old, key)
		}
	})
	if err != nil {
		return err
	}
	if err := s.delete(old); err != nil {
		return err
	}
	s.count(used)
	return nil
}
