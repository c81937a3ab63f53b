package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A guarded slice lies between NaN: what is read beside it shows in a result, and
// what is written beside it in the guards.
type guarded struct{ all, x []float32 }

func guard(x []float32) guarded {
	const width = 64
	all := make([]float32, len(x)+2*width)
	for i := range all {
		all[i] = float32(math.NaN())
	}
	copy(all[width:], x)
	return guarded{all, all[width : width+len(x) : width+len(x)]}
}

func (g guarded) check(t *testing.T, name string) {
	t.Helper()
	for i, v := range g.all {
		if beside := i < 64 || i >= len(g.all)-64; beside && v == v {
			t.Fatalf("%s: %v was written beside", name, v)
		}
	}
}

// Shapes as chance makes them: vectors and their plain twins give the same bits,
// and nothing is touched beside.
func TestFilter3OfAnyShape(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 1))
	var s Scratch
	for range 150 {
		pad := rng.IntN(3)
		in := Eight{H: 3 + rng.IntN(8), W: 3 + rng.IntN(16), C: 1 + rng.IntN(20), Border: pad + rng.IntN(2)}
		out := Eight{H: in.H + 2*pad - 2, W: in.W + 2*pad - 2, C: 1 + rng.IntN(20), Border: rng.IntN(3)}
		f := Filter3{in, out, pad}
		x, dY := guard(randomEight(rng, in)), guard(randomEight(rng, out))
		w, b := guard(random(rng, 9*in.C*out.C)), guard(random(rng, out.C))
		y, want := guard(make([]float32, out.Len())), make([]float32, out.Len())
		f.Forward(y.x, x.x, w.x, b.x, &s)
		f.forwardPlain(want, x.x, w.x, b.x)
		same(t, "Forward", y.x, want)
		y.check(t, "Forward")

		sums, plain := NewSums(9*in.C, out.C), NewSums(9*in.C, out.C)
		summed := guard(sums.s)
		sums.s = summed.x
		f.AddGrad(sums, x.x, dY.x, &s)
		f.addGradPlain(plain, x.x, dY.x)
		dW, wantW := guard(make([]float32, len(w.x))), make([]float32, len(w.x))
		for lane := AllLanes; lane < 4; lane++ {
			sums.Store(dW.x, lane)
			plain.Store(wantW, lane)
			same(t, "AddGrad", dW.x, wantW)
		}
		summed.check(t, "AddGrad")
		dW.check(t, "Store")

		if out.H%2 == 0 && out.W%2 == 0 {
			small := Eight{H: out.H / 2, W: out.W / 2, C: out.C, Border: rng.IntN(3)}
			n := small.H * small.W * small.C * Lanes
			y, which := guard(make([]float32, small.Len())), guard(make([]float32, n))
			want, wantWhich := make([]float32, small.Len()), make([]float32, n)
			f.ForwardPooled(small, y.x, which.x, x.x, w.x, b.x, &s)
			f.forwardPooledPlain(small, want, wantWhich, x.x, w.x, b.x, &s)
			same(t, "ForwardPooled", y.x, want)
			same(t, "ForwardPooled", which.x, wantWhich)
			y.check(t, "ForwardPooled")
			which.check(t, "ForwardPooled")
		}
	}
}

// The sums that a back end without a form of its own is made of.
func TestSumsOfFourEqualPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 3))
	for range 100 {
		n, stride := rng.IntN(20), 4+rng.IntN(30)
		start := random(rng, 4*Lanes)
		got, want := guard(start), append([]float32(nil), start...)
		x, weights := guard(random(rng, n*Lanes)), guard(random(rng, max(0, n-1)*stride+4))
		addWeightedFour((*[4 * Lanes]float32)(got.x), x.x, weights.x, n, stride)
		addWeightedFourPlain((*[4 * Lanes]float32)(want), x.x, weights.x, n, stride)
		same(t, "addWeightedFour", got.x, want)
		got.check(t, "addWeightedFour")

		step := 8 * stride
		x, dY := guard(random(rng, max(0, n-1)*step+Lanes)), guard(random(rng, max(0, n-1)*step+4*Lanes))
		addProductsFour(got.x, x.x, dY.x, n, step, step)
		addProductsFourPlain(want, x.x, dY.x, n, step, step)
		same(t, "addProductsFour", got.x, want)
		got.check(t, "addProductsFour")
	}
}

// The same for tiles, which are compared with the sum over the filter.
func TestTiledOfAnyShape(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 2))
	var s Scratch
	for range 150 {
		f := Tiled{Pad: rng.IntN(3), Doubled: rng.IntN(3) == 0}
		f.In = Eight{H: 1 + rng.IntN(13), W: 1 + rng.IntN(13), C: 4 + 4*rng.IntN(6)}
		f.Out = Eight{H: f.In.H + 2*f.Pad - 2, W: f.In.W + 2*f.Pad - 2, C: 4 + 4*rng.IntN(6)}
		if f.Doubled {
			f.Pad, f.Out.H, f.Out.W = 1, 2*f.In.H, 2*f.In.W
		}
		if f.Out.H < 1 || f.Out.W < 1 {
			continue
		}
		f.In.Border, f.Out.Border = f.Borders()
		c, o := f.In.C, f.Out.C
		x, dY := guard(randomEight(rng, f.In)), guard(randomEight(rng, f.Out))
		w, b := random(rng, 9*c*o), random(rng, o)
		u, biases, zeros := guard(make([]float32, f.Places()*c*o)), guard(make([]float32, o*Lanes)), guard(make([]float32, c*Lanes))
		for i := range biases.x {
			biases.x[i] = b[i/Lanes]
		}
		f.FilterIn(u.x, w)
		y := guard(make([]float32, f.Out.Len()))
		f.Forward(y.x, x.x, u.x, biases.x, &s)
		y.check(t, "Forward")
		near(t, "Forward", y.x, widen(sumOverFilter(f, x.x, w, b)), 1e-4*math.Sqrt(float64(9*c)))

		sums := make([]Sums, f.Places())
		var summed []guarded
		for p := range sums {
			sums[p] = NewSums(c, o)
			summed = append(summed, guard(sums[p].s))
			sums[p].s = summed[p].x
		}
		f.AddGrad(sums, x.x, dY.x, &s)
		dW := guard(make([]float32, len(w)))
		f.FilterBack(dW.x, sums, AllLanes, &s)
		for _, g := range append(summed, dW, u) {
			g.check(t, "AddGrad")
		}
		mirrored := make([]float32, len(w))
		for k := range 9 {
			for i := range c * o {
				mirrored[(8-k)*c*o+i%o*c+i/o] = w[k*c*o+i]
			}
		}
		f.FilterIn(u.x, mirrored)
		dX := guard(make([]float32, f.In.Len()))
		f.Backward(dX.x, dY.x, u.x, zeros.x, &s)
		dX.check(t, "Backward")

		// y is linear in x and in w: <dY, y(x, w)> = <dX, x> = <dW, w>.
		clear(biases.x)
		f.FilterIn(u.x, w)
		f.Forward(y.x, x.x, u.x, biases.x, &s)
		want, scale := dot(f.Out, dY.x, y.x), 1e-3*math.Sqrt(float64(f.Out.Len()*9*c))
		if got := dot(f.In, dX.x, x.x); !(math.Abs(got-want) < scale) {
			t.Fatalf("%+v: Backward: %v, want %v", f, got, want)
		}
		got := 0.0
		for i, v := range dW.x {
			got += float64(v) * float64(w[i])
		}
		if !(math.Abs(got-want) < scale) {
			t.Fatalf("%+v: AddGrad: %v, want %v", f, got, want)
		}
	}
}

// sumOverFilter returns what f computes, as a [Filter3] does.
func sumOverFilter(f Tiled, x, w, b []float32) []float32 {
	filter, y := Filter3{f.In, f.Out, f.Pad}, make([]float32, f.Out.Len())
	if f.Doubled {
		filter.In = Eight{f.Out.H, f.Out.W, f.In.C, 1}
		full := make([]float32, filter.In.Len())
		for h := range f.In.H {
			Double(filter.In.Row(full, 2*h), filter.In.Row(full, 2*h+1), f.In.Row(x, h), f.In.C*Lanes)
		}
		x = full
	}
	filter.forwardPlain(y, x, w, b)
	return y
}

func dot(e Eight, a, b []float32) (sum float64) {
	for h := range e.H {
		for i, v := range e.Row(a, h) {
			sum += float64(v) * float64(e.Row(b, h)[i])
		}
	}
	return sum
}
