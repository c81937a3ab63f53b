// Shards puts MNIST where the page fetches it: gzipped IDX shards and a
// manifest. It takes the four files from the folder that MNIST_DIR names, or
// from an earlier download, or from the public mirrors. Where none of these
// works it writes a manifest without shards: the page then trains on the
// built-in digits and says so.
//
//	go run ./nn/cmd/shards -out build/site/data -cache build/mnist
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"hourglass/nn/mnist"
	"hourglass/nn/problem"
	_ "hourglass/nn/problem/english" // so that errors are sentences
)

func main() {
	out := flag.String("out", "build/site/data", "folder for shards and manifest")
	cache := flag.String("cache", "build/mnist", "folder that keeps the downloads")
	flag.Parse()
	if err := run(*out, *cache, os.Getenv("MNIST_DIR")); err != nil {
		fmt.Fprintln(os.Stderr, "shards:", err)
		os.Exit(1)
	}
}

func run(out, cache, dir string) error {
	if dir != "" {
		set, err := fromFolder(dir)
		switch {
		case err == nil && set.source == published && upToDate(out):
			fmt.Println("MNIST is in place")
			return nil
		case err == nil:
			return publish(out, set)
		}
		fmt.Fprintf(os.Stderr, "MNIST_DIR: %v; the page will train on the built-in digits\n", err)
		return writeManifest(out, builtIn(problem.New("data.folder")))
	}
	if upToDate(out) {
		fmt.Println("MNIST is in place")
		return nil
	}
	if err := download(cache); err != nil {
		fmt.Fprintf(os.Stderr, "MNIST could not be fetched (%v); the page will train on the built-in digits\n", err)
		return writeManifest(out, builtIn(problem.New("data.unfetched")))
	}
	set, err := fromFolder(cache)
	if err != nil {
		return err
	}
	return publish(out, set)
}

func builtIn(why *problem.Problem) mnist.Manifest {
	return mnist.Manifest{
		Name: "digits", Source: "digits made by procedure", Note: why.Code,
		Shards: []mnist.Shard{}, Labels: []mnist.Shard{},
	}
}

// upToDate reports whether out holds all of MNIST as published.
func upToDate(out string) bool {
	m, err := readManifest(out)
	if err != nil || m.Source != published {
		return false
	}
	for _, s := range append(m.Shards, m.Labels...) {
		if b, err := os.ReadFile(filepath.Join(out, s.Path)); err != nil || hash(b) != s.SHA256 || s.Unpacked == "" {
			return false
		}
	}
	return len(m.Shards) > 0
}
