package digits

import (
	"strconv"

	"hourglass/nn/mnist"
)

// A Set is a finite piece of the endless set that a seed names: its first images.
type Set struct {
	Seed   uint64
	Images int
}

// Train and Test have MNIST's sizes. Their seeds differ, so no image of one is in the other
// (a test compares all 70,000).
var (
	Train = Set{Seed: 1, Images: 60000}
	Test  = Set{Seed: 2, Images: 10000}
)

// Make writes the set's images first … first+n-1, like the function [Make]. It panics when the set
// does not hold them all.
func (s Set) Make(first, n int, pixels, labels []byte) {
	if first < 0 || n < 0 || first > s.Images-n {
		panic("digits: images " + strconv.Itoa(first) + " to " + strconv.Itoa(first+n) +
			" of a set of " + strconv.Itoa(s.Images))
	}
	Make(s.Seed, first, n, pixels, labels)
}

// Make writes images first, first+1, … first+n-1 of the endless set that seed names.
//
// pixels is (n, 28, 28), row-major, 0 = paper, 255 = full ink; labels is (n), each 0 to 9. Image i
// depends on seed and i alone, so any part of a set can be made anywhere, in any order.
func Make(seed uint64, first, n int, pixels, labels []byte) {
	if first < 0 || n < 0 || len(pixels) != n*mnist.Pixels || len(labels) != n {
		panic("digits: Make of " + strconv.Itoa(n) + " images from " + strconv.Itoa(first) + " on into " +
			strconv.Itoa(len(pixels)) + " pixels and " + strconv.Itoa(len(labels)) + " labels")
	}
	var h hand
	var c canvas
	for i := range n {
		r := newRNG(seed, first+i)
		digit := r.below(10)
		h.write(&r, digit)
		c.fill(&r, &h)
		labels[i] = byte(digit)
		c.place(pixels[i*mnist.Pixels:][:mnist.Pixels])
	}
}
