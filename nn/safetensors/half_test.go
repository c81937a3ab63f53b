package safetensors

import (
	"math"
	"testing"
)

// value computes what a finite float16 stands for from its definition.
func value(h uint16) float64 {
	mantissa, exponent := float64(h&0x3ff), int(h>>10&31)
	v := math.Ldexp(mantissa, -24)
	if exponent > 0 {
		v = math.Ldexp(1024+mantissa, exponent-25)
	}
	if h&0x8000 != 0 {
		return math.Copysign(v, -1)
	}
	return v
}

func finite(h uint16) bool { return h>>10&31 != 31 }

func TestEveryHalf(t *testing.T) {
	for i := range 1 << 16 {
		h := uint16(i)
		v := fromHalf(h)
		if !finite(h) {
			if v-v == 0 {
				t.Fatalf("%#04x gave %v, which is finite", h, v)
			}
			if mantissa := h & 0x3ff; (mantissa == 0) != math.IsInf(float64(v), 0) {
				t.Fatalf("%#04x gave %v", h, v)
			}
			continue
		}
		if math.Float64bits(float64(v)) != math.Float64bits(value(h)) {
			t.Fatalf("%#04x gave %v, it stands for %v", h, v, value(h))
		}
		if back := toHalf(v); back != h {
			t.Fatalf("%#04x stands for %v, which was written as %#04x", h, v, back)
		}
	}
}

// Between each pair of neighbours: what lies below the middle goes down, what
// lies above goes up, and the middle itself to the even one.
func TestHalfRounds(t *testing.T) {
	for low := uint16(0); low < largestHalf; low++ {
		middle := float32((value(low) + value(low+1)) / 2) // exact: one bit more than a float16 has
		even := low + low&1
		for _, c := range []struct {
			v    float32
			want uint16
		}{
			{math.Nextafter32(middle, 0), low},
			{middle, even},
			{math.Nextafter32(middle, math.MaxFloat32), low + 1},
		} {
			if got := toHalf(c.v); got != c.want {
				t.Fatalf("%v was written as %#04x, wanted is %#04x", c.v, got, c.want)
			}
			if got := toHalf(-c.v); got != c.want|0x8000 {
				t.Fatalf("%v was written as %#04x, wanted is %#04x", -c.v, got, c.want|0x8000)
			}
		}
	}
}

func TestHalfSaturates(t *testing.T) {
	for _, v := range []float32{65504, 65519, 65520, 1e6, math.MaxFloat32, float32(math.Inf(1))} {
		if got := toHalf(v); got != largestHalf {
			t.Errorf("%v was written as %#04x, wanted is the largest, %#04x", v, got, largestHalf)
		}
		if got := toHalf(-v); got != largestHalf|0x8000 {
			t.Errorf("%v was written as %#04x, wanted is the smallest", -v, got)
		}
	}
	if h := toHalf(float32(math.NaN())); finite(h) {
		t.Errorf("NaN was written as %#04x, which is finite", h)
	}
}
