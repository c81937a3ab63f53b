package nn

import "hourglass/nn/kernel"

// tileRows is how many tiles of 2x2 a group of images has at most, unless one
// image has more. It is part of what a seed means, as groupRows is.
const tileRows = 200

// inTiles says whether the layer is computed in tiles of 2x2, with 4 of 9
// multiplications ([kernel.Taps.TilesIn]): its images have even sides, and there
// are enough channels on both for products of matrices.
func (l *conv) inTiles() bool {
	w := l.window
	return l.taps() && (w.H|w.W|w.OutH|w.OutW)%2 == 0 && w.C%4 == 0 && l.out%4 == 0 && min(w.C, l.out) >= 16
}

// tiling is the working memory of a convolution in tiles, within that of all.
type tiling struct {
	group   int       // images
	filter  []float32 // (3, 3, O, C), mirrored
	zeros   []float32 // (C)
	u, v, m []float32 // (16, C, O), (16, group·tiles, C or O)
	padded  []float32
}

func (l *conv) tiling() tiling {
	w := l.window
	most := max(w.H*w.W, w.OutH*w.OutW) / 4 // tiles of an image
	t := tiling{group: max(1, tileRows/most)}
	channels := max(w.C, l.out)
	values := 16 * t.group * most * channels
	sizes := [...]int{len(l.w), w.C, 16 * w.C * l.out, values, values, (max(w.H, w.OutH) + 2) * (max(w.W, w.OutW) + 2) * channels}
	total := 0
	for _, size := range sizes {
		total += size
	}
	l.cols.reserve(total)
	rest := l.cols.dX
	for i, part := range [...]*[]float32{&t.filter, &t.zeros, &t.u, &t.v, &t.m, &t.padded} {
		*part, rest = rest[:sizes[i]], rest[sizes[i]:]
	}
	clear(t.zeros)
	return t
}

func (l *conv) forwardTiles(n int, x, y []float32) {
	l.tiling().convolve(n, x, y, l.w, l.b, l.window, l.scratch)
}

func (l *conv) backwardTiles(n int, dY, dX []float32) {
	t := l.tiling()
	l.mirrorFilter(t.filter)
	t.convolve(n, dY, dX, t.filter, t.zeros, l.mirror(), l.scratch)
}

// convolve writes y (n, OutH, OutW, O) = x (n, H, W, C) * filter (3, 3, C, O) + b.
func (t tiling) convolve(n int, x, y, filter, b []float32, w kernel.Window, s *kernel.Scratch) {
	kernel.FilterIn(t.u, filter)
	in, out := kernel.Taps{H: w.OutH, W: w.OutW, C: w.C}, kernel.Taps{H: w.OutH, W: w.OutW, C: len(b)}
	size := w.OutH * w.OutW * len(b)
	tiles := w.OutH * w.OutW / 4
	for first := 0; first < n; first += t.group {
		images := min(t.group, n-first)
		rows := images * tiles
		for i := range images {
			in.TilesIn(t.v, pad(t.padded, x, first+i, first+i == 0, w), i*tiles, rows)
		}
		for p := range 16 {
			kernel.Gemm(t.m[p*rows*len(b):], kernel.Rows(t.v[p*rows*w.C:], rows, w.C), kernel.Rows(t.u[p*w.C*len(b):], w.C, len(b)), false, s)
		}
		for i := range images {
			out.TilesOut(y[(first+i)*size:][:size], t.m, b, i*tiles, rows)
		}
	}
}

// gradTiles computes dW; dU is summed over groups, each a sum over its tiles.
func (l *conv) gradTiles(n int, x, dY []float32) {
	t, w := l.tiling(), l.window
	in, out := kernel.Taps{H: w.OutH, W: w.OutW, C: w.C}, kernel.Taps{H: w.OutH, W: w.OutW, C: l.out}
	size, tiles := l.outputs(), w.OutH*w.OutW/4
	for first := 0; first < n; first += t.group {
		images := min(t.group, n-first)
		rows := images * tiles
		for i := range images {
			in.TilesIn(t.v, pad(t.padded, x, first+i, first+i == 0, w), i*tiles, rows)
			out.TilesBack(t.m, dY[(first+i)*size:][:size], i*tiles, rows)
		}
		for p := range 16 {
			v, m := kernel.Rows(t.v[p*rows*w.C:], rows, w.C), kernel.Rows(t.m[p*rows*l.out:], rows, l.out)
			kernel.Gemm(t.u[p*w.C*l.out:], v.T(), m, first > 0, l.scratch)
		}
	}
	kernel.FilterBack(l.dw, t.u)
}
