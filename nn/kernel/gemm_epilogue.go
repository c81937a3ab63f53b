package kernel

// finish stores or adds the sums of a strip to rows of C (rows, n).
func finish(c []float32, strip []tile, rows, n int, add bool) {
	whole := 0 // tiles without an edge
	if rows == tileM {
		whole = n / tileN
		finishTiles(c[:tileM*n], strip[:whole], n, add)
	}
	for t := whole; t < len(strip); t++ {
		j := t * tileN
		for r := range rows {
			for q, v := range strip[t][r][:min(tileN, n-j)] {
				if add {
					v += c[r*n+j+q]
				}
				c[r*n+j+q] = v
			}
		}
	}
}

// finishSwapped stores or adds the sums of a strip to columns of C, m floats
// wide: the strip is of the transpose (rows, n).
func finishSwapped(c []float32, strip []tile, rows, n, m int, add bool) {
	for t := range strip {
		for q := range min(tileN, n-t*tileN) {
			to := c[(t*tileN+q)*m:][:rows]
			for r := range to {
				v := strip[t][r][q]
				if add {
					v += to[r]
				}
				to[r] = v
			}
		}
	}
}
