//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// packBRows packs a whole panel; rows of B are stride floats apart.
func packBRows(to *panelB, from []float32, stride int) {
	_ = from[(microK-1)*stride+microN-1]
	p := unsafe.Add(unsafe.Pointer(unsafe.SliceData(from)), opaqueZero)
	for r := 0; r < microK; r += 4 {
		copy8(unsafe.Pointer(&to[r]), p)
		p = unsafe.Add(p, stride*4)
		copy8(unsafe.Pointer(&to[r+1]), p)
		p = unsafe.Add(p, stride*4)
		copy8(unsafe.Pointer(&to[r+2]), p)
		p = unsafe.Add(p, stride*4)
		copy8(unsafe.Pointer(&to[r+3]), p)
		p = unsafe.Add(p, stride*4)
	}
}

// packBColumns packs a whole panel; columns of B are contiguous, stride floats apart. Four
// terms of four columns at a time are transposed.
func packBColumns(to *panelB, from []float32, stride int) {
	_ = from[(microN-1)*stride+microK-1]
	left := unsafe.Add(unsafe.Pointer(unsafe.SliceData(from)), opaqueZero)
	right := unsafe.Add(left, 4*stride*4)
	for p := 0; p < microK; p += 4 {
		packBColumns4(to, p, 0, left, stride)
		packBColumns4(to, p, 4, right, stride)
		left, right = unsafe.Add(left, 16), unsafe.Add(right, 16)
	}
}

func packBColumns4(to *panelB, p, q int, from unsafe.Pointer, stride int) {
	a := loadAt(from, 0)
	from = unsafe.Add(from, stride*4)
	b := loadAt(from, 0)
	from = unsafe.Add(from, stride*4)
	c := loadAt(from, 0)
	d := loadAt(unsafe.Add(from, stride*4), 0)
	at0, at1 := (*[4]float32)(to[p][q:]), (*[4]float32)(to[p+1][q:])
	at2, at3 := (*[4]float32)(to[p+2][q:]), (*[4]float32)(to[p+3][q:])
	a.SetElem(1, b.GetElem(0)).SetElem(2, c.GetElem(0)).SetElem(3, d.GetElem(0)).StoreArray(at0)
	b.SetElem(0, a.GetElem(1)).SetElem(2, c.GetElem(1)).SetElem(3, d.GetElem(1)).StoreArray(at1)
	c.SetElem(0, a.GetElem(2)).SetElem(1, b.GetElem(2)).SetElem(3, d.GetElem(2)).StoreArray(at2)
	d.SetElem(0, a.GetElem(3)).SetElem(1, b.GetElem(3)).SetElem(2, c.GetElem(3)).StoreArray(at3)
}
