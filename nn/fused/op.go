package fused

import "hourglass/nn/kernel"

// An op computes one layer of a block, or several fused into one, for a group of
// images. The activation at its end is the block's to apply.
type op interface {
	// allocate sets the forms of in and out, and makes the memory for batches of so
	// many groups; for the gradients, too, if the block is for training.
	allocate(in, out kernel.Batch8, groups int, training bool)

	// forward writes out for group g of the batch.
	forward(g int, in, out []float32)

	// backward adds the gradients of parameters from group g to sums of the op's own,
	// and writes dIn unless it is nil.
	backward(g int, in, dOut, dIn []float32)
}

// weights are the parameters of an op.
type weights interface {
	// prepare transforms the parameters. It is called before each batch.
	prepare(training bool)

	// clearGrads sets the sums of gradients to zero. storeGrads writes them to the
	// layer's grads: those of all lanes, or of lane and lane+4 alone.
	clearGrads()
	storeGrads(lane int)
}

// A step is an op in its block.
type step struct {
	op
	weights weights // nil for an op without parameters
	layers  int     // how many layers the op computes
	border  int     // width of the border of zeros that it needs around in
	dBorder int     // the same around dOut

	// After the op. The last layer's are the caller's to apply.
	activation Activation
	penalty    func(d, out []float32, scale float32)
}

// newStep returns the step for the first of layers, which are the rest of a block.
func newStep(layers []Layer, scratch *kernel.Scratch) step {
	l, next := &layers[0], &Layer{}
	if len(layers) > 1 && l.Penalty == nil {
		next = &layers[1]
	}
	pool, conv := next.Kind == MaxPool, next.Kind == Conv && next.Pad == 1
	switch {
	case l.Kind == Conv:
		s := newConvolution(l, false, scratch)
		if pool {
			s.op, s.layers = &convPool{convolution: s.op.(convolution), border: s.dBorder}, 2
			s.dBorder = 0
		}
		return s
	case l.Kind == MaxPool:
		return step{op: &maxPool{}, layers: 1}
	case conv && useWinograd(next):
		s := newConvolution(next, true, scratch)
		s.layers = 2
		return s
	case conv && next.Out.C == 1 && next.In.C%4 == 0: // a sum over the filter would fill one of four rows
		u := newPolyphase(next, scratch)
		return step{op: u, weights: u, layers: 2}
	}
	return step{op: &upsample{}, layers: 1}
}

// newConvolution returns the step for a convolution or, upsampled, for up-sampling and
// then the convolution, which is always Winograd's.
func newConvolution(l *Layer, upsampled bool, scratch *kernel.Scratch) step {
	if useWinograd(l) {
		c := newWinograd(l, upsampled, scratch)
		border, dBorder := c.tiled.Borders()
		return step{op: c, weights: c, layers: 1, border: border, dBorder: dBorder}
	}
	c := newConv(l, scratch)
	// dIn is a convolution, too, of dOut with the flipped filter.
	return step{op: c, weights: c, layers: 1, border: l.Pad, dBorder: 2 - l.Pad}
}

// useWinograd reports whether a convolution is faster by Winograd's transforms. Their
// cost is per channel; the multiplications that they save are per pair of channels. So
// the tutorial's layers gain, with 8 and 8 or 8 and 32 channels: a training step takes
// 30 ms in place of 38 (conv in nn's BenchmarkStep, as wasm). 4 and 16 channels still
// gain, 4 and 4 lose.
func useWinograd(l *Layer) bool {
	return l.In.C%4 == 0 && l.Out.C%4 == 0 && l.In.C*l.Out.C >= 64
}
