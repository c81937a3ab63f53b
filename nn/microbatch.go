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
