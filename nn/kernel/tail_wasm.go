//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// multiplyFirst does what multiply does with the first terms of depth: a product
// over 20 terms costs 20, not 32.
func (window) multiplyFirst(panels []panel, strip []tile, terms int) {
	multiplyTerms(terms, unsafe.Pointer(unsafe.SliceData(panels)), depth*tileN*4, unsafe.Pointer(unsafe.SliceData(strip)), tileM*tileN*4, len(strip), 1, 0)
}

// multiplyTerms is multiplyTiles for the first terms of the window, in steps of
// four where that is less, and for so many rows of panels, row bytes apart, whose
// tiles follow each other. Each four are moved to the front of the window, where
// the addresses are constant.
func multiplyTerms(terms int, panels unsafe.Pointer, step int, tiles unsafe.Pointer, next, count, rows, row int) {
	for p := 0; p < terms; p += 4 {
		if p > 0 {
			copy(splats[:4], splats[p:p+4])
		}
		from, to := unsafe.Add(panels, p*tileN*4), tiles
		for range rows {
			if terms > depth*3/4 {
				multiplyTiles(from, step, to, next, count)
			} else {
				multiplyFour(from, step, to, next, count)
			}
			from, to = unsafe.Add(from, row), unsafe.Add(to, count*next)
		}
		if terms > depth*3/4 {
			return
		}
	}
}

// multiplyFour is multiplyTiles for the first four terms of the window; see there.
func multiplyFour(panels unsafe.Pointer, step int, tiles unsafe.Pointer, next, count int) {
	b, c := unsafe.Add(panels, offset), unsafe.Add(tiles, offset)
	for ; count > 0; count-- {
		s00 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 0)))
		s01 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 16)))
		s10 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 32)))
		s11 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 48)))
		s20 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 64)))
		s21 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 80)))
		s30 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 96)))
		s31 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 112)))
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
		s00.StoreArray((*[4]float32)(unsafe.Add(c, 0)))
		s01.StoreArray((*[4]float32)(unsafe.Add(c, 16)))
		s10.StoreArray((*[4]float32)(unsafe.Add(c, 32)))
		s11.StoreArray((*[4]float32)(unsafe.Add(c, 48)))
		s20.StoreArray((*[4]float32)(unsafe.Add(c, 64)))
		s21.StoreArray((*[4]float32)(unsafe.Add(c, 80)))
		s30.StoreArray((*[4]float32)(unsafe.Add(c, 96)))
		s31.StoreArray((*[4]float32)(unsafe.Add(c, 112)))
		b, c = unsafe.Add(b, step), unsafe.Add(c, next)
	}
}
