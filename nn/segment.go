package nn

import "hourglass/nn/fused"

// A segment is a range of layers and the operator that computes them. Only the output
// of the last one is kept.
type segment struct {
	first, last int // layers
	op          operator
}

// cut divides the layers of n into blocks and single layers.
func (n *Network) cut(blocks []*fused.Block) []segment {
	var all []segment
	for i := 0; i < len(n.layers); i++ {
		s := segment{i, i, n.layers[i]}
		if len(blocks) > 0 && blocks[0].First == i {
			s.last, s.op = blocks[0].Last, (*block)(blocks[0])
			i, blocks = s.last, blocks[1:]
		}
		all = append(all, s)
	}
	return all
}

// block is a fused block as an operator.
type block fused.Block

func (f *block) forward(b *batch, in, out []float32) {
	(*fused.Block)(f).Forward(b.n, b.micro, in, out)
}

func (f *block) backward(b *batch, _, _, dOut, dIn []float32) {
	(*fused.Block)(f).Backward(dOut, dIn, b.penalty, b.slots)
}

var fusedKinds = [len(kindNames)]fused.Kind{Conv: fused.Conv, MaxPool: fused.MaxPool, Upsample: fused.Upsample}

// fusedLayers returns the layers of n as package fused sees them.
func (n *Network) fusedLayers() []fused.Layer {
	all := make([]fused.Layer, len(n.layers))
	in := n.Spec.Input
	for i, out := range n.Spec.Shapes() {
		s, p, l := &n.Spec.Layers[i], &n.params[i], &all[i]
		l.Kind, l.In, l.Out = fusedKinds[s.Kind], fused.Shape(in), fused.Shape(out)
		l.Size, l.Stride = s.Size, s.Stride
		l.W, l.B, l.At = p.w, p.b, p.wAt
		if s.Kind == Conv {
			l.Pad = newWindow(*s, in, out).Top
		}
		if a := s.Activation; a != Linear {
			l.Activation = fused.Activation{Forward: a.forward, Backward: a.backward}
		}
		if i == n.Spec.Code-1 {
			l.Penalty = addSigns
		}
		in = out
	}
	return all
}
