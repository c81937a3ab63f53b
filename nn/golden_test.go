package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestGoldenCurves pins ten steps of each preset and start to the last bit, natively and
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
	for _, g := range golden {
		t.Run(fmt.Sprintf("%s from start %d", g.model, g.start), func(t *testing.T) {
			p, err := FindPreset(g.model)
			if err != nil { // a layer list
				p.Layers, p.Noise = g.model, 0
			}
			s, err := ParseSpec(p.Layers, Sigmoid)
			if err != nil {
				t.Fatal(err)
			}
			net := NewNetwork(s)
			net.Init(1, g.start)
			tr := trainer(t, net, standard(p.Noise), data)
			var got [10]uint64
			for i := range got {
				got[i] = math.Float64bits(steps(t, tr, 1))
			}
			if got != g.losses {
				t.Errorf("losses have changed to\n%#x", got)
			}
		})
	}
}

var golden = []struct {
	model  string
	start  Start
	losses [10]uint64
}{
	{"vanilla", FirstStart, [10]uint64{
		0x3fc8f156eb1a1f59, 0x3fc897e6029cbc15, 0x3fc88ed4d0fac688, 0x3fc8048f1397829d, 0x3fc753a49397829d,
		0x3fc6c45aab1a1f59, 0x3fc689fd0fac687d, 0x3fc522e058d0fac7, 0x3fc446f34c687d63, 0x3fc34669a87d6344,
	}},
	{"deep", FirstStart, [10]uint64{
		0x3fc968b61f58d0fb, 0x3fc6c47fb6db6db7, 0x3fc45124ae5e0a73, 0x3fc0d9c3a539782a, 0x3fbb52fa3829cbc1,
		0x3fb8788c943eb1a2, 0x3fb6b62bfd6343eb, 0x3fba2f4d00a72f05, 0x3fba36583d6343eb, 0x3fb8f6ea0c687d63,
	}},
	{"conv", FirstStart, [10]uint64{
		0x3fd3809ba14e5e0a, 0x3fd073f75cbc14e6, 0x3fcd8ff1c539782a, 0x3fcb7a39e1f58d10, 0x3fc984225397829d,
		0x3fc7f4d88687d634, 0x3fc63e4221f58d10, 0x3fc37e7d80000000, 0x3fc181b830fac688, 0x3fbe42829397829d,
	}},
	{"denoise", FirstStart, [10]uint64{
		0x3fd49c6d49cbc14e, 0x3fd0e82dbf58d0fb, 0x3fce1ab66f053978, 0x3fcba273a72f0539, 0x3fc9c3373ac687d6,
		0x3fc846a4bd6343eb, 0x3fc79982eb1a1f59, 0x3fc609a17397829d, 0x3fc51de7d7829cbc, 0x3fc3a8c6be0a72f0,
	}},
	{"784-64-784~", FirstStart, [10]uint64{
		0x3fc8d20ff829cbc1, 0x3fc88aa552492492, 0x3fc8b111ce5e0a73, 0x3fc8502180000000, 0x3fc7f1a03c14e5e1,
		0x3fc7cd0b272f0539, 0x3fc865eafac687d6, 0x3fc754eb8e5e0a73, 0x3fc726bc014e5e0a, 0x3fc7114b30539783,
	}},
	{"vanilla", MeanStart, [10]uint64{
		0x3fb5f81420a72f05, 0x3fb5cfe48c687d63, 0x3fb511b6bac687d6, 0x3fb5f3b98343eb1a, 0x3fb61225fd6343eb,
		0x3fb5af2bb4e5e0a7, 0x3fb3a7adde0a72f0, 0x3fb5acd45c14e5e1, 0x3fb53c510687d634, 0x3fb4612ffcbc14e6,
	}},
	{"deep", MeanStart, [10]uint64{
		0x3fb5f9040c687d63, 0x3fb5c1740bc14e5e, 0x3fb4ddbfb4e5e0a7, 0x3fb57d536a72f054, 0x3fb5333584924925,
		0x3fb3f7c95829cbc1, 0x3fb0e388eb1a1f59, 0x3fb009b4ef053978, 0x3fad16f960a72f05, 0x3fa901a7272f0539,
	}},
	{"conv", MeanStart, [10]uint64{
		0x3fb5d7b12db6db6e, 0x3fb5a33e9397829d, 0x3fb4f36807d6343f, 0x3fb5c2c354e5e0a7, 0x3fb5e0f3629cbc15,
		0x3fb5a437ad0fac68, 0x3fb3dffa60a72f05, 0x3fb5da6332f05398, 0x3fb5a9ebef053978, 0x3fb507ca01f58d10,
	}},
	{"denoise", MeanStart, [10]uint64{
		0x3fb5d372ad0fac68, 0x3fb59ee94539782a, 0x3fb4fd4636343eb2, 0x3fb5c86d958d0fac, 0x3fb5e63fa0a72f05,
		0x3fb5a9cc4d0fac68, 0x3fb3e8fb7d6343eb, 0x3fb5ea8d6343eb1a, 0x3fb5b9279b6db6db, 0x3fb5170e9b6db6db,
	}},
	{"784-64-784~", MeanStart, [10]uint64{
		0x3fb59afe78d0fac7, 0x3fb55ea6c4924925, 0x3fb495716bc14e5e, 0x3fb559abe0000000, 0x3fb550f2c9cbc14e,
		0x3fb4d3405c14e5e1, 0x3fb2d5df58d0fac7, 0x3fb49140c343eb1a, 0x3fb3f4c42c687d63, 0x3fb320f01ac687d6,
	}},
}
