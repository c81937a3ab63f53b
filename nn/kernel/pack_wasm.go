//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// What surrounds the tile. With bounds checks, and with copies of four floats
// (each a call of memmove), it took 0.7 of the time of the tiles in 256x784x64;
// as vectors through pointers it takes 0.18.

// zeros takes four vectors at a time, and -0 for something else.
func zeros(x []float32, outer, inner, stride int) bool {
	if outer%4 != 0 || inner%4 != 0 {
		return zerosPlain(x, outer, inner, stride)
	}
	_ = x[(outer-1)*stride+inner-1]
	p := unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), offset)
	for outer > 0 {
		next := unsafe.Add(p, 4*stride*4)
		for i := inner; i > 0; i -= 4 {
			q := unsafe.Add(p, stride*4)
			r := unsafe.Add(q, stride*4)
			s := unsafe.Add(r, stride*4)
			v := vector(p, 0).ToBits().Or(vector(q, 0).ToBits()).Or(vector(r, 0).ToBits()).Or(vector(s, 0).ToBits()).ReshapeToUint64s()
			if v.GetElem(0)|v.GetElem(1) != 0 {
				return false
			}
			p = unsafe.Add(p, 16)
		}
		p, outer = next, outer-4
	}
	return true
}

// fill sets up terms k0 … k0+terms-1 of rows i … i+rows-1 of A.
func (window) fill(a *Matrix, i, rows, k0, terms int) {
	from := a.Data[i*a.RowStride+k0*a.ColStride:]
	whole := rows == tileM && terms == depth
	if rows == tileM && terms%4 == 0 && terms < depth {
		fillPart(from, a, terms)
		return
	}
	switch {
	case whole && a.ColStride == 1:
		fillRows(unsafe.Pointer(unsafe.SliceData(from)), a.RowStride)
	case whole:
		fillColumns(unsafe.Pointer(unsafe.SliceData(from)), a.ColStride)
	case a.ColStride == 1:
		var part [tileM][depth]float32 // filled up with zeros
		for r := range rows {
			copy(part[r][:terms], from[r*a.RowStride:])
		}
		fillRows(unsafe.Pointer(&part), depth)
	default:
		var part [depth][tileM]float32
		for p := range terms {
			copy(part[p][:rows], from[p*a.ColStride:])
		}
		fillColumns(unsafe.Pointer(&part), tileM)
	}
}

// fillPart sets up whole fours of terms, without a copy.
func fillPart(x []float32, a *Matrix, terms int) {
	if a.ColStride != 1 {
		fillFours(unsafe.Pointer(unsafe.SliceData(x)), a.ColStride, terms)
		return
	}
	from, to := first(x), unsafe.Pointer(&splats)
	for r := tileM; r > 0; r-- {
		for p := 0; p < terms; p += 4 {
			spread(unsafe.Add(to, p*tileM*16), vector(from, p*4), tileM*16)
		}
		from, to = unsafe.Add(from, a.RowStride*4), unsafe.Add(to, 16)
	}
}

// fillFours is fillColumns for so many terms.
func fillFours(from unsafe.Pointer, stride, terms int) {
	from, to := unsafe.Add(from, offset), unsafe.Pointer(&splats)
	for ; terms > 0; terms-- {
		spread(to, vector(from, 0), 16)
		from, to = unsafe.Add(from, stride*4), unsafe.Add(to, tileM*16)
	}
}

// spread splats the lanes of v to four places, step bytes apart.
func spread(to unsafe.Pointer, v vec, step int) {
	splat(v.GetElem(0)).StoreArray((*[4]float32)(to))
	splat(v.GetElem(1)).StoreArray((*[4]float32)(unsafe.Add(to, step)))
	splat(v.GetElem(2)).StoreArray((*[4]float32)(unsafe.Add(to, 2*step)))
	splat(v.GetElem(3)).StoreArray((*[4]float32)(unsafe.Add(to, 3*step)))
}

// finishTiles stores or adds whole tiles to tileM rows of C, n floats apart.
func finishTiles(c []float32, strip []tile, n int, add bool) {
	first := unsafe.Add(unsafe.Pointer(unsafe.SliceData(c)), offset)
	from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(strip)), offset)
	for range strip {
		to := first
		if add {
			to = addRowOf(to, from, n)
			to = addRowOf(to, unsafe.Add(from, 32), n)
			to = addRowOf(to, unsafe.Add(from, 64), n)
			addRowOf(to, unsafe.Add(from, 96), n)
		} else {
			to = storeRowOf(to, from, n)
			to = storeRowOf(to, unsafe.Add(from, 32), n)
			to = storeRowOf(to, unsafe.Add(from, 64), n)
			storeRowOf(to, unsafe.Add(from, 96), n)
		}
		first, from = unsafe.Add(first, tileN*4), unsafe.Add(from, tileM*tileN*4)
	}
}

// addRowOf adds a row of a tile to C and returns where the next row belongs.
func addRowOf(to, row unsafe.Pointer, n int) unsafe.Pointer {
	vector(to, 0).Add(vector(row, 0)).StoreArray((*[4]float32)(to))
	vector(to, 16).Add(vector(row, 16)).StoreArray((*[4]float32)(unsafe.Add(to, 16)))
	return unsafe.Add(to, n*4)
}

func storeRowOf(to, row unsafe.Pointer, n int) unsafe.Pointer {
	copyEight(to, row)
	return unsafe.Add(to, n*4)
}

func copyEight(to, from unsafe.Pointer) {
	vector(from, 0).StoreArray((*[4]float32)(to))
	vector(from, 16).StoreArray((*[4]float32)(unsafe.Add(to, 16)))
}

// packRows copies a whole panel; its rows are stride floats apart.
func packRows(to *panel, from []float32, stride int) {
	_ = from[(depth-1)*stride+tileN-1]
	p := unsafe.Add(unsafe.Pointer(unsafe.SliceData(from)), offset)
	for r := 0; r < depth; r += 4 {
		copyEight(unsafe.Pointer(&to[r]), p)
		p = unsafe.Add(p, stride*4)
		copyEight(unsafe.Pointer(&to[r+1]), p)
		p = unsafe.Add(p, stride*4)
		copyEight(unsafe.Pointer(&to[r+2]), p)
		p = unsafe.Add(p, stride*4)
		copyEight(unsafe.Pointer(&to[r+3]), p)
		p = unsafe.Add(p, stride*4)
	}
}

// packColumns interleaves contiguous columns, stride floats apart: four columns
// and four terms at a time change places.
func packColumns(to *panel, from []float32, stride int) {
	_ = from[(tileN-1)*stride+depth-1]
	left := unsafe.Add(unsafe.Pointer(unsafe.SliceData(from)), offset)
	right := unsafe.Add(left, 4*stride*4)
	for p := 0; p < depth; p += 4 {
		packFour(to, p, 0, left, stride)
		packFour(to, p, 4, right, stride)
		left, right = unsafe.Add(left, 16), unsafe.Add(right, 16)
	}
}

func packFour(to *panel, p, q int, from unsafe.Pointer, stride int) {
	a := vector(from, 0)
	from = unsafe.Add(from, stride*4)
	b := vector(from, 0)
	from = unsafe.Add(from, stride*4)
	c := vector(from, 0)
	d := vector(unsafe.Add(from, stride*4), 0)
	at0, at1, at2, at3 := (*[4]float32)(to[p][q:]), (*[4]float32)(to[p+1][q:]), (*[4]float32)(to[p+2][q:]), (*[4]float32)(to[p+3][q:])
	a.SetElem(1, b.GetElem(0)).SetElem(2, c.GetElem(0)).SetElem(3, d.GetElem(0)).StoreArray(at0)
	b.SetElem(0, a.GetElem(1)).SetElem(2, c.GetElem(1)).SetElem(3, d.GetElem(1)).StoreArray(at1)
	c.SetElem(0, a.GetElem(2)).SetElem(1, b.GetElem(2)).SetElem(3, d.GetElem(2)).StoreArray(at2)
	d.SetElem(0, a.GetElem(3)).SetElem(1, b.GetElem(3)).SetElem(2, c.GetElem(3)).StoreArray(at3)
}
