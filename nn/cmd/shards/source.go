package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"hourglass/nn"
	"hourglass/nn/mnist"
)

// published names MNIST as its authors published it.
const published = "MNIST, Y. LeCun, C. Cortes and C. Burges, CC BY-SA 3.0"

// The four files and the SHA-256 of each .gz as published.
var files = []struct{ name, sum string }{
	{"train-images-idx3-ubyte", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"},
	{"train-labels-idx1-ubyte", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"},
	{"t10k-images-idx3-ubyte", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"},
	{"t10k-labels-idx1-ubyte", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"},
}

var mirrors = []string{
	"https://ossci-datasets.s3.amazonaws.com/mnist/",
	"https://storage.googleapis.com/cvdf-datasets/mnist/",
}

// A split is a set of images (n, 28, 28) and their labels (n).
type split struct{ pixels, labels []byte }

type set struct {
	source      string
	train, test split
}

// fromFolder reads the four files, gzipped or not. Files that are not those
// published are used all the same, if they are what they claim to be: any set
// in the form of MNIST can be put there.
func fromFolder(dir string) (set, error) {
	s := set{source: published}
	var raw [4][]byte
	for i, f := range files {
		b, sum, err := readFile(filepath.Join(dir, f.name))
		if err != nil {
			return set{}, err
		}
		if sum != f.sum {
			s.source = "IDX files of this server's owner, in the form of MNIST"
		}
		raw[i] = b
	}
	for i, to := range []*split{&s.train, &s.test} {
		var err error
		var n int
		if to.pixels, n, err = mnist.ParseImages(raw[2*i]); err != nil {
			return set{}, fmt.Errorf("%s: %w", files[2*i].name, err)
		}
		if to.labels, err = mnist.ParseLabels(raw[2*i+1]); err != nil {
			return set{}, fmt.Errorf("%s: %w", files[2*i+1].name, err)
		}
		if n != len(to.labels) || n == 0 {
			return set{}, fmt.Errorf("%s has %d images and %s %d labels",
				files[2*i].name, n, files[2*i+1].name, len(to.labels))
		}
		if n > nn.MaxImages {
			return set{}, fmt.Errorf("%s has %d images, a page holds %d", files[2*i].name, n, nn.MaxImages)
		}
	}
	return s, nil
}

// maxFile bounds what is unpacked: MNIST's largest file has 47 MB.
const maxFile = 512 << 20

// readFile reads path.gz, or else path, and returns the unpacked bytes and the
// SHA-256 of the .gz ("" where there is none).
func readFile(path string) (b []byte, sum string, err error) {
	packed, err := os.ReadFile(path + ".gz")
	if err != nil {
		if b, err = os.ReadFile(path); err != nil {
			name := filepath.Base(path)
			return nil, "", fmt.Errorf("neither %s.gz nor %s is in %s", name, name, filepath.Dir(path))
		}
		return b, "", nil
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err == nil {
		b, err = io.ReadAll(io.LimitReader(r, maxFile))
	}
	if err != nil {
		return nil, "", fmt.Errorf("%s.gz: %w", filepath.Base(path), err)
	}
	return b, hash(packed), nil
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// download fetches the files that dir lacks. A mirror that does not answer
// within seconds is given up.
func download(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	client := &http.Client{
		Timeout: 3 * time.Minute, // a file of 10 MB at 60 kB/s
		Transport: &http.Transport{
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           (&net.Dialer{Timeout: 4 * time.Second}).DialContext,
			TLSHandshakeTimeout:   4 * time.Second,
			ResponseHeaderTimeout: 6 * time.Second,
		},
	}
	mirror := 0
	for i, f := range files {
		path := filepath.Join(dir, f.name+".gz")
		if b, err := os.ReadFile(path); err == nil && hash(b) == f.sum {
			continue
		}
		fmt.Printf("fetching MNIST, file %d of %d: %s.gz\n", i+1, len(files), f.name)
		var err error
		var b []byte
		// A mirror that failed is not asked again.
		for ; mirror < len(mirrors); mirror++ {
			if b, err = fetch(client, mirrors[mirror]+f.name+".gz", f.sum); err == nil {
				break
			}
		}
		if err != nil {
			return err
		}
		if err := writeFile(path, b); err != nil {
			return err
		}
	}
	return nil
}

func fetch(client *http.Client, url, sum string) ([]byte, error) {
	r, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answered %s", url, r.Status)
	}
	b, err := io.ReadAll(io.LimitReader(r.Body, maxFile))
	if err != nil {
		return nil, err
	}
	if got := hash(b); got != sum {
		return nil, fmt.Errorf("%s has the SHA-256 %s, wanted is %s", url, got, sum)
	}
	return b, nil
}
