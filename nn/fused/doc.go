// Package fused runs chains of layers as blocks: convolutions of 3x3, max pooling
// and up-sampling by two. A block computes the same function as its layers in
// package nn, which are the reference, and the same gradients, up to rounding.
//
// Eight images go through all layers of a block before the next eight do, so that
// the output of a layer is still in the cache when the next one reads it. They lie
// side by side, one in each lane of a vector ([kernel.Batch8]): whatever is done to a
// number is done to eight at once, and a single channel fills a vector, too.
//
// Package nn describes its layers as data ([Layer]), and [Plan] returns the blocks
// that replace some of them. This package imports nothing but kernel.
//
// # Reading order
//
//	plan.go       a layer as data; which layers become a block
//	block.go      a block: forward and backward, one group of images after another
//	group.go      which images of a batch share a group
//	op.go         an op: one layer of a block, or two layers in one
//	conv.go       convolution as the sum over its filter
//	winograd.go   convolution by Winograd's transforms, also with up-sampling before it
//	pool.go       max pooling, also right after a convolution
//	upsample.go   up-sampling
//	polyphase.go  up-sampling and a convolution to one channel
//	direct.go     one convolution outside of a block, image by image
//
// # Words
//
//	block        consecutive layers that run together; only the last one's output is kept
//	op           a fused operation: what a block runs at a time
//	group        eight images that go through a block side by side
//	lane         the place of an image in a group, 0 to 7
//	micro-batch  a part of a batch whose gradient is complete before it is added to that
//	             of the others, as in package nn
//
// Shapes are (H, W, C), channels last, as in package nn; those of a group are
// (H, W, C, 8). in and out are what an op reads and writes, dIn and dOut the
// gradients of the loss with respect to them.
package fused
