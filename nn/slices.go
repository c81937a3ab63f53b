package nn

import "hourglass/nn/kernel"

// slices is how many parts a batch is cut into for its gradient. Each part's
// sums are complete before they are added to those of the parts before it, so
// that a part can be computed anywhere: the result does not depend on how many
// workers share a batch. It is part of what a seed means.
const slices = 4

// sliceSize returns how many of n images are in a slice; the last has what is
// left. Slices of more than kernel.BlockK images would be summed in blocks that
// cross their edges, so very large batches have more than four.
func sliceSize(n int) int { return min(ceil(n, slices), kernel.BlockK) }

// eachSlice calls f with the first image and the number of images of each slice
// of n images, in order.
func eachSlice(n, size int, f func(first, count int)) {
	for first := 0; first < n; first += size {
		f(first, min(size, n-first))
	}
}

// backwardInSlices runs l backward slice by slice and adds up its gradients,
// grads; sum is memory of the same length.
func backwardInSlices(l layer, grads, sum []float32, n, size int, x, y, dY, dX []float32) {
	i, o := l.inputs(), l.outputs()
	eachSlice(n, size, func(first, count int) {
		var to []float32
		if dX != nil {
			to = dX[first*i : (first+count)*i]
		}
		l.backward(count, x[first*i:(first+count)*i], y[first*o:(first+count)*o], dY[first*o:(first+count)*o], to)
		if first == 0 {
			copy(sum, grads)
		} else {
			kernel.Add(sum, grads)
		}
	})
	copy(grads, sum)
}
