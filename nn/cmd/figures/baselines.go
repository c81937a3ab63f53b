package main

import (
	"fmt"
	"math"

	"hourglass/nn"
	"hourglass/nn/kernel"
)

const portion = 500 // images at once

// hundredths is a strength as it stands in the name of a figure.
func hundredths(x float64) int { return int(math.Round(100 * x)) }

// batches calls with portions of images as (n, D), and the place of the first.
func batches(s nn.Images, call func(x []float32, first int)) {
	x := make([]float32, portion*s.D)
	for first := 0; first < s.N(); first += portion {
		n := min(portion, s.N()-first)
		for i := range n {
			s.Read(x[i*s.D:(i+1)*s.D], first+i)
		}
		call(x[:n*s.D], first)
	}
}

func squared(y, x []float32) (sum float64) {
	for i, v := range x {
		sum += float64(y[i]-v) * float64(y[i]-v)
	}
	return sum
}

// baselines measures what needs no network: how many pixels have ink in some training
// image, the mean image, principal components (clipped to [0, 1]), both of all training
// images, and the least cross-entropy that an answer can have, that of the images with themselves:
//
//	-1/M · Σ (x·ln x + (1-x)·ln(1-x))
func baselines(e *experiment) error {
	fit := nn.NewPCAFit(e.train.D)
	fit.Add(e.train, 0, e.train.N())
	p := fit.Components(64)
	sum, floor := 0.0, 0.0
	m := float64(len(e.test.Pixels))
	batches(e.test, func(x []float32, _ int) {
		for at := 0; at < len(x); at += e.test.D {
			sum += squared(p.Mean, x[at:at+e.test.D])
		}
		floor += kernel.CrossEntropy(x, x)
	})
	ink := make([]bool, e.train.D)
	for i, v := range e.train.Pixels {
		ink[i%len(ink)] = ink[i%len(ink)] || v > 0
	}
	e.put("inked", float64(count(ink)))
	e.put("mean", sum/m)
	e.put("entropyFloor", floor/m)
	for _, k := range []int{2, 8, 16, 32, 64} {
		sum := 0.0
		batches(e.test, func(x []float32, _ int) {
			y := make([]float32, len(x))
			p.Reconstruct(y, x, k)
			sum += squared(y, x)
		})
		e.put(fmt.Sprint("pca", k), sum/m)
	}
	return nil
}

// filters measures noisy images, and what the best linear filter for the strength makes
// of them: every pixel is the weighted sum of all noisy pixels, plus a constant, that is
// nearest to the clean one over the training images; clipped to [0, 1]. With z the noisy
// image and a 1, the weights W solve
//
//	(Σ z·zᵀ) · W = Σ z·xᵀ
func filters(e *experiment) error {
	in := nn.Shape{H: 28, W: 28, C: 1}
	d, wide := e.train.D, e.train.D+1
	for _, sigma := range []float64{.25, .5} {
		noise := nn.Noise{Strength: sigma}
		zz, zx := make([]float64, wide*wide), make([]float64, wide*d)
		var scratch kernel.Scratch
		with := func(x []float32, first int, seed uint64) []float32 { // (n, D+1), the last 1
			n := len(x) / d
			noisy, z := make([]float32, len(x)), make([]float32, n*wide)
			noise.Add(noisy, x, in, seed+uint64(first))
			for i := range n {
				copy(z[i*wide:], noisy[i*d:(i+1)*d])
				z[i*wide+d] = 1
			}
			return z
		}
		products := func(sum []float64, z, x []float32, n, cols int) {
			block := make([]float32, wide*cols)
			kernel.Gemm(block, kernel.Rows(z, n, wide).T(), kernel.Rows(x, n, cols), false, &scratch)
			for i, v := range block {
				sum[i] += float64(v)
			}
		}
		batches(e.train, func(x []float32, first int) {
			z, n := with(x, first, 1<<20), len(x)/d
			products(zz, z, z, n, wide)
			products(zx, z, x, n, d)
		})
		if err := solve(zz, zx, wide, d); err != nil {
			return err
		}
		w := make([]float32, len(zx))
		for i, v := range zx {
			w[i] = float32(v)
		}
		noisy, filtered := 0.0, 0.0
		batches(e.test, func(x []float32, first int) {
			n := len(x) / d
			z, y := with(x, first, 1<<30), make([]float32, len(x))
			kernel.Gemm(y, kernel.Rows(z, n, wide), kernel.Rows(w, wide, d), false, &scratch)
			for i, v := range y {
				y[i] = min(max(v, 0), 1)
			}
			filtered += squared(y, x)
			for i := range n {
				noisy += squared(z[i*wide:i*wide+d], x[i*d:(i+1)*d])
			}
		})
		m := float64(len(e.test.Pixels))
		e.put(fmt.Sprint("noisy", hundredths(sigma)), noisy/m)
		e.put(fmt.Sprint("filter", hundredths(sigma)), filtered/m)
	}
	return nil
}

// solve replaces b (n, m) by the solution of a·X = b, for a symmetric and positive
// definite a (n, n), by Cholesky's decomposition; a becomes its lower factor.
func solve(a, b []float64, n, m int) error {
	for j := range n {
		for i := j; i < n; i++ {
			sum := a[i*n+j]
			for k := range j {
				sum -= a[i*n+k] * a[j*n+k]
			}
			switch {
			case i > j:
				a[i*n+j] = sum / a[j*n+j]
			case sum <= 0:
				return fmt.Errorf("row %d depends on those before it", j)
			default:
				a[j*n+j] = math.Sqrt(sum)
			}
		}
	}
	row := func(i int) []float64 { return b[i*m : (i+1)*m] }
	less := func(to, from []float64, by float64) {
		for c, v := range from {
			to[c] -= by * v
		}
	}
	over := func(to []float64, by float64) {
		for c := range to {
			to[c] /= by
		}
	}
	for i := range n {
		for k := range i {
			less(row(i), row(k), a[i*n+k])
		}
		over(row(i), a[i*n+i])
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			less(row(i), row(k), a[k*n+i])
		}
		over(row(i), a[i*n+i])
	}
	return nil
}
