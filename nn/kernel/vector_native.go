//go:build go1.27 && goexperiment.simd && (amd64 || arm64)

package kernel

import "simd"

// The compiler rewrites each function on these vectors once for each length of them. It
// wants package simd named in each file that has such a function: "undefined: simd", or
// "simd/internal/bridge imported and not used", is its word for one that does not.
type vec = simd.Float32s

func load(x []float32, i int) vec { return simd.LoadFloat32s(x[i:]) }
func splat(x float32) vec         { return simd.BroadcastFloat32s(x) }

// whole returns how many floats of n fill whole vectors.
func wholeVectors(n int) int { return n - n%lanes() }

// lanes returns how many floats a vector of this machine has: 4, 8 or 16.
func lanes() int {
	var v simd.Float32s
	return v.Len()
}
