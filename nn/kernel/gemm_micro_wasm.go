//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

const (
	tileM = 4
	tileN = 8
)

// multiply adds the products of the window and the panels to as many tiles:
//
//	strip[j,r,q] += Σ_p A[r,p]·panels[j,p,q]    r < tileM, p < depth, q < tileN
func (window) multiply(panels []panel, strip []tile) {
	tiles := run{unsafe.Pointer(unsafe.SliceData(strip)), tileM * tileN * 4}
	multiplyTiles(run{unsafe.Pointer(unsafe.SliceData(panels)), depth * tileN * 4}, tiles, tiles, len(strip))
}

// A run is panels or tiles that stand step bytes apart.
type run struct {
	first unsafe.Pointer
	step  int
}

// What sums begin with: a run that stands still.
var (
	zeroTile, biasTile tile
	fromZero           = run{unsafe.Pointer(&zeroTile), 0}
	fromBiases         = run{unsafe.Pointer(&biasTile), 0}
)

// multiplyFirst does what multiply does with the first terms of depth: a product
// over 20 terms costs 20, not 32.
func (window) multiplyFirst(panels []panel, strip []tile, terms int) {
	tiles := run{unsafe.Pointer(unsafe.SliceData(strip)), tileM * tileN * 4}
	multiplyTerms(terms, run{unsafe.Pointer(unsafe.SliceData(panels)), depth * tileN * 4}, tiles, tiles, len(strip), 1, 0)
}

// multiplyTerms is multiplyTiles for the first terms of the window, in steps of eight
// and four where that is less, and for so many rows of panels, row bytes apart, whose
// tiles follow each other. What a step takes is moved to the front of the window,
// where the addresses are constant.
func multiplyTerms(terms int, panels, sums, tiles run, count, rows, row int) {
	for p := 0; p < terms; {
		multiply, step := multiplyFour, 4
		if terms-p > depth*3/4 {
			multiply, step = multiplyTiles, depth
		} else if terms-p > 4 {
			multiply, step = multiplyEight, 8
		}
		if p > 0 {
			copy(splats[:step], splats[p:p+step])
			sums = tiles
		}
		from, s, to := panels, sums, tiles
		from.first = unsafe.Add(from.first, p*tileN*4)
		for range rows {
			multiply(from, s, to, count)
			from.first = unsafe.Add(from.first, row)
			s.first, to.first = unsafe.Add(s.first, count*s.step), unsafe.Add(to.first, count*to.step)
		}
		p += step
	}
}
