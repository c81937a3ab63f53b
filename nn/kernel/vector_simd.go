//go:build go1.27 && goexperiment.simd && (wasm || amd64 || arm64)

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// Vectors reports whether the package was built with vector instructions.
const Vectors = true

// Vectors of four floats exist on all three architectures: wasm has no others, and natively
// they are those of AVX and NEON. Code that uses them is the same for all.

type vec4 = archsimd.Float32x4

func splat4(x float32) vec4 { return archsimd.BroadcastFloat32x4(x) }

// loadAt loads the vector so many bytes behind p.
func loadAt(p unsafe.Pointer, bytes int) vec4 {
	return archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(p, bytes)))
}

// start returns the address of the first float of x. It is the result of an addition, because
// the compiler then leaves out the nil check.
func start(x []float32) unsafe.Pointer {
	return unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), opaqueZero)
}

var opaqueZero = 0 // a variable, so that the compiler cannot leave the addition out

// The numbers of an argmax, in variables: a constant vector takes wasm two instructions more.
var (
	one4   = [4]float32{1, 1, 1, 1}
	two4   = [4]float32{2, 2, 2, 2}
	three4 = [4]float32{3, 3, 3, 3}
)

// The following load and store vectors that are step bytes apart. Functions that store return
// the address after the last one.

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
