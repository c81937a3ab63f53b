//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

// A vec is as long as the machine's vectors. The compiler rewrites each function that uses it,
// once for each length, and wants package simd named in each file with such a function. In a
// file that does not, its error is "undefined: simd", or "simd/internal/bridge imported and
// not used".
type vec = simd.Float32s

func load(x []float32, i int) vec { return simd.LoadFloat32s(x[i:]) }
func splat(x float32) vec         { return simd.BroadcastFloat32s(x) }

// flushed is [flush] on a vector.
func flushed(x, below vec) vec { return splat(0).IfElse(x.Abs().Less(below), x) }

// wholeVectors returns how many of n floats fill whole vectors.
func wholeVectors(n int) int { return n - n%lanes() }

// lanes returns the number of floats in a vector of this machine: 4, 8 or 16.
func lanes() int {
	var v simd.Float32s
	return v.Len()
}
