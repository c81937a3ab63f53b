//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// multiplyFirst does what multiply does with the first terms of depth, in steps
// of four: a product over 20 terms costs 20, not 32. Each four are moved to the
// front of the window, where the addresses are constant.
func (w window) multiplyFirst(panels []panel, strip []tile, terms int) {
	for p := 0; p < terms; p += 4 {
		if p > 0 {
			copy(splats[:4], splats[p:p+4])
		}
		w.multiplyFour(unsafe.Pointer(&panels[0][p]), strip)
	}
}

// multiplyFour is multiply for the first four terms of the window; see there.
func (window) multiplyFour(panels unsafe.Pointer, strip []tile) {
	b := unsafe.Add(panels, offset)
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
