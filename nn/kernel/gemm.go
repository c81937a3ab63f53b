package kernel

// BlockK is the number of terms of a dot product that are summed before the sum is added to
// the result. It is part of what Gemm promises: another value would change the last bits of
// every product with more than BlockK terms.
const BlockK = 256

// fewRows is the number of rows of A up to which packing B is not worth it.
const fewRows = 3

// The number of columns of B up to which Gemm computes Cᵀ: veryFewColumns whatever A is,
// fewColumns where A has at most smallA floats. A larger A is a batch of images: its
// panels of zeros are skipped, but only if A is packed as A.
const (
	veryFewColumns = 8
	fewColumns     = 32
	smallA         = BlockK * BlockK
)

// Gemm computes a matrix product, C = A·B or, with accumulate, C += A·B:
//
//	C[i,j] = (C[i,j] +) Σ_k A[i,k]·B[k,j]
//
// for A (m, k), B (k, n) and C (m, n), row-major. C overlaps neither A nor B.
func Gemm(c []float32, a, b Matrix, accumulate bool, s *Scratch) {
	GemmInBlocks(c, a, b, BlockK, accumulate, s)
}

// GemmInBlocks is Gemm with another length of blocks: the sums over k are complete after each
// block of 1 to BlockK terms, and then added to C. Gradients of micro-batches are blocks.
//
// Both operands are packed (Goto & van de Geijn 2008). First a few blocks of B are copied into
// panels of microK rows and microN columns. They stay in a second-level cache (512 columns
// take 512 KiB; halving them gained nothing). Then, for every microM rows of A and each block,
// panels of A, (microM, microK), are packed one after the other, and the microkernel multiplies
// each with all panels of B that have the same terms. Missing rows, columns and terms at the
// edges are zeros in the packed panels: adding 0·0 leaves every sum as it is, because a sum
// that starts at +0 never becomes -0.
//
// A panel of A that is all zeros is skipped, for the same reason: on the blank margin around a
// digit that is a third to a half of the first layer. (Where B is infinite, a zero of A would
// have made it NaN; but a run whose weights are infinite has diverged before.)
//
// Packing a panel of A pays when it meets many panels of B. Where B has few columns and A many
// rows (a convolution with 8 filters, a code of 20 numbers), Cᵀ = Bᵀ·Aᵀ is computed: the same
// products in the same order.
func GemmInBlocks(c []float32, a, b Matrix, block int, accumulate bool, s *Scratch) {
	checkGemm(c, a, b)
	if block < 1 || block > BlockK {
		panicShapes("blocks of terms", block, BlockK)
	}
	if a.Rows <= fewRows && b.ColStride == 1 {
		gemmFewRows(c, a, b, block, accumulate, s)
		return
	}
	swapped := a.Rows >= 4*max(b.Cols, veryFewColumns) &&
		(b.Cols <= veryFewColumns || b.Cols <= fewColumns && a.Rows*a.Cols <= smallA)
	if swapped {
		a, b = b.T(), a.T()
	}
	m, n, k := a.Rows, b.Cols, a.Cols
	if m == 0 || n == 0 {
		return
	}
	if k == 0 {
		if !accumulate {
			clear(c[:m*n])
		}
		return
	}
	count := (n + microN - 1) / microN
	span := BlockK / block * block // terms that are packed at once
	s.reserve(span/block*((block+microK-1)/microK)*count, count)
	for k0 := 0; k0 < k; k0 += span {
		end := min(k0+span, k)
		panels, accs := s.panelsB, s.accs[:count]
		for from := k0; from < end; from += block {
			panels = packB(panels, b, from, min(from+block, end))
		}
		for i := 0; i < m; i += microM {
			rows := min(microM, m-i)
			panels = s.panelsB
			for from := k0; from < end; from += block {
				to := min(from+block, end)
				clear(accs)
				for p := from; p < to; p += microK {
					if a.at(i, p) == 0 && isZeroPanelA(&a, i, rows, p, min(microK, to-p)) {
						panels = panels[count:]
						continue
					}
					s.panelA.pack(&a, i, rows, p, min(microK, to-p))
					if terms := to - p; terms <= microK*3/4 { // 13 to 15 terms take as long as 16
						s.panelA.gemmMicroTerms(panels[:count], accs, terms)
					} else {
						s.panelA.gemmMicro(panels[:count], accs)
					}
					panels = panels[count:]
				}
				if swapped {
					epilogueTransposed(c[i:], accs, rows, n, m, accumulate || from > 0)
				} else {
					epilogue(c[i*n:], accs, rows, n, accumulate || from > 0)
				}
			}
		}
	}
}

// isZeroPanelA reports whether terms k0 … k0+terms-1 of rows i … i+rows-1 of A are all zero.
// Mostly the first float already tells; callers look at it before they call.
func isZeroPanelA(a *Matrix, i, rows, k0, terms int) bool {
	from := a.Data[i*a.RowStride+k0*a.ColStride:]
	outer, inner, stride := rows, terms, a.RowStride
	if a.ColStride != 1 {
		outer, inner, stride = terms, rows, a.ColStride
	}
	return allZero(from, outer, inner, stride)
}

// gemmFewRows is GemmInBlocks for few rows of A and contiguous rows of B: a dense layer on a
// single image. Each row of A reads B once.
func gemmFewRows(c []float32, a, b Matrix, block int, accumulate bool, s *Scratch) {
	n, k := b.Cols, a.Cols
	if k == 0 && !accumulate {
		clear(c[:a.Rows*n])
	}
	if cap(s.row) < n {
		s.row = make([]float32, n)
	}
	sums := s.row[:n]
	for i := range a.Rows {
		for k0 := 0; k0 < k; k0 += block {
			end := min(k0+block, k)
			clear(sums)
			p := k0
			for ; p+4 <= end; p += 4 {
				factors := [4]float32{a.at(i, p), a.at(i, p+1), a.at(i, p+2), a.at(i, p+3)}
				gemmAxpy4(sums, b.Data[p*b.RowStride:], b.RowStride, factors)
			}
			for ; p < end; p++ {
				gemmAxpy(sums, b.Data[p*b.RowStride:][:n], a.at(i, p))
			}
			to := c[i*n : (i+1)*n]
			if !accumulate && k0 == 0 {
				copy(to, sums)
			} else {
				add(to, sums)
			}
		}
	}
}

func checkGemm(c []float32, a, b Matrix) {
	if a.Cols != b.Rows {
		panicShapes("a product over terms", a.Cols, b.Rows)
	}
	if len(c) < a.Rows*b.Cols {
		panicShapes("a product of as many floats", len(c), a.Rows*b.Cols)
	}
	for _, m := range [2]Matrix{a, b} {
		if m.RowStride != 1 && m.ColStride != 1 {
			panic("kernel: a matrix whose rows and columns are both scattered")
		}
		if m.Rows > 0 && m.Cols > 0 && (m.Rows-1)*m.RowStride+(m.Cols-1)*m.ColStride >= len(m.Data) {
			panicShapes("a matrix of as many floats", len(m.Data), m.Rows*m.Cols)
		}
	}
}
