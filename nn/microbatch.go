package nn

import "hourglass/nn/kernel"

// microBatches is how many micro-batches a batch is cut into for its gradient. The
// sums of each are complete before they are added to those of the micro-batches
// before it, so that one can be computed anywhere: the result does not depend on how
// many workers share a batch. It is part of what a seed means.
const microBatches = 4

// microSize returns how many of n images are in a micro-batch; the last has the
// rest. More than kernel.BlockK images would be summed in blocks that cross the
// edges of a micro-batch, so very large batches have more than four.
func microSize(n int) int { return min(ceil(n, microBatches), kernel.BlockK) }

// end returns the end of the micro-batch that begins with image first.
func (b *batch) end(first int) int { return min(first+b.micro, b.n) }

// accumulate adds the gradients in p.grads, which are those of the micro-batch that
// begins with image first, to the sum of those before it.
func (p *parameters) accumulate(sum []float32, first int) {
	if first == 0 {
		copy(sum, p.grads)
	} else {
		kernel.Add(sum, p.grads)
	}
}
