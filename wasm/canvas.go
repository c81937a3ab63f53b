//go:build js && wasm

package main

// Grids of digits: rows of 28x28 images with a gap between them.

const gridGap = 2 // pixels

var grids []*picture

// colors sets what paper and ink look like, as 0xRRGGBB. Pictures change when
// they are next drawn.
//
//go:wasmexport colors
func colors(paper, ink uint32) int32 {
	return do(func() error {
		setColors(paper, ink)
		return nil
	})
}

// grid takes over the canvas whose id is in the input, for rows x columns
// digits, and returns its number.
//
//go:wasmexport grid
func grid(rows, columns int32) int32 {
	return call(func() (int, error) {
		w, h := int(columns)*(28+gridGap)-gridGap, int(rows)*(28+gridGap)-gridGap
		grids = append(grids, newPicture(string(only.in), w, h))
		return len(grids) - 1, nil
	})
}

// drawGrid draws the images (n, 784) in the input, n at most what the grid
// holds, from left to right and top to bottom.
//
//go:wasmexport drawGrid
func drawGrid(number int32) int32 {
	return do(func() error {
		p, x := grids[number], floatsOf(only.in)
		columns := (p.width + gridGap) / (28 + gridGap)
		for i := range len(x) / 784 {
			p.put(x[i*784:(i+1)*784], 28, i%columns*(28+gridGap), i/columns*(28+gridGap))
		}
		p.show()
		return nil
	})
}
