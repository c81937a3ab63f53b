// Package kernel holds the float32 loops in which a network spends its time:
// matrix products, activations, losses and optimizer updates.
//
// Every operation exists twice. The plain twin (its name ends so) is the reference:
// the formula as loops, nothing else; the sums of four in eight_native.go, which
// loops over images side by side are made of, have plain twins of their own. The fast
// version computes the same sums in the same order, so that both agree to the last
// bit, on every platform, as long as all numbers are finite:
//
//   - Products are rounded before they are added. The explicit float32(x*y)
//     conversions forbid the fused multiply-add that Go would otherwise use on
//     some architectures.
//   - A sum over k runs in blocks of at most [BlockK] terms. Each block starts
//     at zero; the blocks are then added in order. Both twins follow this.
//   - Where eight images stand side by side ([Eight]), sums over images are four
//     sums side by side, added at the end in a fixed order.
//   - exp and log are polynomials of our own, because package math has
//     assembly versions that differ in the last bits between platforms.
//
// What is compiled depends on the toolchain, never the result:
//
//	*_wasm.go      wasm, Go 1.27 with GOEXPERIMENT=simd: vectors of 128 bits
//	*_native.go    amd64 and arm64, the same: vectors, most as long as the machine's
//	*_simd.go      both of these: vectors of 128 bits
//	*_scalar.go    what has none of the forms above
//	*_other.go     all but the first, where only wasm has a form of its own
//
// Unrolled functions are written by internal/gen, which says why they must be.
//
// Slices are row-major. All functions panic when a length does not fit its
// shape: that is a programmer's mistake, never a matter of data.
package kernel

//go:generate go run ./internal/gen
