package kernel

import "strconv"

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

// Pool stores in to (n, C) the largest of each two positions side by side in the
// rows a and b (2n, C):
//
//	to[w,c] = max(a[2w,c], a[2w+1,c], b[2w,c], b[2w+1,c])
func Pool(to, a, b []float32, c int) {
	checkPool("Pool", len(to), len(a), len(b), c)
	pool(to, a, b, c)
}

// Unpool is the way back: it moves each value of d (n, C) to the first of those
// four of da and db (2n, C) whose a or b is the largest, y, and sets the others
// to zero.
func Unpool(da, db, d, a, b, y []float32, c int) {
	checkPool("Unpool", len(d), len(a), len(b), c)
	checkPool("Unpool", len(y), len(da), len(db), c)
	checkSame("Unpool", d, y)
	unpool(da, db, d, a, b, y, c)
}

// Scatter is the way back of a pooling that says which of each four is the largest:
// it moves each value of d (n, C) there, and sets the others of da and db (2n, C) to
// zero.
func Scatter(da, db, d, which []float32, c int) {
	checkPool("Scatter", len(d), len(da), len(db), c)
	checkSame("Scatter", d, which)
	scatter(da, db, d, which, c)
}

// Double stores each position of x (n, C) twice side by side in the rows a and b
// (2n, C).
func Double(a, b, x []float32, c int) {
	checkPool("Double", len(x), len(a), len(b), c)
	double(a, b, x, c)
}

// Undouble is the way back for gradients:
//
//	to[w,c] = ((a[2w,c] + a[2w+1,c]) + b[2w,c]) + b[2w+1,c]
func Undouble(to, a, b []float32, c int) {
	checkPool("Undouble", len(to), len(a), len(b), c)
	undouble(to, a, b, c)
}

func checkPool(name string, n, a, b, c int) {
	if c < 1 || n%c != 0 || a != 2*n || b != 2*n {
		panic("kernel: " + name + " of " + strconv.Itoa(a) + " and " + strconv.Itoa(b) + " floats to " + strconv.Itoa(n))
	}
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

func poolPlain(to, a, b []float32, c int) {
	for i := range to {
		at := i/c*2*c + i%c
		to[i] = a[at]
		for _, v := range [3]float32{a[at+c], b[at], b[at+c]} {
			if v > to[i] { // of -0 and 0 the first stays, as in every twin
				to[i] = v
			}
		}
	}
}

func unpoolPlain(da, db, d, a, b, y []float32, c int) {
	for i, v := range d {
		at := i/c*2*c + i%c
		da[at], da[at+c], db[at], db[at+c] = 0, 0, 0, 0
		switch y[i] {
		case a[at]:
			da[at] = v
		case a[at+c]:
			da[at+c] = v
		case b[at]:
			db[at] = v
		case b[at+c]:
			db[at+c] = v
		}
	}
}

func scatterPlain(da, db, d, which []float32, c int) {
	for i, v := range d {
		at := i/c*2*c + i%c
		da[at], da[at+c], db[at], db[at+c] = 0, 0, 0, 0
		switch which[i] {
		case 0:
			da[at] = v
		case 1:
			da[at+c] = v
		case 2:
			db[at] = v
		case 3:
			db[at+c] = v
		}
	}
}

func doublePlain(a, b, x []float32, c int) {
	for i, v := range x {
		at := i/c*2*c + i%c
		a[at], a[at+c], b[at], b[at+c] = v, v, v, v
	}
}

func undoublePlain(to, a, b []float32, c int) {
	for i := range to {
		at := i/c*2*c + i%c
		to[i] = a[at] + a[at+c] + b[at] + b[at+c]
	}
}

func addPlain(to, x []float32) {
	for i, v := range x {
		to[i] += v
	}
}
