package safetensors

import "math"

// Float16 is binary16 of IEEE 754: one bit of sign, 5 of exponent with a bias of
// 15, 10 of mantissa.
const largestHalf = 0x7bff // 65504

// fromHalf returns the number that h stands for. All of them are float32 too.
func fromHalf(h uint16) float32 {
	sign, exponent, mantissa := uint32(h&0x8000)<<16, uint32(h>>10&31), uint32(h&0x3ff)
	switch exponent {
	case 0: // subnormal: in units of 2^-24
		return math.Float32frombits(sign | math.Float32bits(float32(mantissa)/(1<<24)))
	case 31: // infinite or NaN
		exponent = 255 - (127 - 15)
	}
	return math.Float32frombits(sign | (exponent+127-15)<<23 | mantissa<<13)
}

// toHalf rounds v to the nearest float16, ties to even. What would round to
// infinity becomes the largest finite number, since Parse takes no infinities.
func toHalf(v float32) uint16 {
	bits := math.Float32bits(v)
	sign, size := uint16(bits>>16&0x8000), bits&^(1<<31)
	switch {
	case v != v:
		return sign | 0x7e00
	case size >= 0x477ff000: // 65520, halfway to what follows the largest
		return sign | largestHalf
	case size < 0x38800000: // below 2^-14: subnormal
		// From ½ to 1 the steps of float32 are 2^-24, so this sum is rounded as wanted.
		return sign | uint16(math.Float32bits(math.Float32frombits(size)+0.5)-0x3f000000)
	}
	// Half a step up, or just less where the last bit that stays is 0. A carry
	// goes into the exponent, as it should.
	size += 0xfff + size>>13&1
	return sign | uint16(size>>13-(127-15)<<10)
}
