package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestTiledIsTheFilter compares tiles with the sum over the filter, for doubled images
// on those in full size.
func TestTiledIsTheFilter(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 4))
	var s Scratch
	for _, tiled := range []Tiled{
		{Eight{2, 2, 16, 1}, Eight{2, 2, 16, 1}, 1, false},
		{Eight{4, 6, 20, 1}, Eight{4, 6, 16, 2}, 1, false},
		{Eight{6, 4, 16, 0}, Eight{4, 2, 24, 2}, 0, false},
		{Eight{4, 2, 24, 2}, Eight{6, 4, 16, 0}, 2, false},
		{Eight{14, 14, 32, 1}, Eight{14, 14, 32, 1}, 1, false},
		{Eight{1, 1, 16, 0}, Eight{1, 1, 16, 0}, 1, false},
		{Eight{7, 7, 32, 0}, Eight{7, 7, 32, 0}, 1, false},
		{Eight{14, 14, 8, 0}, Eight{14, 14, 12, 0}, 1, false},
		{Eight{4, 9, 8, 0}, Eight{2, 7, 16, 0}, 0, false},
		{Eight{3, 2, 8, 0}, Eight{5, 4, 16, 0}, 2, false},
		{Eight{28, 28, 8, 0}, Eight{28, 28, 8, 0}, 1, false},
		{Eight{1, 1, 16, 1}, Eight{2, 2, 16, 1}, 1, true},
		{Eight{3, 2, 20, 1}, Eight{6, 4, 16, 2}, 1, true},
		{Eight{7, 7, 32, 1}, Eight{14, 14, 32, 1}, 1, true},
	} {
		rounding := 2e-5
		if !tiled.Doubled {
			rounding = 4e-5 // some eight times that of the sum over the filter
			tiled.In.Border, tiled.Out.Border = tiled.Borders()
		}
		c, o := tiled.In.C, tiled.Out.C
		x, dY, w, b := randomEight(rng, tiled.In), randomEight(rng, tiled.Out), random(rng, 9*c*o), random(rng, o)
		f, full := Filter3{tiled.In, tiled.Out, tiled.Pad}, x
		if tiled.Doubled {
			f.In = Eight{tiled.Out.H, tiled.Out.W, c, 1}
			full = make([]float32, f.In.Len())
			for h := range tiled.In.H {
				Double(f.In.Row(full, 2*h), f.In.Row(full, 2*h+1), tiled.In.Row(x, h), c*Lanes)
			}
		}
		u, biases := make([]float32, tiled.Places()*c*o), make([]float32, o*Lanes)
		for i := range biases {
			biases[i] = b[i/Lanes]
		}
		tiled.FilterIn(u, w)
		y, want := make([]float32, f.Out.Len()), make([]float32, f.Out.Len())
		tiled.Forward(y, x, u, biases, &s)
		f.Forward(want, full, w, b, &s)
		near(t, "Forward", y, widen(want), rounding*math.Sqrt(float64(9*c)))

		sums := make([]Sums, tiled.Places())
		for p := range sums {
			sums[p] = NewSums(c, o)
		}
		tiled.AddGrad(sums, x, dY, &s)
		of, dW, wantW := NewSums(9*c, o), make([]float32, len(w)), make([]float32, len(w))
		tiled.FilterBack(dW, sums, AllLanes, &s)
		f.AddGrad(of, full, dY, &s)
		of.Store(wantW, AllLanes)
		near(t, "AddGrad", dW, widen(wantW), rounding*math.Sqrt(float64(f.Out.H*f.Out.W*Lanes)))

		mirrored := make([]float32, len(w)) // (3, 3, O, C)
		for k := range 9 {
			for i := range c * o {
				mirrored[(8-k)*c*o+i%o*c+i/o] = w[k*c*o+i]
			}
		}
		tiled.FilterIn(u, mirrored)
		if _, border := tiled.Borders(); f.Out.Border < border {
			continue
		}
		dX, wantX, dFull := make([]float32, tiled.In.Len()), make([]float32, tiled.In.Len()), make([]float32, f.In.Len())
		tiled.Backward(dX, dY, u, make([]float32, c*Lanes), &s)
		Filter3{f.Out, f.In, 2 - f.Pad}.Forward(dFull, dY, mirrored, make([]float32, c), &s)
		if !tiled.Doubled {
			copy(wantX, dFull)
		} else {
			for h := range tiled.In.H {
				Undouble(tiled.In.Row(wantX, h), f.In.Row(dFull, 2*h), f.In.Row(dFull, 2*h+1), c*Lanes)
			}
		}
		near(t, "Backward", dX, widen(wantX), 2*rounding*math.Sqrt(float64(9*o)))
	}
}

// TestTiledEqualsPlain demands the bits of the plain twins, place by place.
func TestTiledEqualsPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 5))
	var s Scratch
	for _, f := range []Tiled{
		{Eight{4, 6, 20, 3}, Eight{4, 6, 16, 2}, 1, false},
		{Eight{14, 14, 8, 3}, Eight{14, 14, 12, 2}, 1, false},
		{Eight{28, 28, 8, 1}, Eight{28, 28, 4, 0}, 1, false},
	} {
		c, o := f.In.C, f.Out.C
		x, dY, u := randomEight(rng, f.In), randomEight(rng, f.Out), random(rng, c*o)
		for n := 1; n <= 24; n += 5 {
			v, m, plain := random(rng, n*c*Lanes), make([]float32, n*o*Lanes), make([]float32, n*o*Lanes)
			multiplyEights(m, v, u, n, c, o)
			multiplyEightsPlain(plain, v, u, n, c, o)
			same(t, "multiplyEights", m, plain)
		}
		sums := make([]Sums, places)
		for p := range sums {
			sums[p] = NewSums(c, o)
		}
		f.AddGrad(sums, x, dY, &s)
		count := f.tiles()
		v, m := make([]float32, places*count*c*Lanes), make([]float32, places*count*o*Lanes)
		for i := range count {
			h, w := f.position(i, 4)
			tileInPlain(v[i*c*Lanes:], x[f.In.at(h-f.Pad, w-f.Pad):], c*Lanes, count*c*Lanes, f.In.row())
			tileBackPlain(m[i*o*Lanes:], dY[f.Out.at(h, w):], o*Lanes, count*o*Lanes, f.Out.row())
		}
		for p := range sums {
			plain := NewSums(c, o)
			addProductsOfEightsPlain(plain, v[p*count*c*Lanes:], m[p*count*o*Lanes:], count)
			same(t, "AddGrad", sums[p].s, plain.s)
		}
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

func TestTransformsEqualPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 6))
	for _, n := range []int{4, 20, 128} {
		w, u, filters, plain := random(rng, 9*n), random(rng, places*n), make([]float32, places*n), make([]float32, places*n)
		for _, f := range []struct {
			name            string
			vectors, scalar func(to, from []float32, n int)
			from            []float32
		}{
			{"filterIn", filterIn, filterInPlain, w},
			{"filterBack", filterBack, filterBackPlain, u},
			{"doubledFilterIn", doubledFilterIn, doubledFilterInPlain, w},
			{"doubledFilterBack", doubledFilterBack, doubledFilterBackPlain, u},
		} {
			f.vectors(filters, f.from, n)
			f.scalar(plain, f.from, n)
			same(t, f.name, filters, plain)
		}

		step, row := n+12, 7*n
		x, b := random(rng, 6*row), random(rng, n)
		got, want := make([]float32, places*step), make([]float32, places*step)
		doubledIn(got, x, n, step, row, 0, false)
		doubledInPlain(want, x, n, step, row)
		same(t, "doubledIn", got, want)
		doubledBack(got, x, n, step, row)
		doubledBackPlain(want, x, n, step, row)
		same(t, "doubledBack", got, want)
		nineIn(got, x, n, step, row)
		nineInPlain(want, x, n, step, row)
		same(t, "nineIn", got, want)
		tileIn(got, x, n, step, row, 0, false)
		tileInPlain(want, x, n, step, row)
		same(t, "tileIn", got, want)
		tileBack(got, x, n, step, row)
		tileBackPlain(want, x, n, step, row)
		same(t, "tileBack", got, want)
		y, yPlain := make([]float32, 4*row), make([]float32, 4*row)
		doubledOut(y, got, b, step, row)
		doubledOutPlain(yPlain, got, b, step, row)
		same(t, "doubledOut", y, yPlain)
		nineSum(y[:n], got, step)
		nineSumPlain(yPlain[:n], got, step)
		same(t, "nineSum", y, yPlain)
		for rows := 1; rows <= 4; rows++ {
			for columns := 1; columns <= 4; columns++ {
				clear(y) // what sticks out is not written
				clear(yPlain)
				tileOut(y, got, b, step, row, rows, columns)
				tileOutPlain(yPlain, got, b, step, row, rows, columns)
				same(t, "tileOut", y, yPlain)
			}
		}
		which, whichPlain := make([]float32, 4*row), make([]float32, 4*row)
		for rows := 1; rows <= 2; rows++ {
			for columns := 1; columns <= 2; columns++ {
				clear(y)
				clear(yPlain)
				tilePooled(y, which, got, b, step, row, 3*n, rows, columns)
				tilePooledPlain(yPlain, whichPlain, got, b, step, row, 3*n, rows, columns)
				same(t, "tilePooled", y, yPlain)
				same(t, "tilePooled", which, whichPlain)
			}
		}
	}
}
