package kernel

import "strconv"

// Convolutions of 3x3 between one channel and many (C, a multiple of 8) at
// stride 1 have a form of their own: the first and the last layer of most
// models, and those with the largest images. As matrix products they move nine
// copies of a wide image, or multiply mostly padding (one of the sides is 1).
// Here nothing is copied but the borders.
//
// "wide" is an image (H, W, C), "narrow" one of a single channel. Where the
// filter reaches over the edge, the image comes with a border: (H+2, W+2).

// Taps says of which size wide is.
type Taps struct{ H, W, C int }

// Spread computes wide (H, W, C) from narrow (H+2, W+2) and w (3, 3, C):
//
//	wide[y,x,c] = b[c] + Σ_{i,j} narrow[y+i,x+j]·w[i,j,c]    i, j ascending
func (t Taps) Spread(wide, narrow, w, b []float32) {
	t.check("Spread", len(wide), t.H*t.W*t.C, len(narrow), (t.H+2)*(t.W+2), len(w), len(b))
	spreadTaps(wide, narrow, w, b, t)
}

// Collect computes narrow (H, W) from wide (H+2, W+2, C) and w (3, 3, C). Four
// sums run side by side for each value, over i, j, c ascending with c%4 = l:
//
//	s[l] = Σ_{i,j,c} wide[y+i,x+j,c]·w[i,j,c]
//	narrow[y,x] = b + ((s[0]+s[1]) + (s[2]+s[3]))
func (t Taps) Collect(narrow, wide, w []float32, b float32) {
	t.check("Collect", len(wide), (t.H+2)*(t.W+2)*t.C, len(narrow), t.H*t.W, len(w), t.C)
	collectTaps(narrow, wide, w, b, t)
}

// AddGrad adds to dW (3, 3, C), row after row of wide (H, W, C), what they say
// about the filter between it and narrow (H+2, W+2):
//
//	dW[i,j,c] += Σ_x wide[y,x,c]·narrow[y+i,x+j]    y ascending
func (t Taps) AddGrad(dW, wide, narrow []float32) {
	t.check("AddGrad", len(wide), t.H*t.W*t.C, len(narrow), (t.H+2)*(t.W+2), len(dW), t.C)
	addGradTaps(dW, wide, narrow, t)
}

func (t Taps) check(name string, wide, wantWide, narrow, wantNarrow, w, b int) {
	if t.C%8 != 0 || wide != wantWide || narrow != wantNarrow || w != 9*t.C || b != t.C {
		panic("kernel: " + name + " of " + strconv.Itoa(t.C) + " channels, wide " + strconv.Itoa(wide) + " of " + strconv.Itoa(wantWide) +
			", narrow " + strconv.Itoa(narrow) + " of " + strconv.Itoa(wantNarrow) + ", filter " + strconv.Itoa(w))
	}
}

func spreadTapsPlain(wide, narrow, w, b []float32, t Taps) {
	for y := range t.H {
		for x := range t.W {
			to := wide[(y*t.W+x)*t.C:][:t.C]
			copy(to, b)
			for k := range 9 {
				v := narrow[(y+k/3)*(t.W+2)+x+k%3]
				for c, f := range w[k*t.C:][:t.C] {
					to[c] += float32(v * f)
				}
			}
		}
	}
}

func collectTapsPlain(narrow, wide, w []float32, b float32, t Taps) {
	row := 3 * t.C
	for y := range t.H {
		for x := range t.W {
			var s [4]float32
			for i := range 3 {
				from := wide[((y+i)*(t.W+2)+x)*t.C:][:row]
				for k, f := range w[i*row:][:row] {
					s[k%4] += float32(from[k] * f)
				}
			}
			narrow[y*t.W+x] = b + ((s[0] + s[1]) + (s[2] + s[3]))
		}
	}
}

func addGradTapsPlain(dW, wide, narrow []float32, t Taps) {
	for y := range t.H {
		for k := range 9 {
			for c := range t.C {
				sum := float32(0)
				for x := range t.W {
					sum += float32(wide[(y*t.W+x)*t.C+c] * narrow[(y+k/3)*(t.W+2)+x+k%3])
				}
				dW[k*t.C+c] += sum
			}
		}
	}
}
