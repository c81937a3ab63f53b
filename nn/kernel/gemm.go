package kernel

import (
	"strconv"
	"unsafe"
)

// BlockK is the number of terms of a dot product that are summed before the
// sum is added to the result. It is part of what Gemm promises: changing it
// changes the last bits of every product with more than BlockK terms. With 256,
// a panel of B (256 x 8 floats, 8 KiB) stays in a 32 KiB L1 cache beside the
// rows of A.
const BlockK = 256

// The tile: tileM rows of A meet tileN columns of B, and their tileM x tileN
// sums stay in registers. 4x8 fills 8 of the 16 vector registers that a wasm
// engine has on amd64 and leaves room for B and the broadcast of A.
// 5x8 and 2x16 were measured as fast, 4x4 a third slower.
const (
	tileM = 4
	tileN = 8
)

// A Matrix is a view of rows x columns floats. Element (i, j) is
// Data[i*RowStride+j*ColStride]. One of the two strides is 1.
type Matrix struct {
	Data                 []float32
	Rows, Cols           int
	RowStride, ColStride int
}

// Rows returns data (rows, cols), row-major, as a Matrix.
func Rows(data []float32, rows, cols int) Matrix {
	if len(data) < rows*cols {
		panic("kernel: " + strconv.Itoa(len(data)) + " floats for a " + shape(rows, cols) + " matrix")
	}
	return Matrix{data, rows, cols, cols, 1}
}

// T returns the transpose; nothing is copied.
func (m Matrix) T() Matrix {
	return Matrix{m.Data, m.Cols, m.Rows, m.ColStride, m.RowStride}
}

func (m Matrix) at(i, j int) float32 { return m.Data[i*m.RowStride+j*m.ColStride] }

func shape(rows, cols int) string { return strconv.Itoa(rows) + "x" + strconv.Itoa(cols) }

// Scratch is the working memory of [Gemm]. The zero value is ready; it grows
// to the largest product it has seen and then allocates no more. It serves one
// product at a time.
type Scratch struct {
	panels []float32 // B in column panels: (ceil(n/tileN), k, tileN)
	rows   []float32 // the last rows of A, filled up with zeros: (tileM, k)
	tile   [tileM * tileN]float32
}

func (s *Scratch) reserve(panels, rows int) {
	if len(s.panels) < panels {
		s.panels = make([]float32, panels)
	}
	if len(s.rows) < rows {
		s.rows = make([]float32, rows)
	}
}

// Gemm computes a matrix product, C = A·B or, to accumulate, C += A·B:
//
//	C[i,j] = (C[i,j] +) Σ_k A[i,k]·B[k,j]
//
// for A (m, k), B (k, n) and C (m, n), row-major. C overlaps neither A nor B.
//
// B is packed into panels of 8 columns, which are then read in order by every
// four rows of A. A is read where it lies: either its rows or its columns are
// contiguous, and each case has a tile of its own, which costs less than
// packing when n is as small as a code layer.
func Gemm(c []float32, a, b Matrix, accumulate bool, s *Scratch) {
	checkGemm(c, a, b)
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
	block := min(k, BlockK)
	columnPanels := (n + tileN - 1) / tileN
	s.reserve(columnPanels*block*tileN, tileM*block)
	for k0 := 0; k0 < k; k0 += BlockK {
		kb := min(BlockK, k-k0)
		packPanels(s.panels, b, k0, kb)
		gemmBlock(c, n, a, k0, kb, accumulate || k0 > 0, s)
	}
}

// gemmBlock adds (or, at first, stores) the terms k0 … k0+kb-1 for all of C.
func gemmBlock(c []float32, n int, a Matrix, k0, kb int, add bool, s *Scratch) {
	m := a.Rows
	full := n / tileN // panels whose 8 columns all exist
	panels := unsafe.Pointer(unsafe.SliceData(s.panels))
	tail := unsafe.Add(panels, full*kb*tileN*4)
	tile := unsafe.Pointer(&s.tile)
	i := 0
	for ; i+tileM <= m; i += tileM {
		p := unsafe.Pointer(&a.Data[i*a.RowStride+k0*a.ColStride])
		out := unsafe.Pointer(&c[i*n])
		if full > 0 {
			multiply(kb, p, a, panels, full, out, n, add)
		}
		if full*tileN < n {
			multiply(kb, p, a, tail, 1, tile, tileN, false)
			s.spill(c[i*n+full*tileN:], n, tileM, n-full*tileN, add)
		}
	}
	if i == m {
		return
	}
	// The last one to three rows are copied, and the missing ones are zeros:
	// the tile always has four.
	rows := s.rows[:tileM*kb]
	clear(rows)
	for r := range m - i {
		for p := range kb {
			rows[r*kb+p] = a.at(i+r, k0+p)
		}
	}
	last := Matrix{rows, tileM, kb, kb, 1}
	for j := 0; j < n; j += tileN {
		panel := unsafe.Add(panels, j*kb*4)
		multiply(kb, unsafe.Pointer(&rows[0]), last, panel, 1, tile, tileN, false)
		s.spill(c[i*n+j:], n, m-i, min(tileN, n-j), add)
	}
}

// multiply picks the tile for the way A lies in memory.
func multiply(kb int, p unsafe.Pointer, a Matrix, panels unsafe.Pointer, count int, c unsafe.Pointer, ldc int, add bool) {
	if a.ColStride == 1 {
		tileRows(kb, p, a.RowStride, panels, count, c, ldc, add)
	} else {
		tileCols(kb, p, a.ColStride, panels, count, c, ldc, add)
	}
}

// spill moves the part of the scratch tile that exists into C.
func (s *Scratch) spill(c []float32, ldc, rows, cols int, add bool) {
	for r := range rows {
		from, to := s.tile[r*tileN:][:cols], c[r*ldc:][:cols]
		if !add {
			copy(to, from)
			continue
		}
		for j, v := range from {
			to[j] += v
		}
	}
}

// packPanels copies rows k0 … k0+kb-1 of B into panels (ceil(n/8), kb, 8); the
// last panel is filled up with zeros.
func packPanels(panels []float32, b Matrix, k0, kb int) {
	n := b.Cols
	for j := 0; j < n; j += tileN {
		panel := panels[j*kb:][:kb*tileN]
		cols := min(tileN, n-j)
		switch {
		case cols < tileN:
			clear(panel)
			for p := range kb {
				for q := range cols {
					panel[p*tileN+q] = b.at(k0+p, j+q)
				}
			}
		case b.ColStride == 1:
			from := b.Data[k0*b.RowStride+j:]
			for p := range kb {
				*(*[tileN]float32)(panel[p*tileN:]) = *(*[tileN]float32)(from[p*b.RowStride:])
			}
		default: // B is a transpose: its columns are contiguous
			packColumns(panel, b.Data[k0+j*b.ColStride:], b.ColStride, kb)
		}
	}
}

// packColumns interleaves eight contiguous columns, stride floats apart.
func packColumns(panel, from []float32, stride, kb int) {
	c0, c1, c2, c3 := from[0*stride:][:kb], from[1*stride:][:kb], from[2*stride:][:kb], from[3*stride:][:kb]
	c4, c5, c6, c7 := from[4*stride:][:kb], from[5*stride:][:kb], from[6*stride:][:kb], from[7*stride:][:kb]
	for p := range kb {
		to := (*[tileN]float32)(panel[p*tileN:])
		to[0], to[1], to[2], to[3] = c0[p], c1[p], c2[p], c3[p]
		to[4], to[5], to[6], to[7] = c4[p], c5[p], c6[p], c7[p]
	}
}

func checkGemm(c []float32, a, b Matrix) {
	if a.Cols != b.Rows {
		panic("kernel: product of " + shape(a.Rows, a.Cols) + " and " + shape(b.Rows, b.Cols))
	}
	if len(c) < a.Rows*b.Cols {
		panic("kernel: " + strconv.Itoa(len(c)) + " floats for a product of " + shape(a.Rows, b.Cols))
	}
	for _, m := range [2]Matrix{a, b} {
		if m.RowStride != 1 && m.ColStride != 1 {
			panic("kernel: a matrix whose rows and columns are both scattered")
		}
		if m.Rows > 0 && m.Cols > 0 && (m.Rows-1)*m.RowStride+(m.Cols-1)*m.ColStride >= len(m.Data) {
			panic("kernel: " + strconv.Itoa(len(m.Data)) + " floats for a " + shape(m.Rows, m.Cols) + " matrix")
		}
	}
}
