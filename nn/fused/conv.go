package fused

import "hourglass/nn/kernel"

// A convolution is an op that can be the first half of a [convPool].
type convolution interface {
	op

	// forwardPooled writes the maxima out (H/2, W/2, O), of the form pooled, and which
	// of the four positions each is.
	forwardPooled(pooled kernel.Batch8, out, argmax, in []float32)

	// addBias and addGrad are the two halves of backward. For addBias dOut may have the
	// pooled form: backward of max pooling adds nothing but zeros.
	addBias(form kernel.Batch8, dOut []float32)
	addGrad(in, dOut, dIn []float32)
}

// bias is what all ops with a convolution have in common: the gradient of the bias.
//
//	dB[o] = Σ dOut[h,w,o] over positions and images
type bias struct {
	layer *Layer
	lanes []float32 // (O, 8), the sum of each lane
	row   []float32 // the same, of one row
}

func newBias(l *Layer) bias {
	lanes := make([]float32, 2*l.Out.C*kernel.Lanes)
	return bias{l, lanes[:len(lanes)/2], lanes[len(lanes)/2:]}
}

func (c *bias) addBias(form kernel.Batch8, dOut []float32) {
	for h := range form.H {
		kernel.SumRows(c.row, form.Row(dOut, h))
		kernel.Add(c.lanes, c.row)
	}
}

func (c *bias) clearGrads()         { clear(c.lanes) }
func (c *bias) storeGrads(lane int) { kernel.SumLanes(c.layer.dB(), c.lanes, lane) }

// flip stores the filter that gives dIn: the layer's, flipped.
func (c *bias) flip(flipped []float32) {
	kernel.FlipFilter(flipped, c.layer.W, c.layer.In.C, c.layer.Out.C)
}

// conv is a convolution as the sum over its filter ([kernel.Conv3x3]).
type conv struct {
	bias
	filter, back kernel.Conv3x3  // back: from dOut to dIn
	flipped      []float32       // (3, 3, O, C)
	zeros        []float32       // (C), the bias of back
	sums         kernel.GradSums // dW
	scratch      *kernel.Scratch
}

func newConv(l *Layer, scratch *kernel.Scratch) *conv {
	return &conv{bias: newBias(l), scratch: scratch}
}

func (c *conv) allocate(in, out kernel.Batch8, _ int, training bool) {
	pad := c.layer.Pad
	c.filter, c.back = kernel.Conv3x3{In: in, Out: out, Pad: pad}, kernel.Conv3x3{In: out, Out: in, Pad: 2 - pad}
	if training {
		c.flipped, c.zeros = make([]float32, len(c.layer.W)), make([]float32, in.C)
		c.sums = kernel.NewGradSums(9*in.C, out.C)
	}
}

func (c *conv) prepare(training bool) {
	if training {
		c.flip(c.flipped)
	}
}

func (c *conv) forward(_ int, in, out []float32) {
	c.filter.Forward(out, in, c.layer.W, c.layer.B, c.scratch)
}

func (c *conv) forwardPooled(pooled kernel.Batch8, out, argmax, in []float32) {
	c.filter.ForwardPooled(pooled, out, argmax, in, c.layer.W, c.layer.B, c.scratch)
}

func (c *conv) backward(_ int, in, dOut, dIn []float32) {
	c.addBias(c.filter.Out, dOut)
	c.addGrad(in, dOut, dIn)
}

func (c *conv) addGrad(in, dOut, dIn []float32) {
	c.filter.AddFilterGrad(c.sums, in, dOut, c.scratch)
	if dIn != nil {
		c.back.Forward(dIn, dOut, c.flipped, c.zeros, c.scratch)
	}
}

func (c *conv) clearGrads() {
	c.bias.clearGrads()
	c.sums.Clear()
}

func (c *conv) storeGrads(lane int) {
	c.bias.storeGrads(lane)
	c.sums.Store(c.layer.dW(), lane)
}
