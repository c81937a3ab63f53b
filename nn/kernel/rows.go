package kernel

// Operations on the channels of one position: rows of C values.

// Larger stores max(to, x) in to; of two equal values it keeps the first.
func Larger(to, x []float32) {
	checkSame("Larger", to, x)
	larger(to, x)
}

// Route moves to d those values of left whose x is the largest, and sets to
// zero the others of d and those of left that have been moved.
func Route(d, left, x, largest []float32) {
	checkSame("Route", d, left)
	checkSame("Route", d, x)
	checkSame("Route", d, largest)
	route(d, left, x, largest)
}

// Add adds x to to.
func Add(to, x []float32) {
	checkSame("Add", to, x)
	add(to, x)
}

// Copy is copy for short rows: a call of memmove costs as much as ten vectors.
func Copy(to, x []float32) {
	checkSame("Copy", to, x)
	copyRow(to, x)
}

func largerPlain(to, x []float32) {
	for i, v := range x {
		if v > to[i] {
			to[i] = v
		}
	}
}

func routePlain(d, left, x, largest []float32) {
	for i, v := range x {
		d[i] = 0
		if v == largest[i] {
			d[i], left[i] = left[i], 0
		}
	}
}

func addPlain(to, x []float32) {
	for i, v := range x {
		to[i] += v
	}
}
