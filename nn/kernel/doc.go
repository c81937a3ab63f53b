// Package kernel holds the float32 loops in which a network spends its time:
// matrix products, convolutions, pooling, activations, losses and optimizer updates.
//
// # Families of files
//
// A topic has one stem, and all forms of what it computes are in files of that stem: the
// entry points in stem.go, and beside it, by suffix,
//
//	*_generic.go       the reference: the formula as loops; always compiled, so that tests compare with it
//	*_wasm.go          wasm, vectors of 128 bits
//	*_native.go        amd64 and arm64, vectors as long as the machine's
//	*_native_amd64.go  what only amd64 has: AVX-512
//	*_native_arm64.go  the same names on arm64
//	*_simd.go          wasm, amd64 and arm64, vectors of 128 bits
//	*_unrolled.go      unrolled functions of one of these forms, written by internal/gen
//	*_nowasm.go        wherever *_wasm.go is not compiled
//	*_nonative.go      wherever *_native.go is not compiled
//	*_nosimd.go        wherever neither *_wasm.go nor *_native.go nor *_simd.go is compiled
//
// Vectors need Go 1.27 and GOEXPERIMENT=simd. The entry point Sigmoid calls sigmoid, say, of
// which each build has one definition, in the form that suits it; those in a *_no….go file
// mostly call the reference. [TestFamilies] holds this rule.
//
// # Every form gives the same bits
//
// A reference has the name of what it stands for, and ends in Generic. The fast forms
// compute the same sums in the same order, so that all agree to the last bit, on every
// platform, as long as all numbers are finite:
//
//   - Products are rounded before they are added. The explicit float32(x*y)
//     conversions forbid the fused multiply-add that Go would otherwise use on
//     some architectures.
//   - A sum over k runs in blocks of at most [BlockK] terms. Each block starts
//     at zero; the blocks are then added in order.
//   - Where eight images stand side by side ([Batch8]), sums over images are four
//     sums side by side, added at the end in a fixed order.
//   - exp and log are polynomials of our own, because package math has
//     assembly versions that differ in the last bits between platforms.
//
// Slices are row-major. All functions panic when a length does not fit its
// shape: that is a programmer's mistake, never a matter of data.
package kernel

//go:generate go run ./internal/gen
