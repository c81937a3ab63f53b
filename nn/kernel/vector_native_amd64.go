//go:build go1.27 && goexperiment.simd

package kernel

import "simd/archsimd"

// hasAVX512 reports whether vectors have 512 bits, so that a row of accumulators is two of them.
var hasAVX512 = archsimd.X86.AVX512()

// hasVec4 reports whether vec4 can be used: its instructions have three operands, as AVX has.
var hasVec4 = archsimd.X86.AVX()

type row512 = [16]float32
