package kernel

import (
	"math/rand/v2"
	"testing"
)

// TestConvDirectEqualsGeneric demands the same bits, at widths around the four positions that
// are computed together.
func TestConvDirectEqualsGeneric(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	var scratch Scratch
	for _, size := range []ConvDirect{
		{1, 1, 8}, {2, 3, 16}, {3, 4, 8}, {4, 5, 24}, {2, 7, 8}, {5, 8, 32}, {2, 7, 64}, {3, 3, 32}, {3, 14, 8},
	} {
		inner, outer := size.H*size.W, (size.H+2)*(size.W+2)
		b := random(rng, size.O)
		out := random(rng, inner*size.O)
		reference := make([]float32, len(out))
		for _, m := range []int{1, 2, 4, 5, 8, 32} {
			f, x := random(rng, 9*m*size.O), random(rng, m*outer)
			size.Forward(out, x, f, b, &scratch)
			convDirectGeneric(reference, x, f, b, size)
			same(t, "Spread", out, reference)
		}
	}
}
