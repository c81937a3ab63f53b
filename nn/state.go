package nn

import (
	"encoding/binary"
	"errors"
	"math"
	"strconv"
)

// AppendState appends what a run needs to go on exactly where it is: the step,
// the optimizer's memory and the parameters, little-endian. It is meant for the
// same program to read back soon, not for keeping.
func (t *Trainer) AppendState(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(t.step))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(t.opt.b1))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(t.opt.b2))
	for _, x := range [][]float32{t.net.Params, t.opt.m, t.opt.v} {
		for _, v := range x {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
		}
	}
	return b
}

// SetState takes what AppendState wrote for a trainer of the same network,
// configuration and images.
func (t *Trainer) SetState(b []byte) error {
	want := 24 + 4*(len(t.net.Params)+len(t.opt.m)+len(t.opt.v))
	if len(b) != want {
		return errors.New("state: " + strconv.Itoa(len(b)) + " bytes, wanted are " + strconv.Itoa(want))
	}
	t.step = int(binary.LittleEndian.Uint64(b))
	t.opt.b1 = math.Float64frombits(binary.LittleEndian.Uint64(b[8:]))
	t.opt.b2 = math.Float64frombits(binary.LittleEndian.Uint64(b[16:]))
	b = b[24:]
	for _, x := range [][]float32{t.net.Params, t.opt.m, t.opt.v} {
		for i := range x {
			x[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
		b = b[4*len(x):]
	}
	return nil
}
