// Package safetensors reads and writes the safetensors container, by the letter
// of its format (https://github.com/huggingface/safetensors):
//
//	8 bytes      length H of the header, little-endian
//	H bytes      a JSON object: name -> {"dtype", "shape", "data_offsets": [from, to]},
//	             and "__metadata__" -> {text: text}; may end in spaces
//	the rest     the tensors, little-endian, row-major, without holes or overlaps
//
// Tensors of floating-point numbers are read: F64, F32, F16 and BF16; in memory all
// are float32. F32 and F16 are written. Bytes from anywhere may be parsed: what is
// malformed gets an error, and no more is allocated than a small multiple of the
// input. The package has a JSON reader of its own, for this one grammar: that of the
// standard library would double the size of the page's program.
package safetensors

import (
	"encoding/binary"
	"math"
	"strconv"

	"hourglass/nn/problem"
)

// MaxHeader is the longest header that is read, in bytes. The format allows
// 100 MB; a thousand tensors need a hundredth of this.
const MaxHeader = 1 << 20

// maxNames is how many tensors, and how many entries of metadata, are read.
const maxNames = 1000

// A Tensor is a named array.
type Tensor struct {
	Name  string
	Shape []int
	Data  []float32 // row-major; as many as Shape says
	Half  bool      // in a file as float16; Encode rounds to it
}

// width returns the bytes that one number takes in a file.
func (t Tensor) width() int {
	if t.Half {
		return 2
	}
	return 4
}

// A File is what a container holds.
type File struct {
	Metadata map[string]string
	Tensors  []Tensor // in the order of their data
}

// Encode writes f. The same File always gives the same bytes.
func Encode(f File) []byte {
	size := 0
	for _, t := range f.Tensors {
		size += t.width() * len(t.Data)
	}
	b := AppendHeader(nil, f, size)
	for _, t := range f.Tensors {
		at := len(b)
		b = b[:at+t.width()*len(t.Data)]
		for i, v := range t.Data {
			t.Put(b[at:], i, v)
		}
	}
	return b
}

// Put writes number i of t where t's bytes are to be.
func (t Tensor) Put(bytes []byte, i int, v float32) {
	if t.Half {
		binary.LittleEndian.PutUint16(bytes[2*i:], toHalf(v))
	} else {
		binary.LittleEndian.PutUint32(bytes[4*i:], math.Float32bits(v))
	}
}

// AppendHeader appends to b all that stands before the numbers of f, of which the
// shapes count and not the data, and makes room for so many bytes after it.
func AppendHeader(b []byte, f File, room int) []byte {
	h := []byte{'{'}
	if len(f.Metadata) > 0 {
		h = append(h, `"__metadata__":{`...)
		keys := make([]string, 0, len(f.Metadata))
		for k := range f.Metadata {
			keys = append(keys, k)
		}
		sortBy(keys, func(a, b string) bool { return a < b })
		for i, k := range keys {
			if i > 0 {
				h = append(h, ',')
			}
			h = appendString(h, k)
			h = append(h, ':')
			h = appendString(h, f.Metadata[k])
		}
		h = append(h, '}')
	}
	at := 0
	for _, t := range f.Tensors {
		if len(h) > 1 {
			h = append(h, ',')
		}
		h = appendString(h, t.Name)
		h = append(h, `:{"dtype":"F`...)
		h = strconv.AppendInt(h, int64(8*t.width()), 10)
		h = append(h, `","shape":[`...)
		size := t.width()
		for i, d := range t.Shape {
			if i > 0 {
				h = append(h, ',')
			}
			h = strconv.AppendInt(h, int64(d), 10)
			size *= d
		}
		h = append(h, `],"data_offsets":[`...)
		h = strconv.AppendInt(h, int64(at), 10)
		h = append(h, ',')
		at += size
		h = strconv.AppendInt(h, int64(at), 10)
		h = append(h, `]}`...)
	}
	h = append(h, '}')
	for len(h)%8 != 0 { // so that the floats are aligned
		h = append(h, ' ')
	}
	if need := len(b) + 8 + len(h) + room; cap(b) < need {
		b = append(make([]byte, 0, need), b...)
	}
	b = binary.LittleEndian.AppendUint64(b, uint64(len(h)))
	return append(b, h...)
}

// Parse reads a container. All numbers in it are finite.
func Parse(b []byte) (File, error) {
	if len(b) < 8 {
		return File{}, problem.New("safetensors", problem.New("safetensors.short", len(b)))
	}
	length := binary.LittleEndian.Uint64(b)
	if length > MaxHeader {
		return File{}, problem.New("safetensors",
			problem.New("safetensors.long", strconv.FormatUint(length, 10), MaxHeader))
	}
	if length > uint64(len(b)-8) {
		return File{}, problem.New("safetensors", problem.New("safetensors.cutOff", int(length), len(b)-8))
	}
	header, data := b[8:8+length], b[8+length:]
	metadata, entries, err := parseHeader(header)
	if err != nil {
		return File{}, err
	}
	sortBy(entries, func(a, b entry) bool { return a.from < b.from })
	f := File{Metadata: metadata}
	at := 0
	for _, e := range entries {
		wrong := func(why error) (File, error) {
			return File{}, problem.New("safetensors.tensor", problem.Clip(e.name), why)
		}
		width := 4
		switch e.dtype {
		case "F32":
		case "F16", "BF16":
			width = 2
		case "F64":
			width = 8
		default:
			return wrong(problem.New("safetensors.dtype", problem.Clip(e.dtype)))
		}
		t := Tensor{Name: e.name, Shape: e.shape, Half: e.dtype == "F16"}
		size, ok := product(e.shape, len(data)/width)
		switch {
		case e.from != at:
			return wrong(problem.New("safetensors.begins", e.from, at))
		case e.to < e.from || e.to > len(data):
			return wrong(problem.New("safetensors.ends", e.to, len(data)))
		case !ok || width*size != e.to-e.from:
			return wrong(problem.New("safetensors.bytes", e.to-e.from))
		}
		t.Data = make([]float32, size)
		for i := range t.Data {
			var v float32
			switch from := data[at+width*i:]; {
			case width == 8:
				v = float32(math.Float64frombits(binary.LittleEndian.Uint64(from)))
			case width == 4:
				v = math.Float32frombits(binary.LittleEndian.Uint32(from))
			case t.Half:
				v = fromHalf(binary.LittleEndian.Uint16(from))
			default: // the upper half of a float32
				v = math.Float32frombits(uint32(binary.LittleEndian.Uint16(from)) << 16)
			}
			if v-v != 0 { // NaN, infinite, or too large for float32
				return wrong(problem.New("safetensors.finite", i))
			}
			t.Data[i] = v
		}
		at = e.to
		f.Tensors = append(f.Tensors, t)
	}
	if at != len(data) {
		return File{}, problem.New("safetensors", problem.New("safetensors.after", len(data)-at))
	}
	return f, nil
}

// sortBy sorts by insertion, equal elements in the order they came. There are at
// most maxNames of them; the standard library's sorts would make the page's
// program 4 KB larger.
func sortBy[T any](x []T, less func(a, b T) bool) {
	for i := range x {
		for j := i; j > 0 && less(x[j], x[j-1]); j-- {
			x[j], x[j-1] = x[j-1], x[j]
		}
	}
}

// product multiplies a shape and reports whether that stays within most.
func product(shape []int, most int) (int, bool) {
	size := 1
	for _, d := range shape {
		if d == 0 {
			return 0, true
		}
	}
	for _, d := range shape {
		if size > most/d {
			return 0, false
		}
		size *= d
	}
	return size, true
}
