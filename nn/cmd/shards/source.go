package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"hourglass/nn"
	"hourglass/nn/mnist"
)

// published names MNIST as its authors published it.
const published = "MNIST, Y. LeCun, C. Cortes and C. Burges, CC BY-SA 3.0"

// The four files, the SHA-256 of each .gz as published, and that of what is in it:
// MNIST is told by the latter, however somebody has packed it.
var files = []struct{ name, sum, unpacked string }{
	{"train-images-idx3-ubyte", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
		"ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"},
	{"train-labels-idx1-ubyte", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
		"65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"},
	{"t10k-images-idx3-ubyte", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
		"0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"},
	{"t10k-labels-idx1-ubyte", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
		"ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"},
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
	for i, to := range []*split{&s.train, &s.test} {
		n := 0
		images, original, err := readFile(dir, 2*i, func(b []byte) (err error) {
			to.pixels, n, err = mnist.ParseImages(b)
			return err
		})
		if err != nil {
			return set{}, err
		}
		labels, alsoOriginal, err := readFile(dir, 2*i+1, func(b []byte) (err error) {
			to.labels, err = mnist.ParseLabels(b)
			return err
		})
		if err != nil {
			return set{}, err
		}
		if n != len(to.labels) || n == 0 {
			return set{}, fmt.Errorf("%s has %d images and %s %d labels", images, n, labels, len(to.labels))
		}
		if n > nn.MaxImages {
			return set{}, fmt.Errorf("%s has %d images, a page holds %d", images, n, nn.MaxImages)
		}
		if !original || !alsoOriginal {
			s.source = mnist.OwnSource
		}
	}
	return s, nil
}

// maxFile bounds what is unpacked: MNIST's largest file has 47 MB.
const maxFile = 512 << 20

// readFile reads files[i] from dir, under any of the names that the web and unpackers
// give it, and returns which it was and whether it holds what MNIST's does. The
// first that use accepts is taken; if there is none, the error says of each what is
// wrong with it.
func readFile(dir string, i int, use func([]byte) error) (name string, original bool, err error) {
	f := files[i]
	dotted := strings.Replace(f.name, "-idx", ".idx", 1)
	var wrong []string
	for _, name := range []string{f.name + ".gz", f.name, dotted + ".gz", dotted} {
		packed, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		var b []byte
		if err == nil {
			b, err = unpacked(packed)
		}
		if err == nil {
			err = use(b)
		}
		if err == nil {
			return name, hash(b) == f.unpacked, nil
		}
		wrong = append(wrong, name+": "+reason(err))
	}
	if len(wrong) > 0 {
		return "", false, errors.New(strings.Join(wrong, "; "))
	}
	return "", false, fmt.Errorf("none of %s.gz, %s, %s.gz and %s is there", f.name, f.name, dotted, dotted)
}

// reason leaves out the path, which is not for a manifest or a page.
func reason(err error) string {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err.Error()
	}
	return err.Error()
}

// unpacked returns what b is, gzipped or not: its first bytes say that, whatever the
// name does, for browsers unpack what they keep under the name of the packed file.
func unpacked(b []byte) ([]byte, error) {
	if !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		return b, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err == nil {
		b, err = io.ReadAll(io.LimitReader(r, maxFile+1))
	}
	if err == nil && len(b) > maxFile {
		err = fmt.Errorf("more than %d bytes unpacked", maxFile)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot be unpacked: %w", err)
	}
	return b, nil
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
