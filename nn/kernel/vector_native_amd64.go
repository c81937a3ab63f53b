//go:build go1.27 && goexperiment.simd

package kernel

import "simd/archsimd"

// hasAVX512 says that vectors have 512 bits: then a row of a tile is two of them.
var hasAVX512 = archsimd.X86.AVX512()

// hasVec4 says that vectors of 128 bits have instructions with three operands.
var hasVec4 = archsimd.X86.AVX()

type row512 = [16]float32
