package fused

import (
	"testing"

	"hourglass/nn/kernel"
)

// Every image has one lane. Each micro-batch ends once, after all of its images and
// before any of the next; those that share groups have lanes l and l+4 each.
func TestGroups(t *testing.T) {
	for n := 1; n <= 300; n++ {
		for _, micro := range []int{(n + 3) / 4, n, kernel.Lanes} {
			if shared := micro%kernel.Lanes != 0; shared && (n+micro-1)/micro > sharing {
				continue // more micro-batches are never asked for
			}
			seen, ended := make([]int, n), 0
			for _, g := range appendGroups(nil, n, micro) {
				if g.begins != (ended == 0 && seen[0] == 0 || ended > 0 && seen[min(ended*micro, n-1)] == 0) {
					t.Fatalf("%d images in %d: a group begins a sum: %v, at %v", n, micro, g.begins, g.images)
				}
				for lane, image := range g.images {
					if image == kernel.None {
						continue
					}
					seen[image]++
					if of := image / micro; of != ended && of != lane%sharing {
						t.Fatalf("%d images in %d: image %d has lane %d after %d micro-batches",
							n, micro, image, lane, ended)
					}
				}
				ended += g.ends
			}
			for image, times := range seen {
				if times != 1 {
					t.Fatalf("%d images in %d: image %d has %d lanes", n, micro, image, times)
				}
			}
			if want := (n + micro - 1) / micro; ended != want {
				t.Fatalf("%d images in %d: %d micro-batches end, want %d", n, micro, ended, want)
			}
		}
	}
}

// Sizes at which sharing saves a group.
func TestGroupsAreShared(t *testing.T) {
	for n, want := range map[int]int{1: 1, 8: 1, 16: 2, 20: 3, 32: 4, 33: 5, 52: 7, 57: 8, 64: 8, 128: 16} {
		if got := len(appendGroups(nil, n, (n+3)/4)); got != want {
			t.Errorf("%d images are %d groups, want %d", n, got, want)
		}
	}
}
