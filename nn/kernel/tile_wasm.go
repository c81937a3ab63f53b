//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

const (
	tileM = 4
	tileN = 8
)

// A window stands in a global variable, each of its floats four times over, so
// that the address of every load is a constant; internal/gen says why.
//
// There is one window because wasm has one thread, and Gemm does not yield it.
type window struct{}

var splats [depth][tileM][4]float32

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
