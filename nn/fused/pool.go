package fused

import "hourglass/nn/kernel"

// maxPool is max pooling with windows of 2x2. For backward it keeps the position of
// the maximum in each window.
type maxPool struct {
	in, out kernel.Batch8
	argmax  [][]float32 // (H/2, W/2, C, 8) of each group: 0 to 3, row by row
}

func (p *maxPool) allocate(in, out kernel.Batch8, groups int, _ bool) {
	p.in, p.out = in, out
	for range groups {
		p.argmax = append(p.argmax, make([]float32, out.H*out.W*out.C*kernel.Lanes))
	}
}

// row returns row h of argmax.
func (p *maxPool) row(g, h int) []float32 {
	row := p.out.W * p.out.C * kernel.Lanes
	return p.argmax[g][h*row : (h+1)*row]
}

func (p *maxPool) forward(g int, in, out []float32) {
	for h := range p.out.H {
		kernel.MaxPool2x2(p.out.Row(out, h), p.row(g, h), p.in.Row(in, 2*h), p.in.Row(in, 2*h+1), p.out.C*kernel.Lanes)
	}
}

func (p *maxPool) backward(g int, _, dOut, dIn []float32) {
	if dIn == nil {
		return
	}
	for h := range p.out.H {
		upper, lower := p.in.Row(dIn, 2*h), p.in.Row(dIn, 2*h+1)
		kernel.MaxPool2x2Backward(upper, lower, p.out.Row(dOut, h), p.row(g, h), p.out.C*kernel.Lanes)
	}
}

// convPool is a convolution and then max pooling; the convolution's output is never
// kept. The block applies the activation after the pooling: the result is the same,
// because activations do not decrease, and it is a quarter of the work.
type convPool struct {
	convolution
	pool   maxPool
	border int       // around d
	d      []float32 // the gradient of the convolution's output
}

func (c *convPool) allocate(in, out kernel.Batch8, groups int, training bool) {
	large := kernel.Batch8{H: 2 * out.H, W: 2 * out.W, C: out.C, Border: c.border}
	c.convolution.allocate(in, large, groups, training)
	c.pool.allocate(large, out, groups, training)
	if training {
		c.d = make([]float32, large.Len())
	}
}

func (c *convPool) forward(g int, in, out []float32) {
	c.forwardPooled(c.pool.out, out, c.pool.argmax[g], in)
}

func (c *convPool) backward(g int, in, dOut, dIn []float32) {
	c.addBias(c.pool.out, dOut)
	c.pool.backward(g, nil, dOut, c.d)
	c.addGrad(in, c.d, dIn)
}
