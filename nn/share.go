package nn

import (
	"hourglass/nn/fused"
	"hourglass/nn/kernel"
)

// A share is what one member of a team does in each step: its images are whole micro-batches, and
// it updates a stretch of the parameters.
type share struct {
	rank, size int
	stretch    span
	most, rest int    // images in a batch, and in the last of an epoch
	tied       []span // in a team: weights that a tied layer has, too
	params     int

	// The gradients (P) of the member's images, as in batch.
	slots, mirrors [][]float32

	// What everyone has for the stretch, by rank: the terms of its sum in slots and in mirrors, and
	// the losses of images. One's own are views, the others' are brought.
	terms, mirrored [][][]float32
	losses          [][]float32
}

// A span is a range of parameters.
type span struct{ from, to int }

func (s span) in(x []float32) []float32 { return x[s.from:s.to] }

// and returns what s and o have in common; if that is nothing, an empty range in o.
func (s span) and(o span) span {
	from, to := max(s.from, o.from), min(s.to, o.to)
	if from >= to {
		return span{o.from, o.from}
	}
	return span{from, to}
}

// newShare returns the share of a rank in a team whose batches have most images, and rest in the
// last of an epoch.
func newShare(net *Network, rank, size, most, rest int) share {
	p := len(net.Params)
	s := share{rank: rank, size: size, most: most, rest: rest, params: p}
	s.stretch = s.stretchOf(rank)
	for _, l := range net.layers {
		if d, ok := l.(*dense); ok && d.shared && size > 1 {
			s.tied = append(s.tied, span{d.wAt, d.wAt + len(d.w)})
		}
	}
	s.slots = [][]float32{net.Grads}
	for len(s.slots) < s.mostTerms(rank) {
		s.slots = append(s.slots, make([]float32, p))
	}
	if len(s.tied) > 0 {
		for range s.slots {
			s.mirrors = append(s.mirrors, make([]float32, p))
		}
	}
	for r := range size {
		s.terms = append(s.terms, s.termsOf(r, s.slots))
		s.mirrored = append(s.mirrored, s.termsOf(r, s.mirrors))
		s.losses = append(s.losses, make([]float32, s.mostImages(r)))
	}
	return s
}

// stretchOf returns a rank's stretch. All but the last are whole lines of the cache.
func (s *share) stretchOf(rank int) span {
	const line = 16
	to := s.params
	if rank < s.size-1 {
		to = s.params * (rank + 1) / s.size / line * line
	}
	return span{s.params * rank / s.size / line * line, to}
}

// copyStretch copies the member's stretch of x (P) to the same of to; both may be nil.
func (s *share) copyStretch(to, x []float32) {
	if x != nil {
		copy(s.stretch.in(to), s.stretch.in(x))
	}
}

// termsOf returns views of slots, or room for what another rank has there.
func (s *share) termsOf(rank int, slots [][]float32) [][]float32 {
	var terms [][]float32
	for i := range min(len(slots), 1) * s.mostTerms(rank) {
		if rank == s.rank {
			terms = append(terms, s.stretch.in(slots[i]))
		} else {
			terms = append(terms, make([]float32, s.stretch.to-s.stretch.from))
		}
	}
	return terms
}

// imagesOf returns which images of a batch of n are a rank's.
func (s *share) imagesOf(rank, n int) (first, end int) {
	micro := microSize(n)
	count := ceil(n, micro)
	return min(ceil(count*rank, s.size)*micro, n), min(ceil(count*(rank+1), s.size)*micro, n)
}

// termCount returns how many terms of the sum over a batch of n images are a rank's: one for each
// of its micro-batches. The first ones of the sum are added where they are computed, unless a
// tied layer has more to add in between.
func (s *share) termCount(rank, n int) int {
	if rank == 0 && len(s.tied) == 0 {
		return 1
	}
	first, end := s.imagesOf(rank, n)
	return ceil(end-first, microSize(n))
}

func (s *share) mostTerms(rank int) int {
	return max(s.termCount(rank, s.most), s.termCount(rank, s.rest))
}

func (s *share) mostImages(rank int) int {
	a, b := s.imagesOf(rank, s.most)
	c, d := s.imagesOf(rank, s.rest)
	return max(b-a, d-c)
}

// mostGroups returns how many groups of a block a rank's images make.
func (s *share) mostGroups() int {
	most := 0
	for _, n := range [2]int{s.most, s.rest} {
		first, end := s.imagesOf(s.rank, n)
		most = max(most, fused.Groups(end-first, microSize(n)))
	}
	return most
}

// loss returns the sum of the losses of a batch of n images.
func (s *share) loss(n int) float64 {
	sum := 0.0
	for rank, losses := range s.losses {
		first, end := s.imagesOf(rank, n)
		for _, loss := range losses[:end-first] {
			sum += float64(loss)
		}
	}
	return sum
}

// gradient returns the gradient of the stretch, summed over a batch of n images in the order in
// which one trainer alone sums.
func (s *share) gradient(n int) []float32 {
	sum := s.terms[0][0]
	for rank, terms := range s.terms {
		for i := range s.termCount(rank, n) {
			if rank+i > 0 {
				kernel.Add(sum, terms[i])
			}
		}
	}
	for rank, terms := range s.mirrored {
		for _, term := range terms[:min(len(terms), s.termCount(rank, n))] {
			for _, tied := range s.tied {
				x := tied.and(s.stretch)
				x.from, x.to = x.from-s.stretch.from, x.to-s.stretch.from
				kernel.Add(x.in(sum), x.in(term))
			}
		}
	}
	return sum
}
