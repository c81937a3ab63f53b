package kernel

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// naive is the product as one first writes it: three loops over plain slices, C = A·B, all
// row-major. Speed-ups are measured against it.
func naive(c, a, b []float32, m, k, n int) {
	for i := range m {
		row := c[i*n : (i+1)*n]
		clear(row)
		for p := range k {
			x := a[i*k+p]
			for j, y := range b[p*n : (p+1)*n] {
				row[j] += x * y
			}
		}
	}
}

var sink float32

// A product of a large layer, the three of a step of the vanilla model with a batch of 256,
// and those of a small code layer.
var products = []struct {
	name    string
	m, k, n int
	at, bt  bool
}{
	{"128x784x512", 128, 784, 512, false, false},
	{"forward-256x784x64", 256, 784, 64, false, false},
	{"input-gradient-256x784x64", 256, 784, 64, false, true},
	{"weight-gradient-784x256x64", 784, 256, 64, true, false},
	{"decode-256x64x784", 256, 64, 784, false, false},
	{"code-256x200x20", 256, 200, 20, false, false},
	{"expand-256x20x200", 256, 20, 200, false, false},
}

func BenchmarkGemm(b *testing.B) {
	rng := rand.New(rand.NewPCG(7, 8))
	for _, p := range products {
		x, y := operand(rng, p.m, p.k, p.at), operand(rng, p.k, p.n, p.bt)
		c := make([]float32, p.m*p.n)
		var s Scratch
		flops := 2 * p.m * p.n * p.k
		b.Run(p.name, func(b *testing.B) {
			against(b, flops, func() { Gemm(c, x, y, false, &s) })
		})
	}
}

func BenchmarkNaive(b *testing.B) {
	rng := rand.New(rand.NewPCG(7, 8))
	const m, k, n = 128, 784, 512
	x, y := random(rng, m*k), random(rng, k*n)
	c := make([]float32, m*n)
	for range 100 { // a browser replaces a function by optimised code between calls
		naive(c, x, y, 1, k, n)
	}
	against(b, 2*m*k*n, func() { naive(c, x, y, m, k, n) })
}

// against reports the median rate of f, and its ratio to the ceiling, which is measured in
// turns with it: other work on a shared machine disturbs both.
func against(b *testing.B, flops int, f func()) {
	const perStep = 12 * ceilingLanes * 2
	steps := (flops/perStep + 3) / 4 * 4
	var product, top []time.Duration
	for b.Loop() {
		t0 := time.Now()
		f()
		t1 := time.Now()
		sink = ceiling(steps)
		product, top = append(product, t1.Sub(t0)), append(top, time.Since(t1))
	}
	slices.Sort(product)
	slices.Sort(top)
	middle := len(product) / 2
	rate := float64(flops) / float64(max(product[middle], 1))
	most := float64(steps*perStep) / float64(max(top[middle], 1))
	b.ReportMetric(rate, "GFLOP/s")
	b.ReportMetric(most, "ceiling")
	b.ReportMetric(100*rate/most, "%ceiling")
	b.ReportMetric(0, "ns/op")
}
