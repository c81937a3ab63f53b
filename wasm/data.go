package main

import (
	"hourglass/nn"
	"hourglass/nn/digits"
	"hourglass/nn/mnist"
	"hourglass/nn/problem"
)

// A split is one part of the data set, filled shard by shard.
type split struct {
	pixels []byte // (n, 784)
	labels []byte // (n)
	filled int    // images that have arrived
}

// The numbers of the splits, as JavaScript knows them.
const (
	trainSplit = iota
	testSplit
)

// beginData makes room for a data set; what was there is given up.
func (s *session) beginData(train, test int) error {
	if train < 1 || train > nn.MaxImages || test < 1 || test > nn.MaxImages {
		return problem.New("data.size", train, test, nn.MaxImages)
	}
	s.training = training{pending: s.training.pending} // first: both sets need not fit at once
	for i, n := range [2]int{train, test} {
		s.training.splits[i] = split{pixels: make([]byte, n*784), labels: make([]byte, n)}
	}
	return nil
}

func (s *session) split(i int) (*split, error) {
	if i != trainSplit && i != testSplit || s.training.splits[i].pixels == nil {
		return nil, problem.New("data.notBegun")
	}
	return &s.training.splits[i], nil
}

// addShard takes the IDX file in the input as the next images of a split. The
// manifest said that it has n of them.
func (s *session) addShard(i, n int) error {
	sp, err := s.split(i)
	if err != nil {
		return err
	}
	pixels, count, err := mnist.ParseImages(s.in)
	if err != nil {
		return err
	}
	if count != n {
		return problem.New("idx.images", problem.New("idx.count", count, n))
	}
	if (sp.filled+n)*784 > len(sp.pixels) {
		return problem.New("idx.images", problem.New("idx.more"))
	}
	copy(sp.pixels[sp.filled*784:], pixels)
	sp.filled += n
	return nil
}

// addLabels takes the IDX file in the input as the labels of a split.
func (s *session) addLabels(i int) error {
	sp, err := s.split(i)
	if err != nil {
		return err
	}
	labels, err := mnist.ParseLabels(s.in)
	if err != nil {
		return err
	}
	if len(labels) < len(sp.labels) {
		return problem.New("idx.labels", problem.New("idx.fewLabels", len(labels), len(sp.labels)))
	}
	copy(sp.labels, labels)
	return nil
}

// makeDigits fills a split with at most n more of the built-in digits and
// returns how many are still missing.
func (s *session) makeDigits(i, n int) (int, error) {
	sp, err := s.split(i)
	if err != nil {
		return 0, err
	}
	set := [2]digits.Set{digits.Train, digits.Test}[i]
	if len(sp.labels) > set.Images {
		return 0, problem.New("data.digits", set.Images)
	}
	n = min(n, len(sp.labels)-sp.filled)
	set.Make(sp.filled, n, sp.pixels[sp.filled*784:(sp.filled+n)*784], sp.labels[sp.filled:sp.filled+n])
	sp.filled += n
	return len(sp.labels) - sp.filled, nil
}

// samples puts n images of a split, from first on, into the result: pixels
// (n, 784) in [0, 1], followed by n labels.
func (s *session) samples(i, first, n int) error {
	sp, err := s.split(i)
	if err != nil {
		return err
	}
	if first < 0 || n < 1 || first+n > sp.filled {
		return problem.New("data.range", first, first+n, sp.filled)
	}
	out := s.result(n * 785)
	images := nn.Images{Pixels: sp.pixels, D: 784}
	for k := range n {
		images.Read(out[k*784:(k+1)*784], first+k)
		out[n*784+k] = float32(sp.labels[first+k])
	}
	return nil
}
