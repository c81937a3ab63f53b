package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestGoldenCurves pins ten steps of each preset to the last bit, natively and
// as wasm, with vectors and without. A change here changes what every shared
// link means: do it on purpose or not at all.
func TestGoldenCurves(t *testing.T) {
	// Not the built-in digits: these may still learn to write better.
	data := Images{Pixels: make([]byte, 200*784), D: 784}
	g := rand.New(rand.NewPCG(1, 1))
	for i := range data.Pixels {
		if i/100%3 == 0 {
			data.Pixels[i] = byte(g.Uint32())
		}
	}
	for _, p := range Presets {
		t.Run(p.Name, func(t *testing.T) {
			s, err := ParseSpec(p.Layers, Sigmoid)
			if err != nil {
				t.Fatal(err)
			}
			net := NewNetwork(s)
			net.Init(1)
			tr := trainer(t, net, standard(p.Noise), data)
			var got [10]uint64
			for i := range got {
				got[i] = math.Float64bits(steps(t, tr, 1))
			}
			if got != golden[p.Name] {
				t.Errorf("losses have changed to\n%#x", got)
			}
		})
	}
}

var golden = map[string][10]uint64{
	"vanilla": {
		0x3fc8f156eb1a1f59, 0x3fc897e6029cbc15, 0x3fc88ed4d0fac688, 0x3fc8048f1397829d, 0x3fc753a49397829d,
		0x3fc6c45aab1a1f59, 0x3fc689fd0fac687d, 0x3fc522e058d0fac7, 0x3fc446f34c687d63, 0x3fc34669a87d6344,
	},
	"deep": {
		0x3fc968b61f58d0fb, 0x3fc6c47fb6db6db7, 0x3fc45124ae5e0a73, 0x3fc0d9c3a539782a, 0x3fbb52fa3829cbc1,
		0x3fb8788c943eb1a2, 0x3fb6b62bfd6343eb, 0x3fba2f4d00a72f05, 0x3fba36583d6343eb, 0x3fb8f6ea0c687d63,
	},
	"conv": {
		0x3fd3809ba14e5e0a, 0x3fd073f75cbc14e6, 0x3fcd8ff1c539782a, 0x3fcb7a39e1f58d10, 0x3fc984225397829d,
		0x3fc7f4d88687d634, 0x3fc63e4221f58d10, 0x3fc37e7d80000000, 0x3fc181b830fac688, 0x3fbe42829397829d,
	},
	"denoise": {
		0x3fd49c6d49cbc14e, 0x3fd0e82dbf58d0fb, 0x3fce1ab66f053978, 0x3fcba273a72f0539, 0x3fc9c3373ac687d6,
		0x3fc846a4bd6343eb, 0x3fc79982eb1a1f59, 0x3fc609a17397829d, 0x3fc51de7d7829cbc, 0x3fc3a8c6be0a72f0,
	},
}
