package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

var filters = []Conv3x3{
	{Batch8{1, 1, 1, 1}, Batch8{1, 1, 1, 0}, 1},
	{Batch8{4, 3, 1, 1}, Batch8{4, 3, 5, 1}, 1},
	{Batch8{3, 28, 1, 1}, Batch8{3, 28, 32, 0}, 1},
	{Batch8{5, 7, 12, 1}, Batch8{5, 7, 4, 1}, 1},
	{Batch8{4, 9, 8, 0}, Batch8{2, 7, 6, 2}, 0},
	{Batch8{2, 7, 1, 2}, Batch8{4, 9, 8, 0}, 2},
	{Batch8{7, 7, 32, 1}, Batch8{7, 7, 32, 1}, 1},
	{Batch8{3, 8, 20, 2}, Batch8{3, 8, 12, 0}, 1},
	{Batch8{2, 60, 4, 1}, Batch8{2, 60, 3, 1}, 1},
	{Batch8{3, 3, 8, 1}, Batch8{3, 3, 9, 1}, 1},
	{Batch8{5, 6, 2, 1}, Batch8{5, 6, 3, 1}, 1},
	{Batch8{6, 10, 3, 1}, Batch8{6, 10, 2, 1}, 1},
	{Batch8{4, 17, 5, 2}, Batch8{6, 19, 7, 1}, 2},
	{Batch8{4, 4, 6, 0}, Batch8{2, 2, 1, 0}, 0},
	{Batch8{7, 9, 7, 1}, Batch8{7, 9, 10, 1}, 1},
	{Batch8{3, 5, 13, 1}, Batch8{3, 5, 4, 1}, 1},
}

func TestConv3x3EqualsGeneric(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 2))
	var s Scratch
	for i := range s.floats(&s.channelPairs, 1<<16) {
		s.channelPairs[i] = float32(math.NaN()) // as a run that diverged may leave them
	}
	for _, f := range filters {
		x, dY := randomBatch8(rng, f.In), randomBatch8(rng, f.Out)
		w, b := random(rng, 9*f.In.C*f.Out.C), random(rng, f.Out.C)
		got, want := make([]float32, f.Out.Len()), make([]float32, f.Out.Len())
		f.Forward(got, x, w, b, &s)
		f.forwardGeneric(want, x, w, b)
		same(t, "Forward", got, want)

		sums, reference := NewGradSums(9*f.In.C, f.Out.C), NewGradSums(9*f.In.C, f.Out.C)
		dW, wantW := make([]float32, len(w)), make([]float32, len(w))
		for range 2 {
			f.AddFilterGrad(sums, x, dY, &s)
			f.addFilterGradGeneric(reference, x, dY)
		}
		sums.Store(dW, AllLanes)
		reference.Store(wantW, AllLanes)
		same(t, "AddFilterGrad", dW, wantW)
	}
}

// TestConv3x3IsTheConvolution compares with the formula in float64.
func TestConv3x3IsTheConvolution(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 3))
	var s Scratch
	for _, f := range filters {
		in, out := f.In, f.Out
		x, dY, b := randomBatch8(rng, in), randomBatch8(rng, out), random(rng, out.C)
		w := random(rng, 9*in.C*out.C)
		y, dW, sums := make([]float32, out.Len()), make([]float32, len(w)), NewGradSums(9*in.C, out.C)
		f.Forward(y, x, w, b, &s)
		f.AddFilterGrad(sums, x, dY, &s)
		sums.Store(dW, AllLanes)
		wantY, wantW := make([]float64, len(y)), make([]float64, len(w))
		for h := range out.H {
			for v := range out.W {
				for o := range out.C {
					for l := range Lanes {
						at := out.at(h, v) + o*Lanes + l
						wantY[at] = float64(b[o])
						for k := range 9 * in.C {
							seen := float64(x[in.at(h+k/in.C/3-f.Pad, v+k/in.C%3-f.Pad)+k%in.C*Lanes+l])
							wantY[at] += seen * float64(w[k*out.C+o])
							wantW[k*out.C+o] += seen * float64(dY[at])
						}
					}
				}
			}
		}
		near(t, "Forward", y, wantY, 1e-5*math.Sqrt(float64(9*in.C)))
		near(t, "AddFilterGrad", dW, wantW, 1e-5*math.Sqrt(float64(out.H*out.W*Lanes)))
	}
}

// Random shapes: the forms give the same bits, and nothing is read or written beside.
func TestConv3x3OfAnyShape(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 1))
	var s Scratch
	for range 150 {
		pad := rng.IntN(3)
		in := Batch8{H: 3 + rng.IntN(8), W: 3 + rng.IntN(16), C: 1 + rng.IntN(20), Border: pad + rng.IntN(2)}
		out := Batch8{H: in.H + 2*pad - 2, W: in.W + 2*pad - 2, C: 1 + rng.IntN(20), Border: rng.IntN(3)}
		f := Conv3x3{in, out, pad}
		x, dY := guard(randomBatch8(rng, in)), guard(randomBatch8(rng, out))
		w, b := guard(random(rng, 9*in.C*out.C)), guard(random(rng, out.C))
		y, want := guard(make([]float32, out.Len())), make([]float32, out.Len())
		f.Forward(y.x, x.x, w.x, b.x, &s)
		f.forwardGeneric(want, x.x, w.x, b.x)
		same(t, "Forward", y.x, want)
		y.check(t, "Forward")

		sums, reference := NewGradSums(9*in.C, out.C), NewGradSums(9*in.C, out.C)
		summed := guard(sums.s)
		sums.s = summed.x
		f.AddFilterGrad(sums, x.x, dY.x, &s)
		f.addFilterGradGeneric(reference, x.x, dY.x)
		dW, wantW := guard(make([]float32, len(w.x))), make([]float32, len(w.x))
		for lane := AllLanes; lane < 4; lane++ {
			sums.Store(dW.x, lane)
			reference.Store(wantW, lane)
			same(t, "AddFilterGrad", dW.x, wantW)
		}
		summed.check(t, "AddFilterGrad")
		dW.check(t, "Store")

		if out.H%2 == 0 && out.W%2 == 0 {
			small := Batch8{H: out.H / 2, W: out.W / 2, C: out.C, Border: rng.IntN(3)}
			n := small.H * small.W * small.C * Lanes
			y, argmax := guard(make([]float32, small.Len())), guard(make([]float32, n))
			want, wantArgmax := make([]float32, small.Len()), make([]float32, n)
			f.ForwardPooled(small, y.x, argmax.x, x.x, w.x, b.x, &s)
			f.forwardPooledGeneric(small, want, wantArgmax, x.x, w.x, b.x, &s)
			same(t, "ForwardPooled", y.x, want)
			same(t, "ForwardPooled", argmax.x, wantArgmax)
			y.check(t, "ForwardPooled")
			argmax.check(t, "ForwardPooled")
		}
	}
}
