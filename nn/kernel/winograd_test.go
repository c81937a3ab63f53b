package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestWinogradIsTheConvolution compares with the sum over the filter, which for up-sampled
// images runs on the large image.
func TestWinogradIsTheConvolution(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 4))
	var s Scratch
	for _, tiled := range []Winograd{
		{Batch8{2, 2, 16, 1}, Batch8{2, 2, 16, 1}, 1, false},
		{Batch8{4, 6, 20, 1}, Batch8{4, 6, 16, 2}, 1, false},
		{Batch8{6, 4, 16, 0}, Batch8{4, 2, 24, 2}, 0, false},
		{Batch8{4, 2, 24, 2}, Batch8{6, 4, 16, 0}, 2, false},
		{Batch8{14, 14, 32, 1}, Batch8{14, 14, 32, 1}, 1, false},
		{Batch8{1, 1, 16, 0}, Batch8{1, 1, 16, 0}, 1, false},
		{Batch8{7, 7, 32, 0}, Batch8{7, 7, 32, 0}, 1, false},
		{Batch8{14, 14, 8, 0}, Batch8{14, 14, 12, 0}, 1, false},
		{Batch8{4, 9, 8, 0}, Batch8{2, 7, 16, 0}, 0, false},
		{Batch8{3, 2, 8, 0}, Batch8{5, 4, 16, 0}, 2, false},
		{Batch8{28, 28, 8, 0}, Batch8{28, 28, 8, 0}, 1, false},
		{Batch8{1, 1, 16, 1}, Batch8{2, 2, 16, 1}, 1, true},
		{Batch8{3, 2, 20, 1}, Batch8{6, 4, 16, 2}, 1, true},
		{Batch8{7, 7, 32, 1}, Batch8{14, 14, 32, 1}, 1, true},
	} {
		rounding := 2e-5
		if !tiled.Upsampled {
			rounding = 4e-5 // about eight times that of the sum over the filter
			tiled.In.Border, tiled.Out.Border = tiled.Borders()
		}
		c, o := tiled.In.C, tiled.Out.C
		x, dY, w, b := randomBatch8(rng, tiled.In), randomBatch8(rng, tiled.Out), random(rng, 9*c*o), random(rng, o)
		f, full := Conv3x3{tiled.In, tiled.Out, tiled.Pad}, x
		if tiled.Upsampled {
			f.In = Batch8{tiled.Out.H, tiled.Out.W, c, 1}
			full = make([]float32, f.In.Len())
			for h := range tiled.In.H {
				Upsample2x2(f.In.Row(full, 2*h), f.In.Row(full, 2*h+1), tiled.In.Row(x, h), c*Lanes)
			}
		}
		u, biases := make([]float32, tiled.Elements()*c*o), make([]float32, o*Lanes)
		for i := range biases {
			biases[i] = b[i/Lanes]
		}
		tiled.TransformFilter(u, w)
		y, want := make([]float32, f.Out.Len()), make([]float32, f.Out.Len())
		tiled.Forward(y, x, u, biases, &s)
		f.Forward(want, full, w, b, &s)
		near(t, "Forward", y, widen(want), rounding*math.Sqrt(float64(9*c)))

		sums := make([]GradSums, tiled.Elements())
		for p := range sums {
			sums[p] = NewGradSums(c, o)
		}
		tiled.AddFilterGrad(sums, x, dY, &s)
		of, dW, wantW := NewGradSums(9*c, o), make([]float32, len(w)), make([]float32, len(w))
		tiled.TransformFilterGrad(dW, sums, AllLanes, &s)
		f.AddFilterGrad(of, full, dY, &s)
		of.Store(wantW, AllLanes)
		near(t, "AddFilterGrad", dW, widen(wantW), rounding*math.Sqrt(float64(f.Out.H*f.Out.W*Lanes)))

		flipped := make([]float32, len(w)) // (3, 3, O, C)
		for k := range 9 {
			for i := range c * o {
				flipped[(8-k)*c*o+i%o*c+i/o] = w[k*c*o+i]
			}
		}
		tiled.TransformFilter(u, flipped)
		if _, border := tiled.Borders(); f.Out.Border < border {
			continue
		}
		dX, wantX := make([]float32, tiled.In.Len()), make([]float32, tiled.In.Len())
		dFull := make([]float32, f.In.Len())
		tiled.BackwardData(dX, dY, u, make([]float32, c*Lanes), &s)
		Conv3x3{f.Out, f.In, 2 - f.Pad}.Forward(dFull, dY, flipped, make([]float32, c), &s)
		if !tiled.Upsampled {
			copy(wantX, dFull)
		} else {
			for h := range tiled.In.H {
				Upsample2x2Backward(tiled.In.Row(wantX, h), f.In.Row(dFull, 2*h), f.In.Row(dFull, 2*h+1), c*Lanes)
			}
		}
		near(t, "BackwardData", dX, widen(wantX), 2*rounding*math.Sqrt(float64(9*o)))
	}
}

// TestWinogradEqualsGeneric demands the bits of the references, element by element.
func TestWinogradEqualsGeneric(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 5))
	var s Scratch
	for _, f := range []Winograd{
		{Batch8{4, 6, 20, 3}, Batch8{4, 6, 16, 2}, 1, false},
		{Batch8{14, 14, 8, 3}, Batch8{14, 14, 12, 2}, 1, false},
		{Batch8{28, 28, 8, 1}, Batch8{28, 28, 4, 0}, 1, false},
	} {
		c, o := f.In.C, f.Out.C
		x, dY, u := randomBatch8(rng, f.In), randomBatch8(rng, f.Out), random(rng, c*o)
		for n := 1; n <= 24; n += 5 {
			v, m, reference := random(rng, n*c*Lanes), make([]float32, n*o*Lanes), make([]float32, n*o*Lanes)
			batch8Gemm(m, v, u, n, c, o)
			batch8GemmGeneric(reference, v, u, n, c, o)
			same(t, "multiplyEights", m, reference)
		}
		sums := make([]GradSums, winograd43Elements)
		for p := range sums {
			sums[p] = NewGradSums(c, o)
		}
		f.AddFilterGrad(sums, x, dY, &s)
		count := f.tiles()
		v, m := make([]float32, winograd43Elements*count*c*Lanes), make([]float32, winograd43Elements*count*o*Lanes)
		for i := range count {
			h, w := f.position(i, 4)
			from := x[f.In.at(h-f.Pad, w-f.Pad):]
			winograd43TransformInputGeneric(v[i*c*Lanes:], from, c*Lanes, count*c*Lanes, f.In.row())
			from = dY[f.Out.at(h, w):]
			winograd43TransformOutputGradGeneric(m[i*o*Lanes:], from, o*Lanes, count*o*Lanes, f.Out.row())
		}
		for p := range sums {
			reference := NewGradSums(c, o)
			batch8GradGeneric(reference, v[p*count*c*Lanes:], m[p*count*o*Lanes:], count)
			same(t, "AddFilterGrad", sums[p].s, reference.s)
		}
	}
}

// Random shapes, compared with the sum over the filter; nothing is read or written beside.
func TestWinogradOfAnyShape(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 2))
	var s Scratch
	for range 150 {
		f := Winograd{Pad: rng.IntN(3), Upsampled: rng.IntN(3) == 0}
		f.In = Batch8{H: 1 + rng.IntN(13), W: 1 + rng.IntN(13), C: 4 + 4*rng.IntN(6)}
		f.Out = Batch8{H: f.In.H + 2*f.Pad - 2, W: f.In.W + 2*f.Pad - 2, C: 4 + 4*rng.IntN(6)}
		if f.Upsampled {
			f.Pad, f.Out.H, f.Out.W = 1, 2*f.In.H, 2*f.In.W
		}
		if f.Out.H < 1 || f.Out.W < 1 {
			continue
		}
		f.In.Border, f.Out.Border = f.Borders()
		c, o := f.In.C, f.Out.C
		x, dY := guard(randomBatch8(rng, f.In)), guard(randomBatch8(rng, f.Out))
		w, b := random(rng, 9*c*o), random(rng, o)
		u := guard(make([]float32, f.Elements()*c*o))
		biases, zeros := guard(make([]float32, o*Lanes)), guard(make([]float32, c*Lanes))
		for i := range biases.x {
			biases.x[i] = b[i/Lanes]
		}
		f.TransformFilter(u.x, w)
		y := guard(make([]float32, f.Out.Len()))
		f.Forward(y.x, x.x, u.x, biases.x, &s)
		y.check(t, "Forward")
		near(t, "Forward", y.x, widen(sumOverFilter(f, x.x, w, b)), 1e-4*math.Sqrt(float64(9*c)))

		sums := make([]GradSums, f.Elements())
		var summed []guarded
		for p := range sums {
			sums[p] = NewGradSums(c, o)
			summed = append(summed, guard(sums[p].s))
			sums[p].s = summed[p].x
		}
		f.AddFilterGrad(sums, x.x, dY.x, &s)
		dW := guard(make([]float32, len(w)))
		f.TransformFilterGrad(dW.x, sums, AllLanes, &s)
		for _, g := range append(summed, dW, u) {
			g.check(t, "AddFilterGrad")
		}
		flipped := make([]float32, len(w))
		for k := range 9 {
			for i := range c * o {
				flipped[(8-k)*c*o+i%o*c+i/o] = w[k*c*o+i]
			}
		}
		f.TransformFilter(u.x, flipped)
		dX := guard(make([]float32, f.In.Len()))
		f.BackwardData(dX.x, dY.x, u.x, zeros.x, &s)
		dX.check(t, "BackwardData")

		// y is linear in x and in w: <dY, y(x, w)> = <dX, x> = <dW, w>.
		clear(biases.x)
		f.TransformFilter(u.x, w)
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

// sumOverFilter returns what f computes, by the reference of [Conv3x3].
func sumOverFilter(f Winograd, x, w, b []float32) []float32 {
	filter, y := Conv3x3{f.In, f.Out, f.Pad}, make([]float32, f.Out.Len())
	if f.Upsampled {
		filter.In = Batch8{f.Out.H, f.Out.W, f.In.C, 1}
		full := make([]float32, filter.In.Len())
		for h := range f.In.H {
			Upsample2x2(filter.In.Row(full, 2*h), filter.In.Row(full, 2*h+1), f.In.Row(x, h), f.In.C*Lanes)
		}
		x = full
	}
	filter.forwardGeneric(y, x, w, b)
	return y
}

func dot(e Batch8, a, b []float32) (sum float64) {
	for h := range e.H {
		for i, v := range e.Row(a, h) {
			sum += float64(v) * float64(e.Row(b, h)[i])
		}
	}
	return sum
}

func TestTransformsEqualGeneric(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 6))
	for _, n := range []int{4, 20, 128} {
		w, u := random(rng, 9*n), random(rng, winograd43Elements*n)
		filters, reference := make([]float32, winograd43Elements*n), make([]float32, winograd43Elements*n)
		for _, f := range []struct {
			name            string
			vectors, scalar func(to, from []float32, n int)
			from            []float32
		}{
			{"filterIn", winograd43TransformFilter, winograd43TransformFilterGeneric, w},
			{"filterBack", winograd43TransformFilterGrad, winograd43TransformFilterGradGeneric, u},
			{"doubledFilterIn", winograd23upTransformFilter, winograd23upTransformFilterGeneric, w},
			{"doubledFilterBack", winograd23upTransformFilterGrad, winograd23upTransformFilterGradGeneric, u},
		} {
			f.vectors(filters, f.from, n)
			f.scalar(reference, f.from, n)
			same(t, f.name, filters, reference)
		}

		step, row := n+12, 7*n
		x, b := random(rng, 6*row), random(rng, n)
		got, want := make([]float32, winograd43Elements*step), make([]float32, winograd43Elements*step)
		winograd23upTransformInput(got, x, n, step, row, 0, false)
		winograd23upTransformInputGeneric(want, x, n, step, row)
		same(t, "doubledIn", got, want)
		winograd23upTransformOutputGrad(got, x, n, step, row)
		winograd23upTransformOutputGradGeneric(want, x, n, step, row)
		same(t, "doubledBack", got, want)
		winograd23upBackwardTransformInput(got, x, n, step, row)
		winograd23upBackwardTransformInputGeneric(want, x, n, step, row)
		same(t, "nineIn", got, want)
		winograd43TransformInput(got, x, n, step, row, 0, false)
		winograd43TransformInputGeneric(want, x, n, step, row)
		same(t, "tileIn", got, want)
		winograd43TransformOutputGrad(got, x, n, step, row)
		winograd43TransformOutputGradGeneric(want, x, n, step, row)
		same(t, "tileBack", got, want)
		y, yWant := make([]float32, 4*row), make([]float32, 4*row)
		winograd23upTransformOutput(y, got, b, step, row)
		winograd23upTransformOutputGeneric(yWant, got, b, step, row)
		same(t, "doubledOut", y, yWant)
		winograd23upBackwardTransformOutput(y[:n], got, step)
		winograd23upBackwardTransformOutputGeneric(yWant[:n], got, step)
		same(t, "nineSum", y, yWant)
		for rows := 1; rows <= 4; rows++ {
			for columns := 1; columns <= 4; columns++ {
				clear(y) // rows and columns beyond the edge must stay zero
				clear(yWant)
				winograd43TransformOutput(y, got, b, step, row, rows, columns)
				winograd43TransformOutputGeneric(yWant, got, b, step, row, rows, columns)
				same(t, "tileOut", y, yWant)
			}
		}
		argmax, argmaxWant := make([]float32, 4*row), make([]float32, 4*row)
		for rows := 1; rows <= 2; rows++ {
			for columns := 1; columns <= 2; columns++ {
				clear(y)
				clear(yWant)
				winograd43TransformOutputPooled(y, argmax, got, b, step, row, 3*n, rows, columns)
				winograd43TransformOutputPooledGeneric(yWant, argmaxWant, got, b, step, row, 3*n, rows, columns)
				same(t, "tilePooled", y, yWant)
				same(t, "tilePooled", argmax, argmaxWant)
			}
		}
	}
}
