package kernel

import "strconv"

// Convolutions of 3x3 at stride 1 have forms without a matrix of columns, where
// the channels on one side (C) are a multiple of 8. As matrix products they
// move nine copies of an image, set up windows for few filters, or multiply
// padding. Here nothing is copied but the borders. For 8 filters on 14x14x32
// Spread takes 6.2 ms where Im2col and Gemm take 13.9 (128 images, Chromium);
// with 32 filters both take 24.
//
// "wide" is an image (H, W, C), "narrow" one of a single channel. Where the
// filter reaches over the edge, the image comes with a border: (H+2, W+2).

// Taps says of which size wide is.
type Taps struct{ H, W, C int }

// Spread computes wide (H, W, C) from x (H+2, W+2, M) and w (3, 3, M, C):
//
//	wide[y,x,c] = b[c] + Σ_{i,j,m} x[y+i,x+j,m]·w[i,j,m,c]    i, j, m ascending
func (t Taps) Spread(wide, x, w, b []float32, s *Scratch) {
	m := len(w) / (9 * t.C)
	t.check("Spread", len(wide), t.H*t.W*t.C, len(x), (t.H+2)*(t.W+2)*m, len(w)/max(m, 1), len(b))
	spreadTaps(wide, x, w, b, t, s)
}

// SpreadEights computes [Taps.Spread] for images x (n, H, W, M) without a border,
// for as many eights of them as can be done at once, and returns how many images
// these are: wide is (n, OutH, OutW, C). The window is of 3x3 with stride 1.
func (w Window) SpreadEights(n int, wide, x, filter, b []float32, s *Scratch) int {
	if w.Size != 3 || w.Stride != 1 || len(x) < n*w.H*w.W*w.C || len(wide) < n*w.OutH*w.OutW*len(b) || len(filter) != w.Row()*len(b) {
		panic("kernel: SpreadEights of " + strconv.Itoa(n) + " images, " + strconv.Itoa(len(x)) + " to " + strconv.Itoa(len(wide)) + " floats, filter " + strconv.Itoa(len(filter)))
	}
	return w.spreadEights(n, wide, x, filter, b, s)
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

// AddGrad adds to dW (3, 3, M, C), row after row of wide (H, W, C), what they
// say about the filter between it and in (H+2, W+2, M):
//
//	dW[i,j,m,c] += Σ_x wide[y,x,c]·in[y+i,x+j,m]    y ascending
func (t Taps) AddGrad(dW, wide, in []float32) {
	m := len(dW) / (9 * t.C)
	t.check("AddGrad", len(wide), t.H*t.W*t.C, len(in), (t.H+2)*(t.W+2)*m, len(dW)/max(m, 1), t.C)
	addGradTaps(dW, wide, in, t)
}

func (t Taps) check(name string, wide, wantWide, narrow, wantNarrow, w, b int) {
	if t.C%8 != 0 || wide != wantWide || narrow != wantNarrow || w != 9*t.C || b != t.C {
		panic("kernel: " + name + " of " + strconv.Itoa(t.C) + " channels, wide " + strconv.Itoa(wide) + " of " + strconv.Itoa(wantWide) +
			", narrow " + strconv.Itoa(narrow) + " of " + strconv.Itoa(wantNarrow) + ", filter " + strconv.Itoa(w))
	}
}

func spreadTapsPlain(wide, x, w, b []float32, t Taps) {
	row := len(w) / t.C / 3 // what one row of the filter sees
	for p := range t.H * t.W {
		to := wide[p*t.C:][:t.C]
		copy(to, b)
		for i := range 3 {
			from := x[((p/t.W+i)*(t.W+2)+p%t.W)*row/3:][:row]
			for k, v := range from {
				for c, f := range w[(i*row+k)*t.C:][:t.C] {
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

func addGradTapsPlain(dW, wide, in []float32, t Taps) {
	row := len(dW) / t.C / 3
	for y := range t.H {
		for k := range 3 * row {
			for c := range t.C {
				sum := float32(0)
				for x := range t.W {
					sum += float32(wide[(y*t.W+x)*t.C+c] * in[((y+k/row)*(t.W+2)+x)*row/3+k%row])
				}
				dW[k*t.C+c] += sum
			}
		}
	}
}
