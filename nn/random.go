package nn

import "math/rand/v2"

// Every use of random numbers has a stream of its own, named by the seed, a purpose
// and an index. So no draw depends on earlier ones: a run can be resumed at any step,
// and noise can be added to its images in any order.
const (
	streamInit  = 1 << 56 // index: none
	streamOrder = 2 << 56 // index: epoch
	streamNoise = 3 << 56 // index: the image's place in the run

	streamDropout  = 4 << 56 // index: the layer, and the image's place in the run
	streamStrength = 5 << 56 // index: step
)

// stream restarts g at the beginning of a stream. Consecutive names are scattered
// first (the finalizer of SplitMix64, Steele et al. 2014), because generators of type
// PCG with neighbouring states draw correlated numbers.
func stream(g *rand.PCG, seed, name uint64) {
	name = (name ^ name>>30) * 0xbf58476d1ce4e5b9
	name = (name ^ name>>27) * 0x94d049bb133111eb
	g.Seed(seed, name^name>>31)
}
