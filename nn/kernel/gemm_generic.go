package kernel

// GemmGeneric is the reference of [Gemm].
//
//	C[i,j] = (C[i,j] +) Σ_k A[i,k]·B[k,j]
func GemmGeneric(c []float32, a, b Matrix, accumulate bool) {
	gemmInBlocksGeneric(c, a, b, BlockK, accumulate)
}

// gemmInBlocksGeneric is the reference of [GemmInBlocks]: a sum for each block, then their sum.
func gemmInBlocksGeneric(c []float32, a, b Matrix, length int, accumulate bool) {
	checkGemm(c, a, b)
	m, n, k := a.Rows, b.Cols, a.Cols
	for i := range m {
		for j := range n {
			sum := float32(0)
			if accumulate {
				sum = c[i*n+j]
			}
			for k0 := 0; k0 < k; k0 += length {
				block := float32(0)
				for p := k0; p < min(k0+length, k); p++ {
					block += float32(a.at(i, p) * b.at(p, j))
				}
				if k0 == 0 && !accumulate {
					sum = block
				} else {
					sum += block
				}
			}
			c[i*n+j] = sum
		}
	}
}

// allZeroGeneric reports whether outer rows of inner floats are all zero; rows are stride floats apart.
func allZeroGeneric(x []float32, outer, inner, stride int) bool {
	for r := range outer {
		for _, v := range x[r*stride:][:inner] {
			if v != 0 {
				return false
			}
		}
	}
	return true
}

// sums += factor·x
func gemmAxpy(sums, x []float32, factor float32) {
	for j, v := range x {
		sums[j] += float32(factor * v)
	}
}

// sums += Σ_p factors[p]·rows[p], p ascending; rows are stride floats apart
func gemmAxpy4Generic(sums, rows []float32, stride int, factors [4]float32) {
	for p, f := range factors {
		gemmAxpy(sums, rows[p*stride:][:len(sums)], f)
	}
}
