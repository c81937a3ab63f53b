package main

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"errors"
	"io"
	"strings"
	"time"
)

// A Store keeps shared weights, each under the id of its bytes. Both homes have
// one: a folder, and R2.
//
// What a Store holds is whole: bytes that were put appear at once or not at all.
type Store interface {
	// Put keeps b under id, and the hash of this upload's delete token. If the same
	// bytes are there already, created is false, and the token is one more of theirs.
	// Where the quota is reached, others make room: what was never opened goes first,
	// then what has not been opened for longest. The error is errFull if that is not
	// enough.
	Put(ctx context.Context, id string, b []byte, token tokenHash) (created bool, err error)

	// Open returns what is kept under id, or errAbsent, and notes that somebody
	// asked for it.
	Open(ctx context.Context, id string) (io.ReadSeekCloser, error)

	// Delete takes back one upload: the token is used up, and with the last of them
	// what is kept under id is gone. The error is errAbsent, or errWrongToken if none
	// of its uploads has this one.
	Delete(ctx context.Context, id string, token tokenHash) (gone bool, err error)

	// Sweep removes what nobody uploaded or opened since then.
	Sweep(ctx context.Context, then time.Time) error
}

var (
	errAbsent     = errors.New("no such weights")
	errFull       = errors.New("the store is full")
	errWrongToken = errors.New("not the delete token of these weights")
)

const (
	// keptFor is how long weights stay that nobody opens.
	keptFor = 365 * 24 * time.Hour

	// noteOpening is how old the note of the last opening is before another is made.
	// A store that writes at each opening would be slow, and R2 bills it.
	noteOpening = 24 * time.Hour

	// abandoned is how old a part of an upload is that nobody will complete.
	abandoned = time.Hour
)

// idText is base32 in lower case: ids that differ still differ where file names
// have no case, and none begins with a hyphen.
var idText = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// idLength is in characters: 120 bits of SHA-256, so that nobody finds two files
// of one id.
const idLength = 24

// contentID is the id of bytes as they are kept.
func contentID(b []byte) string {
	sum := sha256.Sum256(b)
	return idText.EncodeToString(sum[:idLength*5/8])
}

// isID reports whether a text has the form of an id. Nothing else reaches a Store.
func isID(s string) bool {
	return len(s) == idLength && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz234567") == ""
}

// A tokenHash is the SHA-256 of a delete token, which is random: who reads the
// store cannot delete with what it says.
type tokenHash [sha256.Size]byte

// matches compares in constant time.
func (h tokenHash) matches(other tokenHash) bool {
	return subtle.ConstantTimeCompare(h[:], other[:]) == 1
}
