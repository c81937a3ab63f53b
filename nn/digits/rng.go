package digits

// rng is SplitMix64 (Steele, Lea and Flood 2014). Each image has a stream of its own.
type rng uint64

const golden = 0x9e3779b97f4a7c15 // 2^64 over the golden ratio, made odd

// newRNG starts the stream of image i of the set that seed names. The seed is mixed before i is
// added, or neighbouring seeds would share most images.
func newRNG(seed uint64, i int) rng { return rng(mix(mix(seed+golden) + uint64(i))) }

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (r *rng) next() uint64 {
	*r += golden
	return mix(uint64(*r))
}

// below returns an integer in [0,n), for a small n.
func (r *rng) below(n int) int { return int(r.next() >> 32 * uint64(n) >> 32) }

// uniform returns a value between lo and hi.
func (r *rng) uniform(lo, hi float32) float32 {
	return lo + mul(hi-lo, float32(r.next()>>40)*0x1p-24)
}

// normal returns a value with mean 0 and the given standard deviation, nearly Gaussian and never
// beyond 3.5 deviations: the sum of four 16-bit uniforms, which takes neither logarithm nor cosine.
func (r *rng) normal(deviation float32) float32 {
	const unit = 1.7320508 / 0x1p16 // the sum's own deviation is 2^16 / sqrt(3)
	u := r.next()
	sum := int32(u&0xffff) + int32(u>>16&0xffff) + int32(u>>32&0xffff) + int32(u>>48) - 2*0xffff
	return mul(deviation, mul(float32(sum), unit))
}
