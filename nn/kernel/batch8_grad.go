package kernel

// GradSums accumulates the gradient of a filter: for each of its K·O weights the sum of
// products over positions and images,
//
//	dW[k,o] = Σ_{position,image} x[position,k,image]·dY[position,o,image]
//
// Four partial sums stand for each weight: sum l is over images l and l+4, position after
// position, so that two images of one micro-batch can be kept apart from the others. They
// are stored as the accumulators of the microkernel are: four o and two k in a block.
type GradSums struct {
	k, o int
	s    []float32 // (O/4, K/2, 4, 2, 4): o/4, k/2, o%4, k%2 and the partial sum
}

// NewGradSums returns sums of zero for K·O weights.
func NewGradSums(k, o int) GradSums { return GradSums{k, o, make([]float32, (o+3)/4*((k+1)/2)*32)} }

// Clear sets all sums to zero.
func (s GradSums) Clear() { clear(s.s) }

// at returns the four partial sums of a weight.
func (s GradSums) at(k, o int) *[4]float32 {
	return (*[4]float32)(s.s[((o/4*((s.k+1)/2)+k/2)*4+o%4)*8+k%2*4:])
}

// Store stores dW (K, O): partial sum lane of each weight or, for [AllLanes],
//
//	(s0+s1) + (s2+s3)
func (s GradSums) Store(dW []float32, lane int) {
	rest := s.s
	for o := 0; o < s.o; o += 4 {
		for k := 0; k < s.k; k += 2 {
			block := (*[32]float32)(rest)
			rest = rest[32:]
			to := dW[k*s.o+o:]
			for r := range min(4, s.o-o) {
				v := block[8*r:][:8]
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

// Add adds to s the products of x (n, K, 8) and d (n, O, 8). K and O are multiples of four.
func (s GradSums) Add(n int, x, d []float32, scratch *Scratch) {
	k, o := checkBatch8Gemm("GradSums.Add", n, x, d, s.k*s.o)
	eachChunk(n, rowChunk, func(first, count int) {
		batch8GradRow(s, x[first*k*Lanes:(first+count)*k*Lanes], d[first*o*Lanes:], count, scratch)
	})
}
