package nn

import "strconv"

// A Shape is that of one image between two layers: H rows of W positions with C
// channels, channels last. A vector is 1x1xC.
type Shape struct{ H, W, C int }

// Size returns how many numbers a shape has.
func (s Shape) Size() int { return s.H * s.W * s.C }

func (s Shape) vector() bool { return s.H == 1 && s.W == 1 }

// String prints a vector as its length, any other shape as HxWxC.
func (s Shape) String() string {
	if s.vector() {
		return strconv.Itoa(s.C)
	}
	return strconv.Itoa(s.H) + "x" + strconv.Itoa(s.W) + "x" + strconv.Itoa(s.C)
}

// image returns s as an image; a vector of C numbers is a square one if C is a square.
func (s Shape) image() (Shape, bool) {
	if !s.vector() {
		return s, true
	}
	side := root(s.C)
	return Shape{side, side, 1}, side*side == s.C
}

// root returns ⌊√n⌋, at least 1.
func root(n int) int {
	r := 1
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}
