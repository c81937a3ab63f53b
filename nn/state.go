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
	for _, x := range t.state() {
		for _, v := range x {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
		}
	}
	return b
}

// stateHeader is what stands before the floats of a state: step, β₁^t, β₂^t.
const stateHeader = 24

// StateParams returns the parameters in a state that a trainer of net has
// written with this kind of optimizer, little-endian bytes as they are.
func StateParams(b []byte, net *Network, kind OptimizerKind) ([]byte, error) {
	p := 4 * len(net.Params)
	want := stateHeader + p*(1+kind.memories())
	if len(b) != want {
		return nil, errors.New("state: " + strconv.Itoa(len(b)) + " bytes, wanted are " + strconv.Itoa(want))
	}
	return b[stateHeader : stateHeader+p], nil
}

// state returns all floats of a state: the parameters, then what the optimizer
// remembers, as far as there is such.
func (t *Trainer) state() [3][]float32 {
	return [3][]float32{t.net.Params, t.opt.memory[0], t.opt.memory[1]}
}

// SetState takes what AppendState wrote for a trainer of the same network,
// configuration and images.
func (t *Trainer) SetState(b []byte) error {
	if _, err := StateParams(b, t.net, t.opt.kind); err != nil {
		return err
	}
	t.step = int(binary.LittleEndian.Uint64(b))
	t.opt.b1 = math.Float64frombits(binary.LittleEndian.Uint64(b[8:]))
	t.opt.b2 = math.Float64frombits(binary.LittleEndian.Uint64(b[16:]))
	b = b[stateHeader:]
	for _, x := range t.state() {
		for i := range x {
			x[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
		b = b[4*len(x):]
	}
	t.last.lowest = 0
	return nil
}
