//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

func relu(x []float32) {
	w, v, zero, least := wholeVectors(len(x)), lanes(), simd.BroadcastFloat32s(0), splat(smallestOut)
	for i := 0; i < w; i += v {
		a := load(x, i)
		zero.IfElse(a.Less(least), a).Store(x[i:])
	}
	reluGeneric(x[w:])
}

func reluGrad(d, y []float32) {
	w, v, zero, least := wholeVectors(len(d)), lanes(), splat(0), splat(smallestGrad)
	for i := 0; i < w; i += v {
		flushed(load(d, i), least).Masked(load(y, i).Greater(zero)).Store(d[i:])
	}
	reluGradGeneric(d[w:], y[w:])
}

func leakyReLU(x []float32) {
	w, v, zero, slope := wholeVectors(len(x)), lanes(), splat(0), splat(LeakySlope)
	for i := 0; i < w; i += v {
		a := load(x, i)
		a.IfElse(a.Greater(zero), a.Mul(slope)).Store(x[i:])
	}
	leakyReLUGeneric(x[w:])
}

func leakyReLUGrad(d, y []float32) {
	w, v, zero, slope := wholeVectors(len(d)), lanes(), splat(0), splat(LeakySlope)
	least := splat(smallestGrad)
	for i := 0; i < w; i += v {
		a := load(d, i)
		flushed(a.IfElse(load(y, i).Greater(zero), a.Mul(slope)), least).Store(d[i:])
	}
	leakyReLUGradGeneric(d[w:], y[w:])
}

func sigmoid(x []float32) {
	w, v, one, most := wholeVectors(len(x)), lanes(), splat(1), splat(1/smallestOut)
	for i := 0; i < w; i += v {
		e := exp(load(x, i).Neg())
		one.Masked(e.LessEqual(most)).Div(one.Add(e)).Store(x[i:])
	}
	sigmoidGeneric(x[w:])
}

func sigmoidGrad(d, y []float32) {
	w, v, one, least := wholeVectors(len(d)), lanes(), splat(1), splat(smallestGrad)
	for i := 0; i < w; i += v {
		a := load(y, i)
		flushed(load(d, i).Mul(a.Mul(one.Sub(a))), least).Store(d[i:])
	}
	sigmoidGradGeneric(d[w:], y[w:])
}

func tanh(x []float32) {
	w, v, one, two, minusTwo := wholeVectors(len(x)), lanes(), splat(1), splat(2), splat(-2)
	for i := 0; i < w; i += v {
		two.Div(one.Add(exp(load(x, i).Mul(minusTwo)))).Sub(one).Store(x[i:])
	}
	tanhGeneric(x[w:])
}

func tanhGrad(d, y []float32) {
	w, v, one, least := wholeVectors(len(d)), lanes(), splat(1), splat(smallestGrad)
	for i := 0; i < w; i += v {
		a := load(y, i)
		flushed(load(d, i).Mul(one.Sub(a.Mul(a))), least).Store(d[i:])
	}
	tanhGradGeneric(d[w:], y[w:])
}

// Vectors are as long as the machine's, so a sum across their lanes would depend on the
// machine. The losses therefore store the terms of a chunk, and add them up as the references
// do.

func squaredError(y, x []float32) float64 {
	total, v := 0.0, lanes()
	var terms [lossChunk]float32
	for len(y) >= lossChunk {
		for i := 0; i < lossChunk; i += v {
			d := load(y, i).Sub(load(x, i))
			d.Mul(d).Store(terms[i:])
		}
		total += addTerms(&terms)
		y, x = y[lossChunk:], x[lossChunk:]
	}
	return total + squaredErrorGeneric(y, x)
}

func crossEntropy(y, x []float32) float64 {
	total, v := 0.0, lanes()
	one, low, high := splat(1), splat(1e-7), splat(1-1e-7)
	var terms [lossChunk]float32
	for len(y) >= lossChunk {
		for i := 0; i < lossChunk; i += v {
			p, t := load(y, i), load(x, i)
			p = low.IfElse(p.Less(low), p)
			p = high.IfElse(p.Greater(high), p)
			t.Mul(ln(p)).Add(one.Sub(t).Mul(ln(one.Sub(p)))).Store(terms[i:])
		}
		total -= addTerms(&terms)
		y, x = y[lossChunk:], x[lossChunk:]
	}
	return total + crossEntropyGeneric(y, x)
}

// addTerms adds up a chunk. 784 terms are whole vectors of 4, 8 or 16 floats.
func addTerms(terms *[lossChunk]float32) float64 {
	var lane [4]float32
	for i := 0; i < lossChunk; i += 4 {
		lane[0] += terms[i]
		lane[1] += terms[i+1]
		lane[2] += terms[i+2]
		lane[3] += terms[i+3]
	}
	return float64((lane[0] + lane[1]) + (lane[2] + lane[3]))
}

func scaledDifference(d, y, x []float32, scale float32) {
	w, v, s := wholeVectors(len(d)), lanes(), splat(scale)
	for i := 0; i < w; i += v {
		s.Mul(load(y, i).Sub(load(x, i))).Store(d[i:])
	}
	scaledDifferenceGeneric(d[w:], y[w:], x[w:], scale)
}

func sgd(w, g []float32, rate float32) {
	n, v, r := wholeVectors(len(w)), lanes(), splat(rate)
	for i := 0; i < n; i += v {
		load(w, i).Sub(r.Mul(load(g, i))).Store(w[i:])
	}
	sgdGeneric(w[n:], g[n:], rate)
}

func momentum(w, g, v []float32, rate, mu float32) {
	n, step, r, m, least := wholeVectors(len(w)), lanes(), splat(rate), splat(mu), splat(smallestGrad)
	for i := 0; i < n; i += step {
		next := m.Mul(load(v, i)).Add(load(g, i)).Add(least).Sub(least)
		next.Store(v[i:])
		load(w, i).Sub(r.Mul(next)).Store(w[i:])
	}
	momentumGeneric(w[n:], g[n:], v[n:], rate, mu)
}

func adam(a Adam, w, g, m, v []float32) {
	n, step := wholeVectors(len(w)), lanes()
	beta1, beta2 := splat(a.Beta1), splat(a.Beta2)
	new1, new2 := splat(1-a.Beta1), splat(1-a.Beta2)
	rate, epsilon := splat(a.Rate), splat(a.Epsilon)
	least, root := splat(smallestGrad), splat(smallestRoot)
	for i := 0; i < n; i += step {
		d := load(g, i)
		first := beta1.Mul(load(m, i)).Add(new1.Mul(d)).Add(least).Sub(least)
		d = root.IfElse(d.Abs().Less(root), d)
		second := beta2.Mul(load(v, i)).Add(new2.Mul(d).Mul(d))
		first.Store(m[i:])
		second.Store(v[i:])
		load(w, i).Sub(rate.Mul(first).Div(second.Sqrt().Add(epsilon))).Store(w[i:])
	}
	adamGeneric(a, w[n:], g[n:], m[n:], v[n:])
}

func scale(x []float32, factor float32) {
	n, v, f, least := wholeVectors(len(x)), lanes(), splat(factor), splat(smallestOut)
	for i := 0; i < n; i += v {
		flushed(load(x, i).Mul(f), least).Store(x[i:])
	}
	scaleGeneric(x[n:], factor)
}

func add(to, x []float32) {
	w, v := wholeVectors(len(to)), lanes()
	for i := 0; i < w; i += v {
		load(to, i).Add(load(x, i)).Store(to[i:])
	}
	addGeneric(to[w:], x[w:])
}

func copyRow(to, x []float32) { copy(to, x) }

func addRow(x, row []float32) {
	d, w, v := len(row), wholeVectors(len(row)), lanes()
	for ; len(x) > 0; x = x[d:] {
		for j := 0; j < w; j += v {
			load(x, j).Add(load(row, j)).Store(x[j:])
		}
		addRowGeneric(x[w:d], row[w:])
	}
}

func sumRows(sum, x []float32) {
	d, w, v := len(sum), wholeVectors(len(sum)), lanes()
	clear(sum)
	for ; len(x) > 0; x = x[d:] {
		for j := 0; j < w; j += v {
			load(sum, j).Add(load(x, j)).Store(sum[j:])
		}
		addGeneric(sum[w:], x[w:d])
	}
}

func unitFromBytes(x []float32, p []byte) { unitFromBytesGeneric(x, p) }

func addScaledClipped(out, x, noise []float32, scale float32) {
	w, v, s, zero, one := wholeVectors(len(out)), lanes(), splat(scale), splat(0), splat(1)
	for i := 0; i < w; i += v {
		a := load(x, i).Add(s.Mul(load(noise, i)))
		a = zero.IfElse(a.Less(zero), a)
		one.IfElse(a.Greater(one), a).Store(out[i:])
	}
	addScaledClippedGeneric(out[w:], x[w:], noise[w:], scale)
}
