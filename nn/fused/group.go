package fused

import "hourglass/nn/kernel"

// A group is eight images of a batch, or fewer, that go through a block side by side.
type group struct {
	images kernel.LaneImages // the image in each lane
	begins bool              // its gradients begin a new sum
	ends   int               // how many micro-batches are complete after it
}

// sharing is how many micro-batches may share groups: each then has two lanes, l and
// l+4, whose sums are kept apart ([kernel.GradSums]).
const sharing = kernel.Lanes / 2

// appendGroups appends to groups those of n images, in micro-batches of micro images.
//
// A micro-batch begins with a group of its own, so that its gradients are a sum of
// their own wherever they are computed; lanes of its last group may be empty. Up to
// four micro-batches whose sizes would leave many lanes empty share groups instead.
// Batches of 8, 16 and 20 images in four micro-batches then take 1, 2 and 3 groups,
// not 4. Which of the two it is depends on the size of a micro-batch alone.
func appendGroups(groups []group, n, micro int) []group {
	if ceil(micro, 2) >= sharing*ceil(micro, kernel.Lanes) {
		for first := 0; first < n; first += micro {
			count := min(micro, n-first)
			for i := 0; i < count; i += kernel.Lanes {
				g := group{images: kernel.NoImages, begins: i == 0}
				for l := range min(kernel.Lanes, count-i) {
					g.images[l] = first + i + l
				}
				groups = append(groups, g)
			}
			groups[len(groups)-1].ends = 1
		}
		return groups
	}
	for i := 0; i < micro; i += 2 {
		g := group{images: kernel.NoImages, begins: i == 0}
		l := 0
		for first := 0; first < n; first += micro {
			count := min(micro, n-first)
			if i < count {
				g.images[l] = first + i
			}
			if i+1 < count {
				g.images[l+4] = first + i + 1
			}
			l++
		}
		if i+2 >= micro {
			g.ends = l
		}
		groups = append(groups, g)
	}
	return groups
}

// Groups returns how many groups n images make, in micro-batches of micro images.
func Groups(n, micro int) int { return len(appendGroups(nil, n, micro)) }

func ceil(a, b int) int { return (a + b - 1) / b }
