package mnist

import (
	"strings"

	"hourglass/nn/problem"
)

// A Manifest lists the shards of a data set, in order. It is published as JSON;
// the tags are for package encoding/json, which only the commands use.
type Manifest struct {
	Name   string `json:"name"`           // "mnist", or "digits": those are made, so there are no shards
	Source string `json:"source"`         // where the images come from, in words
	Note   string `json:"note,omitempty"` // the code of a problem: why there are no shards

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
	wrong := func(why error) error { return problem.New("manifest", why) }
	images, labels := map[string]int{}, map[string]int{}
	for _, list := range []struct {
		shards []Shard
		count  map[string]int
	}{{m.Shards, images}, {m.Labels, labels}} {
		for _, s := range list.shards {
			switch {
			case s.Split != Train && s.Split != Test:
				return wrong(problem.New("manifest.split", problem.Clip(s.Path)))
			case s.Images < 1 || s.Images > maxImages:
				return wrong(problem.New("manifest.images", problem.Clip(s.Path), s.Images))
			case len(s.SHA256) != 64 || strings.Trim(s.SHA256, "0123456789abcdef") != "":
				return wrong(problem.New("manifest.sum", problem.Clip(s.Path)))
			case s.Path == "" || strings.Trim(s.Path, fileNames) != "":
				return wrong(problem.New("manifest.path", problem.Clip(s.Path)))
			}
			list.count[s.Split] += s.Images
		}
	}
	for _, split := range []string{Train, Test} {
		if len(m.Shards) > 0 && images[split] == 0 {
			return wrong(problem.New("manifest.none", split))
		}
		if images[split] != labels[split] {
			return wrong(problem.New("manifest.labels", split, images[split], labels[split]))
		}
	}
	return nil
}
