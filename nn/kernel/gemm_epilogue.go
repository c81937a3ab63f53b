package kernel

// epilogue stores or adds the accumulators to rows of C (rows, n).
func epilogue(c []float32, accs []accumulators, rows, n int, add bool) {
	whole := 0 // accumulators that lie in C with all their columns
	if rows == microM {
		whole = n / microN
		epilogueWhole(c[:microM*n], accs[:whole], n, add)
	}
	for t := whole; t < len(accs); t++ {
		j := t * microN
		for r := range rows {
			for q, v := range accs[t][r][:min(microN, n-j)] {
				if add {
					v += c[r*n+j+q]
				}
				c[r*n+j+q] = v
			}
		}
	}
}

// epilogueTransposed stores or adds the accumulators, those of Cᵀ (rows, n), to columns of C,
// whose rows are m floats long.
func epilogueTransposed(c []float32, accs []accumulators, rows, n, m int, add bool) {
	whole := 0
	if rows == microM && !add {
		whole = n / microN
		epilogueWholeTransposed(c, accs[:whole], m)
	}
	for t := whole; t < len(accs); t++ {
		for q := range min(microN, n-t*microN) {
			to := c[(t*microN+q)*m:][:rows]
			for r := range to {
				v := accs[t][r][q]
				if add {
					v += to[r]
				}
				to[r] = v
			}
		}
	}
}
