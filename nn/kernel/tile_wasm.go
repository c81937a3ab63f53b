//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// Go's wasm back end turns each loop's back edge into a dispatch through a jump
// table, so a loop pays for iterations, not for length: both tiles do four
// terms of the sum in each. Loads go through unsafe pointers because a bounds
// check costs as much as the multiplication it guards; [checkGemm] has checked
// the shapes.

func vector(p unsafe.Pointer, bytes uintptr) archsimd.Float32x4 {
	return archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(p, bytes)))
}

func float(p unsafe.Pointer, bytes uintptr) float32 { return *(*float32)(unsafe.Add(p, bytes)) }

func store(p unsafe.Pointer, bytes int, v archsimd.Float32x4) {
	v.StoreArray((*[4]float32)(unsafe.Add(p, bytes)))
}

// tileRows multiplies four rows of A, each contiguous and lda floats after the
// last, by count panels of B:
//
//	C[r, 8j+q] (+)= Σ_p A[r,p]·B[p, 8j+q]    r < 4, p < kb, q < 8, j < count
func tileRows(kb int, a unsafe.Pointer, lda int, b unsafe.Pointer, count int, c unsafe.Pointer, ldc int, add bool) {
	for ; count > 0; count-- {
		var s00, s01, s10, s11, s20, s21, s30, s31, b0, b1, x archsimd.Float32x4
		p0, p1 := a, unsafe.Add(a, lda*4)
		p2, p3 := unsafe.Add(a, lda*8), unsafe.Add(a, lda*12)
		p := kb
		for ; p >= 4; p -= 4 {
			b0, b1 = vector(b, 0), vector(b, 16)
			x = archsimd.BroadcastFloat32x4(float(p0, 0))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p1, 0))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p2, 0))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p3, 0))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			b0, b1 = vector(b, 32), vector(b, 48)
			x = archsimd.BroadcastFloat32x4(float(p0, 4))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p1, 4))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p2, 4))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p3, 4))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			b0, b1 = vector(b, 64), vector(b, 80)
			x = archsimd.BroadcastFloat32x4(float(p0, 8))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p1, 8))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p2, 8))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p3, 8))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			b0, b1 = vector(b, 96), vector(b, 112)
			x = archsimd.BroadcastFloat32x4(float(p0, 12))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p1, 12))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p2, 12))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p3, 12))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			p0, p1 = unsafe.Add(p0, 16), unsafe.Add(p1, 16)
			p2, p3 = unsafe.Add(p2, 16), unsafe.Add(p3, 16)
			b = unsafe.Add(b, 4*tileN*4)
		}
		for ; p > 0; p-- {
			b0, b1 = vector(b, 0), vector(b, 16)
			x = archsimd.BroadcastFloat32x4(float(p0, 0))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p1, 0))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p2, 0))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(p3, 0))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			p0, p1 = unsafe.Add(p0, 4), unsafe.Add(p1, 4)
			p2, p3 = unsafe.Add(p2, 4), unsafe.Add(p3, 4)
			b = unsafe.Add(b, tileN*4)
		}
		storeTile(c, ldc, add, s00, s01, s10, s11, s20, s21, s30, s31)
		c = unsafe.Add(c, tileN*4)
	}
}

// tileCols is [tileRows] for an A whose columns are contiguous: element (r, p)
// lies p*lda+r floats after a.
func tileCols(kb int, a unsafe.Pointer, lda int, b unsafe.Pointer, count int, c unsafe.Pointer, ldc int, add bool) {
	for ; count > 0; count-- {
		var s00, s01, s10, s11, s20, s21, s30, s31, b0, b1, x archsimd.Float32x4
		q0, q1 := a, unsafe.Add(a, lda*4)
		q2, q3 := unsafe.Add(a, lda*8), unsafe.Add(a, lda*12)
		p := kb
		for ; p >= 4; p -= 4 {
			b0, b1 = vector(b, 0), vector(b, 16)
			x = archsimd.BroadcastFloat32x4(float(q0, 0))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q0, 4))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q0, 8))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q0, 12))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			b0, b1 = vector(b, 32), vector(b, 48)
			x = archsimd.BroadcastFloat32x4(float(q1, 0))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q1, 4))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q1, 8))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q1, 12))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			b0, b1 = vector(b, 64), vector(b, 80)
			x = archsimd.BroadcastFloat32x4(float(q2, 0))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q2, 4))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q2, 8))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q2, 12))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			b0, b1 = vector(b, 96), vector(b, 112)
			x = archsimd.BroadcastFloat32x4(float(q3, 0))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q3, 4))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q3, 8))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q3, 12))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			q0, q1 = unsafe.Add(q0, lda*16), unsafe.Add(q1, lda*16)
			q2, q3 = unsafe.Add(q2, lda*16), unsafe.Add(q3, lda*16)
			b = unsafe.Add(b, 4*tileN*4)
		}
		for ; p > 0; p-- {
			b0, b1 = vector(b, 0), vector(b, 16)
			x = archsimd.BroadcastFloat32x4(float(q0, 0))
			s00, s01 = s00.Add(x.Mul(b0)), s01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q0, 4))
			s10, s11 = s10.Add(x.Mul(b0)), s11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q0, 8))
			s20, s21 = s20.Add(x.Mul(b0)), s21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(float(q0, 12))
			s30, s31 = s30.Add(x.Mul(b0)), s31.Add(x.Mul(b1))
			q0 = unsafe.Add(q0, lda*4)
			b = unsafe.Add(b, tileN*4)
		}
		storeTile(c, ldc, add, s00, s01, s10, s11, s20, s21, s30, s31)
		c = unsafe.Add(c, tileN*4)
	}
}

// storeTile writes or adds a tile (4, 8) to C, whose rows are ldc floats apart.
func storeTile(c unsafe.Pointer, ldc int, add bool, s00, s01, s10, s11, s20, s21, s30, s31 archsimd.Float32x4) {
	c0, c1 := c, unsafe.Add(c, ldc*4)
	c2, c3 := unsafe.Add(c, ldc*8), unsafe.Add(c, ldc*12)
	if add {
		s00, s01 = vector(c0, 0).Add(s00), vector(c0, 16).Add(s01)
		s10, s11 = vector(c1, 0).Add(s10), vector(c1, 16).Add(s11)
		s20, s21 = vector(c2, 0).Add(s20), vector(c2, 16).Add(s21)
		s30, s31 = vector(c3, 0).Add(s30), vector(c3, 16).Add(s31)
	}
	store(c0, 0, s00)
	store(c0, 16, s01)
	store(c1, 0, s10)
	store(c1, 16, s11)
	store(c2, 0, s20)
	store(c2, 16, s21)
	store(c3, 0, s30)
	store(c3, 16, s31)
}
