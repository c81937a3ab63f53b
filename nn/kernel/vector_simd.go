//go:build go1.27 && goexperiment.simd && (wasm || amd64 || arm64)

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// Vectors reports whether the package was built with vector instructions.
const Vectors = true

// Vectors of four floats are everywhere: wasm has no others, and what is written with
// them is the same natively, where they are AVX's and NEON's.

type vec4 = archsimd.Float32x4

func splat4(x float32) vec4 { return archsimd.BroadcastFloat32x4(x) }

// vector loads the vector that is so many bytes behind p.
func loadAt(p unsafe.Pointer, bytes int) vec4 {
	return archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(p, bytes)))
}

// first is where the floats of x are. Pointers that come from an addition are not
// checked for nil.
func start(x []float32) unsafe.Pointer {
	return unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), opaqueZero)
}

var opaqueZero = 0 // a variable, or the compiler would see through it

// What pooling counts with, in variables: a constant costs wasm two instructions more.
var (
	one4   = [4]float32{1, 1, 1, 1}
	two4   = [4]float32{2, 2, 2, 2}
	three4 = [4]float32{3, 3, 3, 3}
)

// Vectors that are step bytes apart. What stores some returns where the next would be.

func loadThree(p unsafe.Pointer, step int) (vec4, vec4, vec4) {
	a := loadAt(p, 0)
	p = unsafe.Add(p, step)
	b := loadAt(p, 0)
	return a, b, loadAt(unsafe.Add(p, step), 0)
}

func storeThree(p unsafe.Pointer, step int, a, b, c vec4) unsafe.Pointer {
	a.StoreArray((*[4]float32)(p))
	p = unsafe.Add(p, step)
	b.StoreArray((*[4]float32)(p))
	p = unsafe.Add(p, step)
	c.StoreArray((*[4]float32)(p))
	return unsafe.Add(p, step)
}

func loadSix(p unsafe.Pointer, step int) (a, b, c, d, e, f vec4) {
	a = loadAt(p, 0)
	p = unsafe.Add(p, step)
	b = loadAt(p, 0)
	p = unsafe.Add(p, step)
	c = loadAt(p, 0)
	p = unsafe.Add(p, step)
	d = loadAt(p, 0)
	p = unsafe.Add(p, step)
	return a, b, c, d, loadAt(p, 0), loadAt(unsafe.Add(p, step), 0)
}

func storeSix(p unsafe.Pointer, step int, a, b, c, d, e, f vec4) unsafe.Pointer {
	return storeThree(storeThree(p, step, a, b, c), step, d, e, f)
}
