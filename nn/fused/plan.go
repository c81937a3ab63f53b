package fused

import "hourglass/nn/kernel"

// A Kind names what a layer computes.
type Kind uint8

const (
	Other    Kind = iota // never part of a block
	Conv                 // convolution
	MaxPool              // the largest value of each window
	Upsample             // each position repeated, nearest neighbour
)

// A Shape is that of an image between two layers.
type Shape struct{ H, W, C int }

// An Activation works in place. The zero value is the identity. Forward must not
// decrease anywhere: a block may apply it after max pooling instead of before.
type Activation struct {
	Forward  func(out []float32)
	Backward func(d, out []float32) // turns d = dOut into the gradient before the activation
}

// A Layer describes a layer of a network. Its slices are views: parameters are read
// at each Forward.
type Layer struct {
	Kind    Kind
	In, Out Shape
	Size    int // Conv: the side k of the filter; MaxPool, Upsample: the factor
	Stride  int // Conv
	Pad     int // Conv: rows of zeros above the image, and columns at its left

	W  []float32 // Conv: (k, k, C, O)
	B  []float32 // Conv: (O)
	At int       // Conv: where the gradients of W, then B, begin in a slot

	Activation Activation

	// Penalty adds to d the gradient of a penalty on the layer's output, times scale.
	// It is nil for layers without one.
	Penalty func(d, out []float32, scale float32)

	grads []float32 // of W, then of B, of one micro-batch
}

// Options describe what a plan is for.
type Options struct {
	Training bool // blocks can go backward
	Batch    int  // training: the largest number of images in a batch
	Groups   int  // training: how many groups those of a batch that the blocks get make, at most (see [Groups])
	Cut      int  // no block contains both layers Cut-1 and Cut
	Scratch  *kernel.Scratch
}

// FewestForInference is the smallest batch for which inference with blocks is faster:
// with fewer images half of the lanes would be empty.
const FewestForInference = 5

// These are the smallest batches that train with blocks. Networks without pooling or
// up-sampling would gain from two images on, too, but blocks round differently, and
// their seeds, that of the shipped denoiser among them, must keep their meaning.
const (
	fewestWithResizing = 2
	fewestWithout      = 17
)

// Plan returns the blocks of a network, in order. All layers outside of them are to
// be run one by one.
func Plan(layers []Layer, o Options) []*Block {
	var blocks []*Block
	for first := 0; first < len(layers); {
		end := len(layers)
		if first < o.Cut {
			end = o.Cut
		}
		length := blockLength(layers[first:end], o)
		if length == 0 {
			first++
			continue
		}
		blocks = append(blocks, newBlock(layers[:first+length], first, o))
		first += length
	}
	return blocks
}

// blockLength returns how many of the first layers make a block, or 0 if a block is
// not possible or not worth it.
func blockLength(layers []Layer, o Options) int {
	length, convolutions := 0, 0
	for i := range layers {
		if !layers[i].fusible() {
			break
		}
		length++
		if layers[i].Kind == Conv {
			convolutions++
		}
	}
	resizes := convolutions < length
	switch {
	case convolutions == 0,
		o.Training && o.Batch < fewestWithResizing,
		o.Training && o.Batch < fewestWithout && !resizes:
		return 0
	}
	return length
}

func (l *Layer) dW() []float32 { return l.grads[:len(l.W)] }
func (l *Layer) dB() []float32 { return l.grads[len(l.W):] }

// in returns the layer's gradients in a slot.
func (l *Layer) in(slot []float32) []float32 { return slot[l.At:][:len(l.grads)] }

// fusible reports whether l can be part of a block. Windows of pooling must not
// stick out of the image.
func (l *Layer) fusible() bool {
	switch l.Kind {
	case Conv:
		return l.Size == 3 && l.Stride == 1
	case MaxPool:
		return l.Size == 2 && l.In.H%2 == 0 && l.In.W%2 == 0
	case Upsample:
		return l.Size == 2
	}
	return false
}
