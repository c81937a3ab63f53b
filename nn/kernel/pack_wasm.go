//go:build go1.27 && goexperiment.simd && wasm

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// What surrounds the tile. With bounds checks, and with copies of four floats
// (each a call of memmove), it took 0.7 of the time of the tiles in 256x784x64;
// as vectors through pointers it takes 0.18.

// fill sets up terms k0 … k0+terms-1 of rows i … i+rows-1 of A.
func (window) fill(a Matrix, i, rows, k0, terms int) {
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
func fillPart(x []float32, a Matrix, terms int) {
	from, to := unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), offset), unsafe.Pointer(&splats)
	if a.ColStride == 1 {
		for r := tileM; r > 0; r-- {
			for p := 0; p < terms; p += 4 {
				spread(unsafe.Add(to, p*tileM*16), vector(from, p*4), tileM*16)
			}
			from, to = unsafe.Add(from, a.RowStride*4), unsafe.Add(to, 16)
		}
		return
	}
	for p := terms; p > 0; p-- {
		spread(to, vector(from, 0), 16)
		spread(unsafe.Add(to, 64), vector(from, 16), 16)
		from, to = unsafe.Add(from, a.ColStride*4), unsafe.Add(to, 128)
	}
}

// fillRows reads rows of A that are stride floats apart.
func fillRows(from unsafe.Pointer, stride int) {
	to := unsafe.Pointer(&splats)
	from = unsafe.Add(from, offset)
	for r := tileM; r > 0; r-- {
		spread(unsafe.Add(to, 0*tileM*16), vector(from, 0), tileM*16)
		spread(unsafe.Add(to, 4*tileM*16), vector(from, 16), tileM*16)
		spread(unsafe.Add(to, 8*tileM*16), vector(from, 32), tileM*16)
		spread(unsafe.Add(to, 12*tileM*16), vector(from, 48), tileM*16)
		from, to = unsafe.Add(from, stride*4), unsafe.Add(to, 16)
	}
}

// fillColumns reads columns of A that are stride floats apart.
func fillColumns(from unsafe.Pointer, stride int) {
	to := unsafe.Pointer(&splats)
	from = unsafe.Add(from, offset)
	for p := depth; p > 0; p -= 2 {
		spread(to, vector(from, 0), 16)
		spread(unsafe.Add(to, 64), vector(from, 16), 16)
		from = unsafe.Add(from, stride*4)
		spread(unsafe.Add(to, 128), vector(from, 0), 16)
		spread(unsafe.Add(to, 192), vector(from, 16), 16)
		from, to = unsafe.Add(from, stride*4), unsafe.Add(to, 256)
	}
}

// spread splats the lanes of v to four places, step bytes apart.
func spread(to unsafe.Pointer, v vec, step int) {
	splat(v.GetElem(0)).StoreArray((*[4]float32)(to))
	splat(v.GetElem(1)).StoreArray((*[4]float32)(unsafe.Add(to, step)))
	splat(v.GetElem(2)).StoreArray((*[4]float32)(unsafe.Add(to, 2*step)))
	splat(v.GetElem(3)).StoreArray((*[4]float32)(unsafe.Add(to, 3*step)))
}

func vector(p unsafe.Pointer, bytes int) vec {
	return archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(p, bytes)))
}

// finishTiles stores or adds whole tiles to tileM rows of C, n floats apart.
func finishTiles(c []float32, strip []tile, n int, add bool) {
	first := unsafe.Add(unsafe.Pointer(unsafe.SliceData(c)), offset)
	from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(strip)), offset)
	for range strip {
		to := first
		if add {
			for r := 0; r < tileM*16; r += 64 {
				to = addFour(to, vector(from, r), n)
				to = addFour(to, vector(from, r+16), n)
				to = addFour(to, vector(from, r+32), n)
				to = addFour(to, vector(from, r+48), n)
			}
		} else {
			for r := 0; r < tileM*16; r += 64 {
				to = storeFour(to, vector(from, r), n)
				to = storeFour(to, vector(from, r+16), n)
				to = storeFour(to, vector(from, r+32), n)
				to = storeFour(to, vector(from, r+48), n)
			}
		}
		first, from = unsafe.Add(first, tileN*4), unsafe.Add(from, tileM*tileN*4)
	}
}

// addFour adds v to four floats and returns where those of the next row are.
func addFour(to unsafe.Pointer, v vec, n int) unsafe.Pointer {
	vector(to, 0).Add(v).StoreArray((*[4]float32)(to))
	return unsafe.Add(to, n*4)
}

func storeFour(to unsafe.Pointer, v vec, n int) unsafe.Pointer {
	v.StoreArray((*[4]float32)(to))
	return unsafe.Add(to, n*4)
}

// packRows copies a whole panel; its rows are stride floats apart.
func packRows(to *panel, from []float32, stride int) {
	_ = from[(depth-1)*stride+tileN-1]
	p := unsafe.Add(unsafe.Pointer(unsafe.SliceData(from)), offset)
	for r := 0; r < depth; r += 4 {
		vector(p, 0).StoreArray(&to[r])
		p = unsafe.Add(p, stride*4)
		vector(p, 0).StoreArray(&to[r+1])
		p = unsafe.Add(p, stride*4)
		vector(p, 0).StoreArray(&to[r+2])
		p = unsafe.Add(p, stride*4)
		vector(p, 0).StoreArray(&to[r+3])
		p = unsafe.Add(p, stride*4)
	}
}
