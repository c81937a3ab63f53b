//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// A window stands in a global variable, each of its floats four times over, so
// that the address of every load is a constant. Through pointers it is not:
// Go's wasm back end folds no offset into a load of a vector or a float, and V8
// then spends an addition and a zero-extension on each address. A term of this
// tile is 27 machine instructions, 16 of which compute; a term of a 4x8 tile
// that loads through pointers and splats is 38. On a processor that shares its
// core with another thread, instructions are what counts: the tile alone does
// 16 GFLOP/s against 12, and 33 against 24 with the core to itself (Chromium).
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
	// Pointers that come from an addition are not checked for nil.
	b := unsafe.Add(unsafe.Pointer(unsafe.SliceData(panels)), offset)
	c := unsafe.Add(unsafe.Pointer(unsafe.SliceData(strip)), offset)
	for count := len(strip); count > 0; count-- {
		s0 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 0)))
		s1 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 16)))
		s2 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 32)))
		s3 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 48)))
		s4 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 64)))
		s5 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 80)))
		s6 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 96)))
		s7 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 112)))
		x := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 0)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[0][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[0][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[0][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[0][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[0][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[0][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[0][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[0][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 16)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[1][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[1][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[1][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[1][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[1][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[1][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[1][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[1][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 32)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[2][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[2][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[2][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[2][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[2][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[2][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[2][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[2][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 48)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[3][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[3][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[3][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[3][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[3][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[3][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[3][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[3][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 64)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[4][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[4][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[4][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[4][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[4][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[4][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[4][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[4][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 80)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[5][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[5][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[5][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[5][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[5][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[5][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[5][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[5][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 96)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[6][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[6][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[6][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[6][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[6][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[6][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[6][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[6][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 112)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[7][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[7][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[7][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[7][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[7][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[7][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[7][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[7][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 128)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[8][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[8][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[8][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[8][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[8][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[8][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[8][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[8][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 144)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[9][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[9][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[9][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[9][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[9][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[9][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[9][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[9][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 160)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[10][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[10][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[10][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[10][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[10][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[10][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[10][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[10][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 176)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[11][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[11][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[11][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[11][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[11][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[11][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[11][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[11][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 192)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[12][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[12][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[12][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[12][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[12][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[12][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[12][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[12][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 208)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[13][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[13][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[13][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[13][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[13][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[13][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[13][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[13][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 224)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[14][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[14][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[14][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[14][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[14][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[14][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[14][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[14][7]).Mul(x))
		x = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 240)))
		s0 = s0.Add(archsimd.LoadFloat32x4Array(&splats[15][0]).Mul(x))
		s1 = s1.Add(archsimd.LoadFloat32x4Array(&splats[15][1]).Mul(x))
		s2 = s2.Add(archsimd.LoadFloat32x4Array(&splats[15][2]).Mul(x))
		s3 = s3.Add(archsimd.LoadFloat32x4Array(&splats[15][3]).Mul(x))
		s4 = s4.Add(archsimd.LoadFloat32x4Array(&splats[15][4]).Mul(x))
		s5 = s5.Add(archsimd.LoadFloat32x4Array(&splats[15][5]).Mul(x))
		s6 = s6.Add(archsimd.LoadFloat32x4Array(&splats[15][6]).Mul(x))
		s7 = s7.Add(archsimd.LoadFloat32x4Array(&splats[15][7]).Mul(x))
		s0.StoreArray((*[4]float32)(unsafe.Add(c, 0)))
		s1.StoreArray((*[4]float32)(unsafe.Add(c, 16)))
		s2.StoreArray((*[4]float32)(unsafe.Add(c, 32)))
		s3.StoreArray((*[4]float32)(unsafe.Add(c, 48)))
		s4.StoreArray((*[4]float32)(unsafe.Add(c, 64)))
		s5.StoreArray((*[4]float32)(unsafe.Add(c, 80)))
		s6.StoreArray((*[4]float32)(unsafe.Add(c, 96)))
		s7.StoreArray((*[4]float32)(unsafe.Add(c, 112)))
		b, c = unsafe.Add(b, depth*tileN*4), unsafe.Add(c, tileM*tileN*4)
	}
}

var offset = 0 // a variable, or the compiler would see through it
