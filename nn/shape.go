package nn

import "strconv"

// A Shape is the form of one image's numbers between two layers: H rows of W
// positions of C channels, channels last. A plain vector is 1x1xC.
type Shape struct{ H, W, C int }

// Size returns how many numbers a shape has.
func (s Shape) Size() int { return s.H * s.W * s.C }

func (s Shape) vector() bool { return s.H == 1 && s.W == 1 }

// String prints a vector as its length, all else as HxWxC.
func (s Shape) String() string {
	if s.vector() {
		return strconv.Itoa(s.C)
	}
	return strconv.Itoa(s.H) + "x" + strconv.Itoa(s.W) + "x" + strconv.Itoa(s.C)
}
