//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

const (
	tileM = 4
	tileN = 8
)

// A window stands in a global variable, each of its floats four times over, so
// that the address of every load is a constant. Through pointers it is not:
// Go's wasm back end folds no offset into a load of a vector or a float, and V8
// then spends an addition and a zero-extension on each address. A term of this
// tile is 26 machine instructions, 16 of which compute; with splats in the tile
// and pointers everywhere it is 38. On a processor that shares its core with
// another thread, instructions are what counts; on one that loads two vectors a
// cycle, loads are: six of them a term, where a tile of 8x4 has nine.
//
// There is one window because wasm has one thread, and Gemm does not yield it.
type window struct{}

var splats [depth][tileM][4]float32

// multiply adds the products of the window and the panels to as many tiles:
//
//	strip[j,r,q] += Σ_p A[r,p]·panels[j,p,q]    r < tileM, p < depth, q < tileN
//
// The loop is unrolled over all of depth: Go's wasm back end makes a dispatch of
// every back edge, and the loads and stores of the sums belong to it as well.
//
// The lines stand as they shall run. The compiler orders a block by source
// position, and what was inlined comes last: when the loads of B and of the
// sums were calls of a helper, all loads of the window came first, 120 of them
// spilled, and the tile ran at a third of its speed. Look at wasm-objdump -d
// after a change of the compiler.
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

// multiplyTiles is multiply for count panels and tiles, which need not stand where
// the sums that they are added to stand.
func multiplyTiles(panels, sums, tiles run, count int) {
	// Pointers that come from an addition are not checked for nil.
	b, s, c := unsafe.Add(panels.first, offset), unsafe.Add(sums.first, offset), unsafe.Add(tiles.first, offset)
	for ; count > 0; count-- {
		s00 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(s, 0)))
		s01 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(s, 16)))
		s10 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(s, 32)))
		s11 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(s, 48)))
		s20 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(s, 64)))
		s21 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(s, 80)))
		s30 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(s, 96)))
		s31 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(s, 112)))
		x0 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 0)))
		x1 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 16)))
		a := archsimd.LoadFloat32x4Array(&splats[0][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[0][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[0][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[0][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 32)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 48)))
		a = archsimd.LoadFloat32x4Array(&splats[1][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[1][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[1][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[1][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 64)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 80)))
		a = archsimd.LoadFloat32x4Array(&splats[2][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[2][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[2][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[2][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 96)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 112)))
		a = archsimd.LoadFloat32x4Array(&splats[3][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[3][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[3][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[3][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 128)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 144)))
		a = archsimd.LoadFloat32x4Array(&splats[4][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[4][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[4][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[4][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 160)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 176)))
		a = archsimd.LoadFloat32x4Array(&splats[5][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[5][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[5][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[5][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 192)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 208)))
		a = archsimd.LoadFloat32x4Array(&splats[6][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[6][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[6][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[6][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 224)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 240)))
		a = archsimd.LoadFloat32x4Array(&splats[7][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[7][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[7][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[7][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 256)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 272)))
		a = archsimd.LoadFloat32x4Array(&splats[8][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[8][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[8][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[8][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 288)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 304)))
		a = archsimd.LoadFloat32x4Array(&splats[9][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[9][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[9][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[9][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 320)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 336)))
		a = archsimd.LoadFloat32x4Array(&splats[10][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[10][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[10][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[10][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 352)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 368)))
		a = archsimd.LoadFloat32x4Array(&splats[11][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[11][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[11][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[11][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 384)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 400)))
		a = archsimd.LoadFloat32x4Array(&splats[12][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[12][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[12][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[12][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 416)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 432)))
		a = archsimd.LoadFloat32x4Array(&splats[13][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[13][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[13][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[13][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 448)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 464)))
		a = archsimd.LoadFloat32x4Array(&splats[14][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[14][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[14][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[14][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		x0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 480)))
		x1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 496)))
		a = archsimd.LoadFloat32x4Array(&splats[15][0])
		s00 = s00.Add(a.Mul(x0))
		s01 = s01.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[15][1])
		s10 = s10.Add(a.Mul(x0))
		s11 = s11.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[15][2])
		s20 = s20.Add(a.Mul(x0))
		s21 = s21.Add(a.Mul(x1))
		a = archsimd.LoadFloat32x4Array(&splats[15][3])
		s30 = s30.Add(a.Mul(x0))
		s31 = s31.Add(a.Mul(x1))
		s00.StoreArray((*[4]float32)(unsafe.Add(c, 0)))
		s01.StoreArray((*[4]float32)(unsafe.Add(c, 16)))
		s10.StoreArray((*[4]float32)(unsafe.Add(c, 32)))
		s11.StoreArray((*[4]float32)(unsafe.Add(c, 48)))
		s20.StoreArray((*[4]float32)(unsafe.Add(c, 64)))
		s21.StoreArray((*[4]float32)(unsafe.Add(c, 80)))
		s30.StoreArray((*[4]float32)(unsafe.Add(c, 96)))
		s31.StoreArray((*[4]float32)(unsafe.Add(c, 112)))
		b, s, c = unsafe.Add(b, panels.step), unsafe.Add(s, sums.step), unsafe.Add(c, tiles.step)
	}
}
