// Package kernel holds the float32 loops in which a network spends its time: matrix products,
// convolutions, pooling, activations, losses and optimizers. README.md beside it says what is
// where, and how to add, test and measure a kernel.
//
// # Families of files
//
// A topic has one stem, and all forms of what it computes are in files of that stem: entry
// points in stem.go and, by suffix,
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
// Vectors need Go 1.27 and GOEXPERIMENT=simd. The entry point Sigmoid calls sigmoid, which every
// build has once: in the form that suits it, or in a *_no….go file. Those mostly call the
// reference, sigmoidGeneric. TestFamilies holds this rule.
//
// # Every form gives the same bits
//
// A fast form computes the same sums in the same order as its reference, so that both agree to
// the last bit, on every platform, as long as all numbers are finite:
//
//   - Products are rounded before they are added. Explicit conversions, float32(x*y), forbid the
//     fused multiply-add that Go would otherwise use on some architectures.
//   - A sum over k runs in blocks of at most [BlockK] terms. Each block starts at zero; the blocks
//     are then added in order.
//   - In a [Batch8], a sum over images is four sums, of images l and l+4, added at the end in a
//     fixed order.
//   - exp and log are polynomials of our own, because package math has assembly versions that
//     differ in the last bits between platforms.
//   - What is too small to matter is stored as zero, before it becomes a denormal number, which
//     takes ten times as long to compute with; see flush.go.
//
// # Figures
//
// BenchmarkGemm and BenchmarkElementwise measure what they name, as README.md says. All other
// times, rates and factors in comments were measured once, when the code beside them was written:
// they say why it is as it is, not how fast it is elsewhere.
//
// # Shapes
//
// Slices are row-major; (H, W, C) says that C is the fastest index. Functions panic when a length
// does not fit its shape: that is a programmer's mistake, never a matter of data.
//
// # Glossary
//
// Shapes: n or N images, positions or filters; H, W rows and columns of positions; C channels in,
// O channels out; M, N, K rows, columns and terms of a matrix product.
//
//   - accumulators: microM x microN sums that a microkernel keeps in registers.
//   - argmax: which of the four values of a 2x2 window was the largest, 0 to 3 row by row, stored
//     as a float. It is all that the backward pass of max pooling needs.
//   - axpy: y += a·x on vectors (BLAS).
//   - backward by data, by filter: dX from dY and the filter; dW from X and dY. The names are
//     oneDNN's, the latter is AddFilterGrad here.
//   - Batch8: eight images stored together, (H, W, C, 8); see [Batch8].
//   - border: zeros stored around a Batch8. halo: how many of them a convolution reads.
//   - channel pair: two channels of a Batch8 in the order (2 halves of the images, 2 channels, 4
//     images), as the gradient of a filter reads them.
//   - direct convolution: the sum over the filter without copying patches; see [ConvDirect].
//   - epilogue: what follows the microkernel, storing or adding accumulators to C.
//   - filter gradient sums: dW[k,o] = Σ x[k]·dY[o] over positions and images; see [GradSums].
//   - flipped filter: W'[i,j,o,c] = W[2-i,2-j,c,o]. A convolution with it computes dX from dY.
//   - im2col: the patches of all positions as rows of a matrix (Chellapilla et al. 2006).
//   - lane: one number of a vector, or one image of a Batch8.
//   - micro-batch: a part of a batch whose gradient is complete before it is added to that of the
//     others.
//   - microkernel: the innermost loop of a matrix product; gemmMicro4x8k16 adds 16 terms to 4 x 8
//     accumulators (Van Zee & van de Geijn 2015; names as XNNPACK's).
//   - packed A panel, packed B panel: microM rows of A, or microN columns of B, and microK terms,
//     copied to the order in which the microkernel reads them (Goto & van de Geijn 2008).
//   - patch: the values that a filter covers at one position.
//   - polyphase: up-sampling and convolution as one small convolution for each of the four output
//     positions that belong to an input position (Vaidyanathan 1990); see [Batch8.PolyphaseSum].
//   - splat: a number repeated in all lanes of a vector.
//   - tap: one of the nine positions of a 3x3 filter.
//   - tile: 4x4 or 2x2 positions of the output that Winograd's convolution computes together.
//   - Winograd elements: the 6x6 values of a transformed tile (9 with up-sampling). For each of
//     them U (C, O), V (tiles, C) and M (tiles, O) are the operands and the result of a matrix
//     product; see [Winograd] and winograd43_generic.go (Lavin & Gray 2015).
package kernel

//go:generate go run ./internal/gen
