package main

import (
	"testing"

	"hourglass/nn"
	"hourglass/nn/mnist"
)

func TestShards(t *testing.T) {
	s := small(t, narrow)
	if err := s.beginData(3, 1); err != nil {
		t.Fatal(err)
	}
	_, _, err := s.train(1)
	wantError(t, err, "not all there yet")
	idx := mnist.AppendImages(nil, make([]byte, 2*784))
	put := func(b []byte) { copy(s.input(len(b)), b) }

	put(idx)
	wantError(t, s.addShard(trainSplit, 3), "2 images, the manifest says 3")
	put(idx[:500])
	wantError(t, s.addShard(trainSplit, 2), "2 images need")
	put(nil)
	wantError(t, s.addShard(trainSplit, 2), "0 bytes")
	wantError(t, s.addShard(5, 2), "no data set")
	put(idx)
	if err := s.addShard(trainSplit, 2); err != nil {
		t.Fatal(err)
	}
	wantError(t, s.addShard(trainSplit, 2), "more images than the manifest says")
	put(mnist.AppendLabels(nil, []byte{1, 2}))
	wantError(t, s.addLabels(trainSplit), "2 labels for 3 images")
	put(mnist.AppendLabels(nil, []byte{1, 2, 3}))
	if err := s.addLabels(trainSplit); err != nil {
		t.Fatal(err)
	}
	wantError(t, s.samples(trainSplit, 1, 2), "images 1 to 3 of 2")
	if err := s.samples(trainSplit, 0, 2); err != nil || floatsOf(s.out)[2*784+1] != 2 {
		t.Errorf("the second label is %v, %v", floatsOf(s.out)[2*784+1], err)
	}
	for _, n := range [][2]int{{0, 1}, {1, 0}, {nn.MaxImages + 1, 1}, {-1, 1}} {
		wantError(t, s.beginData(n[0], n[1]), "possible are")
	}
}

func TestSubset(t *testing.T) {
	s := small(t, narrow+"images=64\n")
	if _, _, err := s.train(1); err != nil || s.training.trainer.StepsPerEpoch() != 2 {
		t.Errorf("64 images in batches of 32 are %d steps, %v", s.training.trainer.StepsPerEpoch(), err)
	}
}
