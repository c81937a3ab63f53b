package mnist

// A Manifest lists the shards of a data set, in order. It is published as JSON;
// the tags are for package encoding/json, which only the commands use. They write it,
// and read it from the folder that it was written to; where it comes over the network,
// on the page, it is checked (static/engine/shards.js).
type Manifest struct {
	Name   string `json:"name"`           // "mnist", or "digits": those are made, so there are no shards
	Source string `json:"source"`         // where the images come from, in words
	Note   string `json:"note,omitempty"` // the code of a problem: why there are no shards

	Shards []Shard `json:"shards"` // images
	Labels []Shard `json:"labels"` // one file per split
}

// OwnSource is the source of a set that somebody put in the place of MNIST.
const OwnSource = "IDX files of this server's owner, in the form of MNIST"

// A Shard is one gzipped IDX file.
type Shard struct {
	Path   string `json:"path"` // beside the manifest
	Split  string `json:"split"`
	Images int    `json:"images"`
	SHA256 string `json:"sha256"` // of the file, in hexadecimal

	// Of the IDX file in it: some hosts unpack what they send.
	Unpacked string `json:"unpacked"`
}

// Splits of a data set.
const (
	Train = "train"
	Test  = "test"
)

// ShardImages is the size of a shard: a megabyte or so, so that progress shows
// and a lost connection costs little.
const ShardImages = 6000
