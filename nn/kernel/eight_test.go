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
			size, lanes := e.H*e.W*e.C, NoImages
			for i := range n {
				lanes[i] = i + 2 // in line, or the last ones are missing
			}
			if n%2 == 1 {
				rng.Shuffle(Lanes, func(i, j int) { lanes[i], lanes[j] = lanes[j], lanes[i] })
			}
			images := random(rng, (n+3)*size)
			side := make([]float32, e.Len())
			e.Interleave(side, images, &lanes, &s)
			want, wantBack := make([]float32, e.Len()), make([]float32, len(images))
			for lane, image := range lanes {
				for i := 0; i < size && image != None; i++ {
					y, x, c := i/(e.W*e.C), i/e.C%e.W, i%e.C
					want[e.at(y, x)+c*Lanes+lane] = images[image*size+i]
					wantBack[image*size+i] = images[image*size+i]
				}
			}
			same(t, "Interleave", side, want)
			back := make([]float32, len(images))
			e.Separate(back, side, &lanes, &s)
			same(t, "Separate", back, wantBack)
		}
	}
}

var filters = []Filter3{
	{Eight{1, 1, 1, 1}, Eight{1, 1, 1, 0}, 1},
	{Eight{4, 3, 1, 1}, Eight{4, 3, 5, 1}, 1},
	{Eight{3, 28, 1, 1}, Eight{3, 28, 32, 0}, 1},
	{Eight{5, 7, 12, 1}, Eight{5, 7, 4, 1}, 1},
	{Eight{4, 9, 8, 0}, Eight{2, 7, 6, 2}, 0},
	{Eight{2, 7, 1, 2}, Eight{4, 9, 8, 0}, 2},
	{Eight{7, 7, 32, 1}, Eight{7, 7, 32, 1}, 1},
	{Eight{3, 8, 20, 2}, Eight{3, 8, 12, 0}, 1},
	{Eight{2, 60, 4, 1}, Eight{2, 60, 3, 1}, 1},
	{Eight{3, 3, 8, 1}, Eight{3, 3, 9, 1}, 1},
	{Eight{5, 6, 2, 1}, Eight{5, 6, 3, 1}, 1},
	{Eight{6, 10, 3, 1}, Eight{6, 10, 2, 1}, 1},
	{Eight{4, 17, 5, 2}, Eight{6, 19, 7, 1}, 2},
	{Eight{4, 4, 6, 0}, Eight{2, 2, 1, 0}, 0},
	{Eight{7, 9, 7, 1}, Eight{7, 9, 10, 1}, 1},
	{Eight{3, 5, 13, 1}, Eight{3, 5, 4, 1}, 1},
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
		sums.Store(dW, AllLanes)
		plain.Store(wantW, AllLanes)
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
		near(t, "AddGrad", dW, wantW, 1e-5*math.Sqrt(float64(out.H*out.W*Lanes)))
	}
}

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

func widen(x []float32) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = float64(v)
	}
	return y
}

func near(t *testing.T, name string, got []float32, want []float64, tolerance float64) {
	t.Helper()
	for i, v := range got {
		if !(math.Abs(float64(v)-want[i]) < tolerance) {
			t.Fatalf("%s: element %d is %v, in float64 %v", name, i, v, want[i])
		}
	}
}
