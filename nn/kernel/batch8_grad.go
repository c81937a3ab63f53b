package kernel

// Sums are those of products over positions and images, K·O of them. Each is four
// sums, of images l, l+4 for l < 4, position after position:
//
//	Σ x[position, k, image]·dY[position, o, image] = (s0+s1) + (s2+s3)
//
// They lie in tiles of four o and two k, as [accumulators] has them.
type GradSums struct {
	k, o int
	s    []float32 // (O/4, K/2, 4, 2, 4), rounded up
}

// NewGradSums returns sums of zero.
func NewGradSums(k, o int) GradSums { return GradSums{k, o, make([]float32, (o+3)/4*((k+1)/2)*32)} }

// Clear sets the sums to zero.
func (s GradSums) Clear() { clear(s.s) }

func (s GradSums) at(k, o int) *[4]float32 {
	return (*[4]float32)(s.s[((o/4*((s.k+1)/2)+k/2)*4+o%4)*8+k%2*4:])
}

// Store stores dW (K, O): the sums of images lane and lane+4, or of all of them.
func (s GradSums) Store(dW []float32, lane int) {
	rest := s.s
	for o := 0; o < s.o; o += 4 {
		for k := 0; k < s.k; k += 2 {
			tile := (*[32]float32)(rest)
			rest = rest[32:]
			to := dW[k*s.o+o:]
			for r := range min(4, s.o-o) {
				v := tile[8*r:][:8]
				to[r] = sumOfLanes((*[4]float32)(v), lane)
				if k+1 < s.k {
					to[s.o+r] = sumOfLanes((*[4]float32)(v[4:]), lane)
				}
			}
		}
	}
}

func sumOfLanes(v *[4]float32, lane int) float32 {
	if lane != AllLanes {
		return v[lane]
	}
	return (v[0] + v[1]) + (v[2] + v[3])
}

// Add adds to s the products of x (n, K, 8) and d (n, O, 8); K and O are multiples
// of four.
func (s GradSums) Add(n int, x, d []float32, scratch *Scratch) {
	k, o := checkBatch8Gemm("Sums.Add", n, x, d, s.k*s.o)
	eachChunk(n, rowChunk, func(first, count int) {
		batch8GradRow(s, x[first*k*Lanes:(first+count)*k*Lanes], d[first*o*Lanes:], count, scratch)
	})
}
