package nn

import (
	"math"
	"math/rand/v2"

	"hourglass/nn/kernel"
)

// A PCA is the best linear autoencoder: its code of K numbers is the projection of an
// image on the K directions in which images vary most (Pearson 1901; Jolliffe 2002,
// ch. 1). A network with the same size of code must beat it.
type PCA struct {
	Mean       []float32 // (D)
	Components []float32 // (K, D), orthonormal rows, by decreasing variance
	K          int
}

// A PCAFit sums what a [PCA] is computed from: the number of images, their sum and
// their products. Images may come in portions.
type PCAFit struct {
	d, n     int
	sum      []float64
	products []float64 // (D, D), Σ x·xᵀ

	x, block []float32
	scratch  kernel.Scratch
}

// pcaChunk is how many images are multiplied at once: few enough for sums in float32.
const pcaChunk = 200

// NewPCAFit returns a fit for images of d numbers.
func NewPCAFit(d int) *PCAFit {
	return &PCAFit{
		d: d, sum: make([]float64, d), products: make([]float64, d*d),
		x: make([]float32, pcaChunk*d), block: make([]float32, d*d),
	}
}

// Add adds n images of s, from image first on.
func (f *PCAFit) Add(s Images, first, n int) {
	for ; n > 0; n -= pcaChunk {
		m := min(pcaChunk, n)
		for i := range m {
			x := f.x[i*f.d : (i+1)*f.d]
			s.Read(x, first+i)
			for j, v := range x {
				f.sum[j] += float64(v)
			}
		}
		x := kernel.Rows(f.x, m, f.d)
		kernel.Gemm(f.block, x.T(), x, false, &f.scratch)
		for i, v := range f.block {
			f.products[i] += float64(v)
		}
		f.n += m
		first += m
	}
}

// PCARounds is how often the covariance is applied. After 40 rounds only directions of
// nearly equal variance still change, and any mixture of these is as good.
const PCARounds = 40

// Components returns the first k principal components of the images so far, by
// orthogonal iteration (Golub & Van Loan 2013, 8.2.4): from a random start Q,
//
//	Q = orthonormal rows of Q·covariance
func (f *PCAFit) Components(k int) PCA {
	d, n := f.d, float64(f.n)
	p := PCA{Mean: make([]float32, d), K: k}
	for i, s := range f.sum {
		p.Mean[i] = float32(s / n)
	}
	for i := range d {
		for j := range d {
			f.block[i*d+j] = float32(f.products[i*d+j]/n - f.sum[i]/n*f.sum[j]/n)
		}
	}
	// With a few more rows than wanted the wanted ones converge sooner.
	rows := min(d, k+8)
	q, next := make([]float32, rows*d), make([]float32, rows*d)
	g := rand.NewPCG(1, 1)
	for i := range q {
		q[i] = uniform(g)
	}
	for range PCARounds {
		kernel.Gemm(next, kernel.Rows(q, rows, d), kernel.Rows(f.block, d, d), false, &f.scratch)
		q, next = next, q
		orthonormalize(q, rows, d, &f.scratch)
	}
	p.Components = q[:k*d]
	return p
}

// orthonormalBlock is how many rows are made orthogonal to all before them at once,
// by Gemm, and then to each other one by one.
const orthonormalBlock = 16

// orthonormalize makes the rows of q (rows, d) orthonormal, in order: Gram-Schmidt
// by blocks, modified within a block. A row that depends on those before it becomes
// zero.
func orthonormalize(q []float32, rows, d int, s *kernel.Scratch) {
	along := make([]float32, orthonormalBlock*rows)
	for first := 0; first < rows; first += orthonormalBlock {
		n := min(orthonormalBlock, rows-first)
		block := q[first*d : (first+n)*d]
		var before [orthonormalBlock]float64
		for i := range n {
			before[i] = norm(block[i*d : (i+1)*d])
		}
		for range 2 { // twice is enough (Giraud et al. 2005)
			if first == 0 {
				break
			}
			done := kernel.Rows(q[:first*d], first, d)
			kernel.Gemm(along[:n*first], kernel.Rows(block, n, d), done.T(), false, s)
			kernel.Scale(along[:n*first], -1)
			kernel.Gemm(block, kernel.Rows(along[:n*first], n, first), done, true, s)
		}
		for i := range n {
			row := block[i*d : (i+1)*d]
			for range 2 {
				for j := range i {
					other := block[j*d : (j+1)*d]
					along := float32(dot(row, other))
					for c, v := range other {
						row[c] -= float32(along * v)
					}
				}
			}
			length := norm(row)
			if length <= 1e-6*before[i] {
				clear(row)
				continue
			}
			kernel.Scale(row, float32(1/length))
		}
	}
}

func dot(a, b []float32) (sum float64) {
	for i, v := range a {
		sum += float64(v) * float64(b[i])
	}
	return sum
}

func norm(a []float32) float64 { return math.Sqrt(dot(a, a)) }

// Reconstruct writes to out (n, D) the projection of x (n, D) on the first k components:
//
//	clip(mean + Σ_j ((x-mean)·c_j)·c_j, 0, 1)    j < k
func (p PCA) Reconstruct(out, x []float32, k int) {
	d := len(p.Mean)
	for ; len(x) > 0; x, out = x[d:], out[d:] {
		to := out[:d]
		centred := make([]float32, d)
		for i, v := range x[:d] {
			centred[i] = v - p.Mean[i]
		}
		copy(to, p.Mean)
		for j := range min(k, p.K) {
			c := p.Components[j*d : (j+1)*d]
			along := float32(dot(centred, c))
			for i, v := range c {
				to[i] += float32(along * v)
			}
		}
		for i, v := range to {
			to[i] = min(max(v, 0), 1)
		}
	}
}
