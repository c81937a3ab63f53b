//go:build !js

package main

import (
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"time"
)

// A record is what a folder knows of weights besides their bytes. It stands beside
// them in a file of its own. Weights without one, as stores of before have them, get
// theirs from the file: its time, and the token that it begins with.
type record struct {
	Size     int64       `json:"size"`            // of the weights, in bytes
	Uploaded time.Time   `json:"uploaded"`        // last
	Opened   time.Time   `json:"opened,omitzero"` // last, to within noteOpening; zero: never
	Tokens   []tokenHash `json:"tokens"`          // of the uploads that nobody has deleted, in their order
}

// maxTokens is how many uploads of the same weights are told apart. The first of
// more can no longer be taken back; the others' links keep the weights there anyway.
const maxTokens = 10_000

func (h tokenHash) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h[:]), nil }

func (h *tokenHash) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(h) {
		return io.ErrUnexpectedEOF
	}
	_, err := hex.Decode(h[:], text)
	return err
}

// asked returns when somebody last uploaded or opened the weights.
func (r *record) asked() time.Time {
	if r.Opened.After(r.Uploaded) {
		return r.Opened
	}
	return r.Uploaded
}

// add adds the token of one more upload.
func (r *record) add(token tokenHash) {
	r.Tokens = append(r.Tokens, token)
	r.Tokens = r.Tokens[max(0, len(r.Tokens)-maxTokens):]
}

// use takes a token away, and reports whether it was there. It compares with all of
// them, whichever it is.
func (r *record) use(token tokenHash) bool {
	found := -1
	for i, own := range r.Tokens {
		if own.matches(token) {
			found = i
		}
	}
	if found < 0 {
		return false
	}
	rest := make([]tokenHash, 0, len(r.Tokens)-1) // not in place: a failure puts the old ones back
	r.Tokens = append(append(rest, r.Tokens[:found]...), r.Tokens[found+1:]...)
	return true
}

// cost is what the weights and this record take on a disk, which gives out blocks.
func (r *record) cost() int64 {
	const block, token, others = 4096, 2*len(tokenHash{}) + 3, 160
	blocks := func(size int64) int64 { return (size + block - 1) / block * block }
	return blocks(int64(len(tokenHash{}))+r.Size) + blocks(int64(others+token*len(r.Tokens)))
}

// readRecord reads the record of weights of so many bytes; false if there is none
// that can be believed.
func readRecord(path string, size int64) (record, bool) {
	var r record
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &r) != nil || r.Uploaded.IsZero() || len(r.Tokens) == 0 {
		return record{}, false
	}
	r.Size = size
	return r, true
}
