package kernel

import (
	"math/rand/v2"
	"testing"
)

func TestInterleaveAndSeparate(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 1))
	var s Scratch
	for _, e := range []Batch8{{1, 1, 1, 0}, {2, 3, 1, 1}, {3, 2, 5, 2}, {4, 4, 4, 1}, {2, 28, 1, 1}} {
		for n := 1; n <= Lanes; n++ {
			size, lanes := e.H*e.W*e.C, NoImages
			for i := range n {
				lanes[i] = i + 2 // in line, or the last ones are missing
			}
			if n%2 == 1 {
				rng.Shuffle(Lanes, func(i, j int) { lanes[i], lanes[j] = lanes[j], lanes[i] })
			}
			images := random(rng, (n+3)*size)
			side := make([]float32, e.Len())
			e.Interleave(side, images, &lanes, &s)
			want, wantBack := make([]float32, e.Len()), make([]float32, len(images))
			for lane, image := range lanes {
				for i := 0; i < size && image != None; i++ {
					y, x, c := i/(e.W*e.C), i/e.C%e.W, i%e.C
					want[e.at(y, x)+c*Lanes+lane] = images[image*size+i]
					wantBack[image*size+i] = images[image*size+i]
				}
			}
			same(t, "Interleave", side, want)
			back := make([]float32, len(images))
			e.Deinterleave(back, side, &lanes, &s)
			same(t, "Deinterleave", back, wantBack)
		}
	}
}

// The parts that the references of products and gradients are made of, where wasm has its own.
func TestBatch8PartsEqualGeneric(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 3))
	for range 100 {
		n, stride := rng.IntN(20), 4+rng.IntN(30)
		start := random(rng, 4*Lanes)
		got, want := guard(start), append([]float32(nil), start...)
		x, weights := guard(random(rng, n*Lanes)), guard(random(rng, max(0, n-1)*stride+4))
		batch8GemmRow4((*[4 * Lanes]float32)(got.x), x.x, weights.x, n, stride)
		batch8GemmRow4Generic((*[4 * Lanes]float32)(want), x.x, weights.x, n, stride)
		same(t, "addWeightedFour", got.x, want)
		got.check(t, "addWeightedFour")

		step := 8 * stride
		x, dY := guard(random(rng, max(0, n-1)*step+Lanes)), guard(random(rng, max(0, n-1)*step+4*Lanes))
		batch8Grad4(got.x, x.x, dY.x, n, step, step)
		batch8Grad4Generic(want, x.x, dY.x, n, step, step)
		same(t, "addProductsFour", got.x, want)
		got.check(t, "addProductsFour")
	}
}
