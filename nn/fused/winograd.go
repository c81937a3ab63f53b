package fused

import "hourglass/nn/kernel"

// winograd is a convolution by Winograd's transforms ([kernel.Winograd]). Upsampled, it
// is up-sampling by two and then the convolution.
type winograd struct {
	bias
	tiled       kernel.Winograd
	flipped     []float32         // (3, 3, O, C), the filter that gives dIn
	u, uFlipped []float32         // the transformed filters (elements, C, O) and (elements, O, C)
	b, zeros    []float32         // the biases (O, 8) of each lane, and none (C, 8)
	sums        []kernel.GradSums // of each Winograd element: the gradient of u
	scratch     *kernel.Scratch
}

func newWinograd(l *Layer, upsampled bool, scratch *kernel.Scratch) *winograd {
	c := &winograd{
		bias:    newBias(l),
		tiled:   kernel.Winograd{In: form(l.In), Out: form(l.Out), Pad: l.Pad, Upsampled: upsampled},
		b:       make([]float32, l.Out.C*kernel.Lanes),
		scratch: scratch,
	}
	if upsampled {
		c.tiled.In.H, c.tiled.In.W = l.In.H/2, l.In.W/2
	}
	c.u = make([]float32, c.tiled.Elements()*l.In.C*l.Out.C)
	return c
}

func (c *winograd) allocate(in, out kernel.Batch8, _ int, training bool) {
	c.tiled.In, c.tiled.Out = in, out
	if training {
		c.flipped, c.uFlipped = make([]float32, len(c.layer.W)), make([]float32, len(c.u))
		c.zeros = make([]float32, in.C*kernel.Lanes)
		for range c.tiled.Elements() {
			c.sums = append(c.sums, kernel.NewGradSums(in.C, out.C))
		}
	}
}

func (c *winograd) prepare(training bool) {
	c.tiled.TransformFilter(c.u, c.layer.W)
	if training {
		c.flip(c.flipped)
		c.tiled.TransformFilter(c.uFlipped, c.flipped)
	}
	for i := range c.b {
		c.b[i] = c.layer.B[i/kernel.Lanes]
	}
}

func (c *winograd) forward(_ int, in, out []float32) {
	c.tiled.Forward(out, in, c.u, c.b, c.scratch)
}

func (c *winograd) forwardPooled(pooled kernel.Batch8, out, argmax, in []float32) {
	c.tiled.ForwardPooled(pooled, out, argmax, in, c.u, c.b, c.scratch)
}

func (c *winograd) backward(_ int, in, dOut, dIn []float32) {
	c.addBias(c.tiled.Out, dOut)
	c.addGrad(in, dOut, dIn)
}

func (c *winograd) addGrad(in, dOut, dIn []float32) {
	c.tiled.AddFilterGrad(c.sums, in, dOut, c.scratch)
	if dIn != nil {
		c.tiled.BackwardData(dIn, dOut, c.uFlipped, c.zeros, c.scratch)
	}
}

func (c *winograd) clearGrads() {
	c.bias.clearGrads()
	for _, sums := range c.sums {
		sums.Clear()
	}
}

func (c *winograd) storeGrads(lane int) {
	c.bias.storeGrads(lane)
	c.tiled.TransformFilterGrad(c.layer.dW(), c.sums, lane, c.scratch)
}
