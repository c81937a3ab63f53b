package nn

import "hourglass/nn/kernel"

// An eight says which images of a batch go through a stack side by side.
type eight struct {
	images kernel.Images
	begins bool // a sum of gradients
	ends   int  // how many slices' sums end
}

// inference is the size of slices where nothing is summed: whole eights.
const inference = kernel.BlockK

// eightsOf appends the eights of n images in slices of size to those in to. A slice
// begins an eight of its own, whose gradients are a sum of their own, wherever they
// are computed; lanes of its last eight may be empty.
//
// Four slices whose sizes would leave many lanes empty share eights instead: slice l
// has lanes l and l+4, whose sums stay apart ([kernel.Sums]). Batches of 8, 16 and 20
// then take 1, 2 and 3 eights, not 4. Which it is depends on the size alone.
func eightsOf(to []eight, n, size int) []eight {
	if ceil(size, 2) >= slices*ceil(size, kernel.Lanes) {
		eachSlice(n, size, func(first, count int) {
			for i := 0; i < count; i += kernel.Lanes {
				e := eight{images: kernel.NoImages, begins: i == 0}
				for l := range min(kernel.Lanes, count-i) {
					e.images[l] = first + i + l
				}
				to = append(to, e)
			}
			to[len(to)-1].ends = 1
		})
		return to
	}
	for i := 0; i < size; i += 2 {
		e := eight{images: kernel.NoImages, begins: i == 0}
		l := 0
		eachSlice(n, size, func(first, count int) {
			if i < count {
				e.images[l] = first + i
			}
			if i+1 < count {
				e.images[l+4] = first + i + 1
			}
			l++
		})
		if i+2 >= size {
			e.ends = l
		}
		to = append(to, e)
	}
	return to
}
