package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

var tiled = []Taps{{2, 2, 4}, {4, 2, 12}, {2, 6, 8}, {6, 4, 16}, {14, 14, 20}}

func TestTilesEqualPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 1))
	for _, size := range tiled {
		tiles, n := size.tiles(), size.C
		for _, extra := range []int{0, 3} { // tiles of other images
			count := tiles + 2*extra
			padded, image := random(rng, (size.H+2)*(size.W+2)*n), random(rng, size.H*size.W*n)
			got, want := random(rng, places*count*n), make([]float32, places*count*n)
			copy(want, got)
			size.TilesIn(got, padded, extra, count)
			eachTile(size, func(i, y, x int) {
				tileInPlain(want[(extra+i)*n:], padded[(y*(size.W+2)+x)*n:], n, count*n, (size.W+2)*n)
			})
			same(t, "TilesIn", got, want)

			size.TilesBack(got, image, extra, count)
			eachTile(size, func(i, y, x int) {
				tileBackPlain(want[(extra+i)*n:], image[(y*size.W+x)*n:], n, count*n, size.W*n)
			})
			same(t, "TilesBack", got, want)

			b, plain := random(rng, n), make([]float32, len(image))
			size.TilesOut(image, got, b, extra, count)
			eachTile(size, func(i, y, x int) {
				tileOutPlain(plain[(y*size.W+x)*n:], got[(extra+i)*n:], b, count*n, size.W*n)
			})
			same(t, "TilesOut", image, plain)
		}
	}
}

func eachTile(t Taps, f func(i, y, x int)) {
	for y := 0; y < t.H; y += 2 {
		for x := 0; x < t.W; x += 2 {
			f(y/2*(t.W/2)+x/2, y, x)
		}
	}
}

// TestTilesAreTheConvolution compares with the sum over the filter in float64:
// all numbers are of order 1, a sum has up to 180 terms, and the transforms add
// up to 16 of them, so that 2e-5 is some 20 roundings of the largest.
func TestTilesAreTheConvolution(t *testing.T) {
	const outs, tolerance = 8, 2e-5
	rng := rand.New(rand.NewPCG(6, 2))
	var s Scratch
	for _, size := range tiled {
		tiles, m := size.tiles(), size.C
		x, w, b := random(rng, (size.H+2)*(size.W+2)*m), random(rng, 9*m*outs), random(rng, outs)
		y, dY := make([]float32, size.H*size.W*outs), random(rng, size.H*size.W*outs)
		u, v, p := make([]float32, places*m*outs), make([]float32, places*tiles*m), make([]float32, places*tiles*outs)
		out := Taps{size.H, size.W, outs}

		FilterIn(u, w)
		size.TilesIn(v, x, 0, tiles)
		for k := range places {
			Gemm(p[k*tiles*outs:], Rows(v[k*tiles*m:], tiles, m), Rows(u[k*m*outs:], m, outs), false, &s)
		}
		out.TilesOut(y, p, b, 0, tiles)

		out.TilesBack(p, dY, 0, tiles)
		for k := range places {
			Gemm(u[k*m*outs:], Rows(v[k*tiles*m:], tiles, m).T(), Rows(p[k*tiles*outs:], tiles, outs), false, &s)
		}
		dW := make([]float32, len(w))
		FilterBack(dW, u)

		wantY, wantW := make([]float64, len(y)), make([]float64, len(w))
		for i, d := range dY {
			o, at := i%outs, i/outs
			wantY[i] = float64(b[o])
			for k := range 9 * m {
				seen := x[((at/size.W+k/m/3)*(size.W+2)+at%size.W+k/m%3)*m+k%m]
				wantY[i] += float64(seen) * float64(w[k*outs+o])
				wantW[k*outs+o] += float64(seen) * float64(d)
			}
		}
		near(t, "Y", y, wantY, tolerance*math.Sqrt(float64(9*m)))
		near(t, "dW", dW, wantW, tolerance*math.Sqrt(float64(size.H*size.W)))
	}
}

func near(t *testing.T, name string, got []float32, want []float64, tolerance float64) {
	t.Helper()
	for i, v := range got {
		if !(math.Abs(float64(v)-want[i]) < tolerance) {
			t.Fatalf("%s: element %d is %v, in float64 %v", name, i, v, want[i])
		}
	}
}
