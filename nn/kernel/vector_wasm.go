//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

type vec = vec4

const hasVec4 = true

func splat(x float32) vec { return archsimd.BroadcastFloat32x4(x) }

// at returns the address of x[i], the first of four floats.
func at(x []float32, i int) *[4]float32 {
	return (*[4]float32)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), i*4))
}

func load(x []float32, i int) vec { return archsimd.LoadFloat32x4Array(at(x, i)) }

// wholeVectors returns how many floats of x fill whole vectors.
func wholeVectors(x []float32) int { return len(x) &^ 3 }

func four(x float32) [4]float32 { return [4]float32{x, x, x, x} }

func load4(x *[4]float32) vec { return archsimd.LoadFloat32x4Array(x) }

// flushed is [flush] on four lanes.
func flushed(x, below vec) vec {
	var zero vec
	return zero.IfElse(x.Abs().Less(below), x)
}

// splatLanes stores each lane of v four times; the four vectors are step bytes apart.
func splatLanes(to unsafe.Pointer, v vec, step int) {
	splat(v.GetElem(0)).StoreArray((*[4]float32)(to))
	splat(v.GetElem(1)).StoreArray((*[4]float32)(unsafe.Add(to, step)))
	splat(v.GetElem(2)).StoreArray((*[4]float32)(unsafe.Add(to, 2*step)))
	splat(v.GetElem(3)).StoreArray((*[4]float32)(unsafe.Add(to, 3*step)))
}

func copy8(to, from unsafe.Pointer) {
	loadAt(from, 0).StoreArray((*[4]float32)(to))
	loadAt(from, 16).StoreArray((*[4]float32)(unsafe.Add(to, 16)))
}
