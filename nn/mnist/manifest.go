package mnist

import (
	"errors"
	"strconv"
	"strings"
)

// A Manifest lists the shards of a data set, in order. It is published as JSON;
// the tags are for package encoding/json, which only the commands use.
type Manifest struct {
	Name   string `json:"name"`   // "mnist", or "digits" where there are no shards: the built-in set is made, not fetched
	Source string `json:"source"` // where the images come from, in words
	Note   string `json:"note,omitempty"`

	Shards []Shard `json:"shards"` // images
	Labels []Shard `json:"labels"` // one file per split
}

// A Shard is one gzipped IDX file.
type Shard struct {
	Path   string `json:"path"` // beside the manifest
	Split  string `json:"split"`
	Images int    `json:"images"`
	SHA256 string `json:"sha256"` // of the file as fetched, in hexadecimal
}

// Splits of a data set.
const (
	Train = "train"
	Test  = "test"
)

// ShardImages is the size of a shard: a megabyte or so, so that progress shows
// and a lost connection costs little.
const ShardImages = 6000

// What a manifest may say; the page checks the same (static/shards.js).
const (
	maxImages = 200_000 // in one file
	fileNames = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"
)

// Check reports what is wrong with m, or nil.
func (m Manifest) Check() error {
	images, labels := map[string]int{}, map[string]int{}
	for _, list := range []struct {
		shards []Shard
		count  map[string]int
	}{{m.Shards, images}, {m.Labels, labels}} {
		for _, s := range list.shards {
			switch {
			case s.Split != Train && s.Split != Test:
				return errors.New("manifest: " + s.Path + " belongs to " + strconv.Quote(s.Split) + ", known are train and test")
			case s.Images < 1 || s.Images > maxImages:
				return errors.New("manifest: " + s.Path + " has " + strconv.Itoa(s.Images) + " images")
			case len(s.SHA256) != 64 || strings.Trim(s.SHA256, "0123456789abcdef") != "":
				return errors.New("manifest: " + s.Path + " has no SHA-256")
			case s.Path == "" || strings.Trim(s.Path, fileNames) != "":
				return errors.New("manifest: " + strconv.Quote(s.Path) + " is not beside it")
			}
			list.count[s.Split] += s.Images
		}
	}
	for _, split := range []string{Train, Test} {
		if len(m.Shards) > 0 && images[split] == 0 {
			return errors.New("manifest: no images in " + split)
		}
		if images[split] != labels[split] {
			return errors.New("manifest: " + strconv.Itoa(images[split]) + " images and " + strconv.Itoa(labels[split]) + " labels in " + split)
		}
	}
	return nil
}
