package nn

import "hourglass/nn/kernel"

// microBatches is how many micro-batches a batch is cut into for its gradient. Because
// the gradient of each is complete before it is added to the others, each could be
// computed by another worker without a change of the result. The number is part of what
// a seed means: another one adds in another order.
const microBatches = 4

// microSize returns how many of n images are in a micro-batch; the last has the rest.
// A product sums at most kernel.BlockK images in one block, so a micro-batch has no
// more, and very large batches have more than four micro-batches.
func microSize(n int) int { return min(ceil(n, microBatches), kernel.BlockK) }

// parts returns in how many slots the gradients of b's images go.
func (b *batch) parts() int {
	if len(b.slots) == 1 {
		return 1
	}
	return ceil(b.n, b.micro)
}

// part returns the images whose gradients are summed in slot i: all of them, or those of
// one micro-batch.
func (b *batch) part(i int) (first, end int) {
	if len(b.slots) == 1 {
		return 0, b.n
	}
	return i * b.micro, min((i+1)*b.micro, b.n)
}

// accumulate adds grads, the gradients of a micro-batch, to the sum of those before it; the
// first begins a new sum.
func accumulate(sum, grads []float32, first bool) {
	if first {
		copy(sum, grads)
	} else {
		kernel.Add(sum, grads)
	}
}
