package kernel

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// operand returns a random matrix, stored by rows or, transposed, by columns.
func operand(rng *rand.Rand, rows, cols int, transposed bool) Matrix {
	data := random(rng, rows*cols)
	if transposed {
		return Rows(data, cols, rows).T()
	}
	return Rows(data, rows, cols)
}

// TestGemmEqualsGeneric demands equality to the last bit: both forms add the same rounded
// products in the same order.
func TestGemmEqualsGeneric(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var s Scratch
	rows := []int{0, 1, 3, 4, 5, 8, 13}
	cols := []int{0, 1, 7, 8, 9, 16, 27}
	terms := []int{0, 1, 3, 4, 5, 64, BlockK - 1, BlockK, BlockK + 1, 2*BlockK + 3}
	for _, m := range rows {
		for _, n := range cols {
			for _, k := range terms {
				for layout := range 8 {
					a := operand(rng, m, k, layout&1 != 0)
					b := operand(rng, k, n, layout&2 != 0)
					accumulate := layout&4 != 0
					want := random(rng, m*n)
					got := append([]float32(nil), want...)
					GemmGeneric(want, a, b, accumulate)
					Gemm(got, a, b, accumulate, &s)
					for i := range want {
						if got[i] != want[i] {
							t.Fatalf("%dx%dx%d layout %d: C[%d] = %v, want %v", m, k, n, layout, i, got[i], want[i])
						}
					}
				}
			}
		}
	}
}

// TestGemmAtItsEdges takes one dimension at a time around the sizes of panels and blocks.
func TestGemmAtItsEdges(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 3))
	var s Scratch
	check := func(m, k, n, block, layout int) {
		a := operand(rng, m, k, layout&1 != 0)
		b := operand(rng, k, n, layout&2 != 0)
		want := random(rng, m*n)
		got := append([]float32(nil), want...)
		gemmInBlocksGeneric(want, a, b, block, layout&4 != 0)
		GemmInBlocks(got, a, b, block, layout&4 != 0, &s)
		same(t, shape(m, k)+"x"+shape(k, n), got, want)
	}
	sizes := []int{15, 16, 17, 31, 32, 33, 63, 64, 65, 255, 256, 257, 511, 512, 513}
	for layout := range 8 {
		for _, size := range sizes {
			check(size, 18, 20, BlockK, layout)
			check(20, size, 18, BlockK, layout)
			check(18, 20, size, BlockK, layout)
			check(size, 7, 5, BlockK, layout)
			check(5, 7, size, BlockK, layout)
		}
		check(37, 70, 41, BlockK, layout)
		// Blocks of other lengths: micro-batches.
		for _, block := range []int{1, 3, 16, 25, 32, 100, 128, 200} {
			check(21, 128, 35, block, layout)
			check(40, 300, 6, block, layout)
			check(9, 513, 300, block, layout)
		}
	}
}

// Few columns and many rows are computed as Cᵀ; terms may be no multiple of microK.
func TestGemmOfFewColumns(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	var s Scratch
	for _, m := range []int{31, 32, 35, 64, 129} {
		for _, n := range []int{1, 8, 9, 20, 32, 33} {
			for _, k := range []int{1, 4, 8, 9, 12, 13, 16, 20, BlockK + 1, BlockK + 8} {
				for layout := range 8 {
					a := operand(rng, m, k, layout&1 != 0)
					b := operand(rng, k, n, layout&2 != 0)
					want := random(rng, m*n)
					got := append([]float32(nil), want...)
					GemmGeneric(want, a, b, layout&4 != 0)
					Gemm(got, a, b, layout&4 != 0, &s)
					same(t, shape(m, k)+"x"+shape(k, n), got, want)
				}
			}
		}
	}
}

// Panels of zeros are skipped; those with a single other number, or with -0, must not be taken
// for them.
func TestGemmOfZeros(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	var s Scratch
	for _, k := range []int{4, 16, 20, 33, 48, BlockK + 20} {
		for layout := range 8 {
			for _, m := range []int{6, 16, 40} {
				a, b := operand(rng, m, k, layout&1 != 0), operand(rng, k, 17, layout&2 != 0)
				clear(a.Data)
				for range m * k / 40 {
					a.Data[rng.IntN(m*k)] = []float32{1, -2, float32(math.Copysign(0, -1))}[rng.IntN(3)]
				}
				want := random(rng, m*17)
				got := append([]float32(nil), want...)
				GemmGeneric(want, a, b, layout&4 != 0)
				Gemm(got, a, b, layout&4 != 0, &s)
				same(t, shape(m, k), got, want)
			}
		}
	}
}

func TestGemmLeavesTheRestAlone(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var s Scratch
	c := random(rng, 5*9+8)
	tail := append([]float32(nil), c[5*9:]...)
	Gemm(c, operand(rng, 5, 6, false), operand(rng, 6, 9, false), false, &s)
	for i, v := range tail {
		if c[5*9+i] != v {
			t.Fatalf("float %d after C changed from %v to %v", i, v, c[5*9+i])
		}
	}
}

func TestGemmAllocatesNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	a, b := operand(rng, 33, 300, false), operand(rng, 300, 17, true)
	c := make([]float32, 33*17)
	var s Scratch
	Gemm(c, a, b, false, &s)
	if n := testing.AllocsPerRun(10, func() { Gemm(c, a, b, true, &s) }); n != 0 {
		t.Errorf("a product allocates %v times", n)
	}
}

func TestGemmRefusesShapes(t *testing.T) {
	x := make([]float32, 12)
	for name, f := range map[string]func(){
		"inner dimensions": func() { Gemm(x, Rows(x, 3, 4), Rows(x, 3, 4), false, new(Scratch)) },
		"short result":     func() { Gemm(x[:8], Rows(x, 3, 4), Rows(x, 4, 3), false, new(Scratch)) },
		"short operand":    func() { Rows(x, 4, 4) },
		"no block":         func() { GemmInBlocks(x, Rows(x, 3, 4), Rows(x, 4, 3), 0, false, new(Scratch)) },
		"a long block":     func() { GemmInBlocks(x, Rows(x, 3, 4), Rows(x, 4, 3), BlockK+1, false, new(Scratch)) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			f()
		})
	}
}

func shape(rows, cols int) string { return strconv.Itoa(rows) + "x" + strconv.Itoa(cols) }
