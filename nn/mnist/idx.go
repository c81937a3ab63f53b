// Package mnist reads the IDX files in which MNIST is published, cuts them into
// shards that a browser fetches one by one, and prepares a drawing the way the
// makers of MNIST prepared theirs.
package mnist

import (
	"encoding/binary"
	"strconv"

	"hourglass/nn/problem"
)

// The images of MNIST are Side x Side pixels.
const (
	Side   = 28
	Pixels = Side * Side
)

// Magic numbers of IDX files (yann.lecun.com/exdb/mnist): two zeros, the type
// (8: unsigned bytes), the number of dimensions.
const (
	magicImages = 0x00000803
	magicLabels = 0x00000801
)

const (
	imageHeader = 16 // magic, count, rows, columns; big-endian
	labelHeader = 8  // magic, count
)

// ParseImages returns the pixels (n, 28, 28) of an IDX file, 255 = full ink,
// and n. They are a view of b. The file must be exactly as long as its header
// says.
func ParseImages(b []byte) (pixels []byte, n int, err error) {
	if len(b) < imageHeader {
		return nil, 0, problem.New("idx.images", problem.New("idx.short", len(b), imageHeader))
	}
	magic, count := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	rows, columns := binary.BigEndian.Uint32(b[8:]), binary.BigEndian.Uint32(b[12:])
	switch {
	case magic != magicImages:
		return nil, 0, problem.New("idx.images", wrongMagic(magic, magicImages))
	case rows != Side || columns != Side:
		return nil, 0, problem.New("idx.images", problem.New("idx.pixels", text(rows), text(columns)))
	case uint64(len(b)-imageHeader) != uint64(count)*Pixels:
		want := strconv.FormatUint(uint64(count)*Pixels+imageHeader, 10)
		return nil, 0, problem.New("idx.images", problem.New("idx.imageBytes", len(b), text(count), want))
	}
	return b[imageHeader:], int(count), nil
}

// ParseLabels returns the labels (n) of an IDX file, 0 to 9, as a view of b.
func ParseLabels(b []byte) ([]byte, error) {
	if len(b) < labelHeader {
		return nil, problem.New("idx.labels", problem.New("idx.short", len(b), labelHeader))
	}
	magic, count := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	switch {
	case magic != magicLabels:
		return nil, problem.New("idx.labels", wrongMagic(magic, magicLabels))
	case uint64(len(b)-labelHeader) != uint64(count):
		return nil, problem.New("idx.labels",
			problem.New("idx.labelBytes", len(b), text(count), strconv.FormatUint(uint64(count)+labelHeader, 10)))
	}
	labels := b[labelHeader:]
	for i, l := range labels {
		if l > 9 {
			return nil, problem.New("idx.labels", problem.New("idx.label", i, int(l)))
		}
	}
	return labels, nil
}

func wrongMagic(got, want uint32) *problem.Problem {
	hex := func(n uint32) string { return "0x" + strconv.FormatUint(uint64(n), 16) }
	return problem.New("idx.magic", hex(got), hex(want))
}

func text(n uint32) string { return strconv.FormatUint(uint64(n), 10) }

// AppendImages appends an IDX file of pixels (n, 28, 28) to b.
func AppendImages(b, pixels []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, magicImages)
	b = binary.BigEndian.AppendUint32(b, uint32(len(pixels)/Pixels))
	b = binary.BigEndian.AppendUint32(b, Side)
	b = binary.BigEndian.AppendUint32(b, Side)
	return append(b, pixels...)
}

// AppendLabels appends an IDX file of labels to b.
func AppendLabels(b, labels []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, magicLabels)
	b = binary.BigEndian.AppendUint32(b, uint32(len(labels)))
	return append(b, labels...)
}
