package nn

import (
	"encoding/binary"
	"math"

	"hourglass/nn/problem"
)

// AppendState appends the state of a run to b, with which it can continue exactly:
// the step, the parameters and the optimizer's memory, little-endian. The same
// program is to read it back soon; it is no file format.
func (t *Trainer) AppendState(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(t.step))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(t.opt.b1))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(t.opt.b2))
	return appendFloats(b, t.state())
}

func appendFloats(b []byte, all [3][]float32) []byte {
	for _, x := range all {
		for _, v := range x {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
		}
	}
	return b
}

// readFloats reads what appendFloats wrote into slices of the same lengths.
func readFloats(all [3][]float32, b []byte) {
	for _, x := range all {
		for i := range x {
			x[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
		b = b[4*len(x):]
	}
}

// runHeader is the size of what precedes the floats of a snapshot.
const runHeader = 64

// AppendRun appends what AppendState does and the last snapshot: a trainer that goes on from
// there goes back as this one would, too.
func (t *Trainer) AppendRun(b []byte) []byte {
	b = t.AppendState(b)
	s := &t.last
	random := uint64(0)
	if s.of.Noise.Random {
		random = 1
	}
	for _, v := range [runHeader / 8]uint64{
		uint64(s.step), math.Float64bits(s.b1), math.Float64bits(s.b2), math.Float64bits(s.lowest),
		uint64(s.of.Loss), uint64(s.of.Noise.Kind), math.Float64bits(s.of.Noise.Strength), random,
	} {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	if s.lowest == 0 {
		return b
	}
	return appendFloats(b, s.state)
}

// SetRun restores what AppendRun wrote for a trainer of the same network, configuration and
// number of images.
func (t *Trainer) SetRun(b []byte) error {
	floats := 4 * len(t.net.Params) * (1 + t.opt.kind.memories())
	end := stateHeader + floats
	if len(b) != end+runHeader && len(b) != end+runHeader+floats {
		return problem.New("train.state", len(b), end+runHeader)
	}
	if err := t.SetState(b[:end]); err != nil {
		return err
	}
	b = b[end:]
	var v [runHeader / 8]uint64
	for i := range v {
		v[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	s := &t.last
	s.step, s.b1, s.b2 = int(v[0]), math.Float64frombits(v[1]), math.Float64frombits(v[2])
	s.lowest = math.Float64frombits(v[3])
	s.of.Loss = Loss(v[4])
	s.of.Noise = Noise{NoiseKind(v[5]), math.Float64frombits(v[6]), v[7] != 0}
	if len(b) > runHeader {
		s.allocate(t)
		readFloats(s.state, b[runHeader:])
	}
	return nil
}

// stateHeader is the size of what precedes the floats of a state: step, β₁^t, β₂^t.
const stateHeader = 24

// StateParams returns the parameters in a state of a trainer of net with this kind
// of optimizer, as the little-endian bytes in b.
func StateParams(b []byte, net *Network, kind OptimizerKind) ([]byte, error) {
	p := 4 * len(net.Params)
	want := stateHeader + p*(1+kind.memories())
	if len(b) != want {
		return nil, problem.New("train.state", len(b), want)
	}
	// Of a step beyond what can be counted, or of decayed sums that are none, is only what was damaged.
	// Positive floats are ordered as their bits are.
	for i, most := range [3]uint64{1 << 40, math.Float64bits(1), math.Float64bits(1)} {
		if binary.LittleEndian.Uint64(b[8*i:]) > most {
			return nil, problem.New("train.checkpoint")
		}
	}
	return b[stateHeader : stateHeader+p], nil
}

// state returns all floats of a state: the parameters, then the optimizer's memory, which
// is no slice, one or two, by its rule.
func (t *Trainer) state() [3][]float32 {
	return [3][]float32{t.net.Params, t.opt.memory[0], t.opt.memory[1]}
}

// SetState restores a state that AppendState wrote for a trainer of the same
// network, configuration and images.
func (t *Trainer) SetState(b []byte) error {
	if _, err := StateParams(b, t.net, t.opt.kind); err != nil {
		return err
	}
	t.step = int(binary.LittleEndian.Uint64(b))
	t.opt.b1 = math.Float64frombits(binary.LittleEndian.Uint64(b[8:]))
	t.opt.b2 = math.Float64frombits(binary.LittleEndian.Uint64(b[16:]))
	b = b[stateHeader:]
	readFloats(t.state(), b)
	t.last.lowest = 0
	return nil
}
