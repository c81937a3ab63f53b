package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// randomEight has a border of zeros.
func randomEight(rng *rand.Rand, e Eight) []float32 {
	x := make([]float32, e.Len())
	for y := range e.H {
		copy(e.Row(x, y), random(rng, e.W*e.C*Lanes))
	}
	return x
}

func TestInterleaveAndSeparate(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 1))
	var s Scratch
	for _, e := range []Eight{{1, 1, 1, 0}, {2, 3, 1, 1}, {3, 2, 5, 2}, {4, 4, 4, 1}, {2, 28, 1, 1}} {
		for n := 1; n <= Lanes; n++ {
			size := e.H * e.W * e.C
			images := random(rng, n*size)
			side := make([]float32, e.Len())
			e.Interleave(side, images, &s)
			want := make([]float32, e.Len())
			for i, v := range images {
				y, x, c := i%size/(e.W*e.C), i/e.C%e.W, i%e.C
				want[e.at(y, x)+c*Lanes+i/size] = v
			}
			same(t, "Interleave", side, want)
			back := make([]float32, len(images))
			e.Separate(back, side, &s)
			same(t, "Separate", back, images)
		}
	}
}

var filters = []Filter3{
	{Eight{1, 1, 1, 1}, Eight{1, 1, 1, 0}, 1},
	{Eight{4, 3, 1, 1}, Eight{4, 3, 5, 1}, 1},
	{Eight{3, 28, 1, 1}, Eight{3, 28, 32, 0}, 1},
	{Eight{5, 7, 3, 1}, Eight{5, 7, 4, 1}, 1},
	{Eight{4, 9, 8, 0}, Eight{2, 7, 6, 2}, 0},
	{Eight{2, 7, 6, 2}, Eight{4, 9, 8, 0}, 2},
	{Eight{7, 7, 32, 1}, Eight{7, 7, 32, 1}, 1},
	{Eight{3, 8, 20, 2}, Eight{3, 8, 12, 0}, 1},
	{Eight{2, 60, 4, 1}, Eight{2, 60, 3, 1}, 1},
	{Eight{3, 3, 7, 1}, Eight{3, 3, 9, 1}, 1},
}

func TestFilter3EqualsPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 2))
	var s Scratch
	for i := range s.floats(&s.pairs, 1<<16) {
		s.pairs[i] = float32(math.NaN()) // what a run that diverged leaves behind
	}
	for _, f := range filters {
		x, dY := randomEight(rng, f.In), randomEight(rng, f.Out)
		w, b := random(rng, 9*f.In.C*f.Out.C), random(rng, f.Out.C)
		got, want := make([]float32, f.Out.Len()), make([]float32, f.Out.Len())
		f.Forward(got, x, w, b, &s)
		f.forwardPlain(want, x, w, b)
		same(t, "Forward", got, want)

		sums, plain := NewSums(9*f.In.C, f.Out.C), NewSums(9*f.In.C, f.Out.C)
		dW, wantW := make([]float32, len(w)), make([]float32, len(w))
		for range 2 {
			f.AddGrad(sums, x, dY, &s)
			f.addGradPlain(plain, x, dY)
		}
		sums.Store(dW)
		plain.Store(wantW)
		same(t, "AddGrad", dW, wantW)
	}
}

// TestFilter3IsTheConvolution compares with the formula in float64.
func TestFilter3IsTheConvolution(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 3))
	var s Scratch
	for _, f := range filters {
		in, out := f.In, f.Out
		x, dY, b := randomEight(rng, in), randomEight(rng, out), random(rng, out.C)
		w := random(rng, 9*in.C*out.C)
		y, dW, sums := make([]float32, out.Len()), make([]float32, len(w)), NewSums(9*in.C, out.C)
		f.Forward(y, x, w, b, &s)
		f.AddGrad(sums, x, dY, &s)
		sums.Store(dW)
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
		near(t, "AddGrad", dW, wantW, 1e-5*math.Sqrt(float64(out.H*out.W*Lanes)))
	}
}

// TestTiledIsTheFilter compares tiles with the sum over the filter, and the
// products of tiles with their plain twins.
func TestTiledIsTheFilter(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 4))
	var s Scratch
	for _, f := range []Filter3{
		{Eight{2, 2, 16, 1}, Eight{2, 2, 16, 0}, 1},
		{Eight{4, 6, 20, 1}, Eight{4, 6, 16, 2}, 1},
		{Eight{6, 4, 16, 0}, Eight{4, 2, 24, 2}, 0},
		{Eight{4, 2, 24, 2}, Eight{6, 4, 16, 0}, 2},
		{Eight{14, 14, 32, 1}, Eight{14, 14, 32, 1}, 1},
		{Eight{4, 6, 8, 1}, Eight{2, 4, 8, 3}, 0},
	} {
		tiled := Tiled(f)
		c, o := f.In.C, f.Out.C
		x, dY, w, b := randomEight(rng, f.In), randomEight(rng, f.Out), random(rng, 9*c*o), random(rng, o)
		u, biases := make([]float32, places*c*o), make([]float32, o*Lanes)
		for i := range biases {
			biases[i] = b[i/Lanes]
		}
		FilterIn(u, w)
		y, want := make([]float32, f.Out.Len()), make([]float32, f.Out.Len())
		tiled.Forward(y, x, u, biases, &s)
		f.Forward(want, x, w, b, &s)
		near(t, "Forward", y, widen(want), 2e-5*math.Sqrt(float64(9*c)))

		var inTiles [places]Sums
		for p := range inTiles {
			inTiles[p] = NewSums(c, o)
		}
		tiled.AddGrad(&inTiles, x, dY, &s)
		for p := range inTiles {
			inTiles[p].Store(u[p*c*o : (p+1)*c*o])
		}
		sums, dW, wantW := NewSums(9*c, o), make([]float32, len(w)), make([]float32, len(w))
		FilterBack(dW, u)
		f.AddGrad(sums, x, dY, &s)
		sums.Store(wantW)
		near(t, "AddGrad", dW, widen(wantW), 2e-5*math.Sqrt(float64(f.Out.H*f.Out.W*Lanes)))

		for n := 1; n <= tileChunk; n += 5 {
			v, m, plain := random(rng, n*c*Lanes), make([]float32, n*o*Lanes), make([]float32, n*o*Lanes)
			multiplyEights(m, v, u[:c*o], n, c, o, &s)
			multiplyEightsPlain(plain, v, u[:c*o], n, c, o)
			same(t, "multiplyEights", m, plain)
		}
		count, width := tiled.tiles()
		v, m := make([]float32, places*count*c*Lanes), make([]float32, places*count*o*Lanes)
		for i := range count {
			h, w := i/width*2, i%width*2
			tileInPlain(v[i*c*Lanes:], x[f.In.at(h-f.Pad, w-f.Pad):], c*Lanes, count*c*Lanes, f.In.row())
			tileBackPlain(m[i*o*Lanes:], dY[f.Out.at(h, w):], o*Lanes, count*o*Lanes, f.Out.row())
		}
		for p := range inTiles {
			plain := NewSums(c, o)
			addProductsOfEightsPlain(plain, v[p*count*c*Lanes:], m[p*count*o*Lanes:], count)
			same(t, "AddGrad", inTiles[p].s, plain.s)
		}
	}
}

// TestDoubledIsTheFilter compares with a Filter3 on images that are there in full
// size, and transforms with their plain twins.
func TestDoubledIsTheFilter(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 5))
	var s Scratch
	for _, d := range []Doubled{
		{Eight{1, 1, 16, 1}, Eight{2, 2, 16, 1}},
		{Eight{3, 2, 20, 1}, Eight{6, 4, 16, 2}},
		{Eight{7, 7, 32, 1}, Eight{14, 14, 32, 1}},
	} {
		c, o := d.In.C, d.Out.C
		large := Eight{d.Out.H, d.Out.W, c, 1}
		f := Filter3{large, d.Out, 1}
		x, dY, w, b := randomEight(rng, d.In), randomEight(rng, d.Out), random(rng, 9*c*o), random(rng, o)
		doubled, biases := make([]float32, large.Len()), make([]float32, o*Lanes)
		for h := range d.In.H {
			Double(large.Row(doubled, 2*h), large.Row(doubled, 2*h+1), d.In.Row(x, h), c*Lanes)
		}
		for i := range biases {
			biases[i] = b[i/Lanes]
		}
		all, u := make([]float32, places*c*o), make([]float32, doubledPlaces*c*o)
		FilterIn(all, w)
		d.Pick(u, all)
		y, want := make([]float32, d.Out.Len()), make([]float32, d.Out.Len())
		d.Forward(y, x, u, biases, &s)
		f.Forward(want, doubled, w, b, &s)
		near(t, "Forward", y, widen(want), 2e-5*math.Sqrt(float64(9*c)))

		var inPlaces [doubledPlaces]Sums
		for p := range inPlaces {
			inPlaces[p] = NewSums(c, o)
		}
		d.AddGrad(&inPlaces, x, dY, &s)
		for p := range inPlaces {
			inPlaces[p].Store(u[p*c*o : (p+1)*c*o])
		}
		d.Spread(all, u)
		sums, dW, wantW := NewSums(9*c, o), make([]float32, len(w)), make([]float32, len(w))
		FilterBack(dW, all)
		f.AddGrad(sums, doubled, dY, &s)
		sums.Store(wantW)
		near(t, "AddGrad", dW, widen(wantW), 2e-5*math.Sqrt(float64(d.Out.H*d.Out.W*Lanes)))

		mirrored := make([]float32, len(w)) // (3, 3, O, C)
		for k := range 9 {
			for i := range c * o {
				mirrored[(8-k)*c*o+i%o*c+i/o] = w[k*c*o+i]
			}
		}
		FilterIn(all, mirrored)
		d.Pick(u, all)
		dX, dLarge, wantX := make([]float32, d.In.Len()), make([]float32, large.Len()), make([]float32, d.In.Len())
		d.Backward(dX, dY, u, &s)
		Filter3{d.Out, large, 1}.Forward(dLarge, dY, mirrored, make([]float32, c), &s)
		for h := range d.In.H {
			Undouble(d.In.Row(wantX, h), large.Row(dLarge, 2*h), large.Row(dLarge, 2*h+1), c*Lanes)
		}
		near(t, "Backward", dX, widen(wantX), 4e-5*math.Sqrt(float64(9*o)))
	}

	for _, n := range []int{4, 20, 128} {
		step, row := n+12, 5*n
		x, b := random(rng, 4*row), random(rng, n)
		got, want := make([]float32, doubledPlaces*step), make([]float32, doubledPlaces*step)
		doubledIn(got, x, n, step, row)
		doubledInPlain(want, x, n, step, row)
		same(t, "doubledIn", got, want)
		doubledBack(got, x, n, step, row)
		doubledBackPlain(want, x, n, step, row)
		same(t, "doubledBack", got, want)
		nineIn(got, x, n, step, row)
		nineInPlain(want, x, n, step, row)
		same(t, "nineIn", got, want)
		y, plain := make([]float32, 2*row), make([]float32, 2*row)
		doubledOut(y, got, b, step, row)
		doubledOutPlain(plain, got, b, step, row)
		same(t, "doubledOut", y, plain)
		nineSum(y[:n], got, step)
		nineSumPlain(plain[:n], got, step)
		same(t, "nineSum", y, plain)
	}
}

func widen(x []float32) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = float64(v)
	}
	return y
}
