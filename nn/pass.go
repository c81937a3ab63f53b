package nn

import (
	"strconv"

	"hourglass/nn/fused"
)

// A Pass holds what one batch leaves behind on its way through a network: the
// output of every layer and, for training, its gradient.
type Pass struct {
	batch // the one of the last run

	net      *Network
	most     int       // images in a batch, at most
	segments []segment // the layers and blocks, in order
	few      []segment // inference: the layers, for batches too small for blocks; nil without blocks
	sparsity float64   // λ, the weight of the L1 penalty on the code in Backward

	in   []float32   // (n, D), the input of the last run
	out  [][]float32 // per layer (most, O), after the activation; nil inside of blocks
	dOut [][]float32 // the gradients of out; nil in a pass for inference
}

// MaxPassBytes bounds what the layers of a batch leave behind in training. A page gets 4 GB at most, and in practice
// what its browser has to give.
const MaxPassBytes = 1 << 30

// NewPass returns a pass for batches of up to most images. Only one made for
// training can go backward.
func (n *Network) NewPass(most int, training bool) *Pass {
	// A smaller batch has no more groups.
	p := n.planPass(most, most, fused.Groups(most, microSize(most)), training)
	p.allocate()
	return p
}

// planPass returns a pass, that has no memory yet, for up to most images, in so many groups, of
// a batch of up to whole. Which layers make blocks depends on the whole batch.
func (n *Network) planPass(most, whole, groups int, training bool) *Pass {
	p := &Pass{net: n, most: most, batch: batch{training: training, slots: [][]float32{n.Grads}}}
	o := fused.Options{Training: training, Scratch: &n.work.gemm}
	if training {
		o.Batch, o.Groups = whole, groups
	} else {
		o.Cut = n.Spec.Code // encoder and decoder also run alone
	}
	blocks := fused.Plan(n.fusedLayers(), o)
	p.segments = n.cut(blocks)
	if !training && len(blocks) > 0 {
		p.few = n.cut(nil)
	}
	return p
}

// imageBytes returns how much memory an image of a batch takes in training.
func (p *Pass) imageBytes() int {
	numbers := 0
	for _, s := range p.segments {
		numbers += p.net.layers[s.last].outputs()
	}
	return 2 * 4 * numbers // outputs and their gradients
}

func (p *Pass) allocate() {
	n := p.net
	p.out, p.dOut = make([][]float32, len(n.layers)), make([][]float32, len(n.layers))
	for _, s := range p.segments {
		size := p.most * n.layers[s.last].outputs()
		p.out[s.last] = make([]float32, size)
		if p.training {
			p.dOut[s.last] = make([]float32, size)
		}
	}
	for _, s := range p.few {
		if p.out[s.last] == nil {
			p.out[s.last] = make([]float32, (fused.FewestForInference-1)*n.layers[s.last].outputs())
		}
	}
}

// Forward runs x (n, D) through the network and returns the output (n, D),
// which the next call overwrites.
func (p *Pass) Forward(x []float32, n int) []float32 {
	return p.run(x, n, 0, len(p.net.layers), microSize(n))
}

// Encode runs x (n, D) through the encoder and returns the codes (n, C). The pass
// must be one for inference: a pass for training may hold the code inside a block.
func (p *Pass) Encode(x []float32, n int) []float32 {
	return p.run(x, n, 0, p.net.Spec.Code, microSize(n))
}

// Decode runs codes (n, C) through the decoder and returns the output (n, D), as
// Encode does.
func (p *Pass) Decode(codes []float32, n int) []float32 {
	return p.run(codes, n, p.net.Spec.Code, len(p.net.layers), microSize(n))
}

// run runs layers from … to-1 on in, with so many images in a micro-batch.
func (p *Pass) run(in []float32, n, from, to, micro int) []float32 {
	p.check(in, n, p.net.layers[from].inputs())
	p.in, p.n, p.micro = in[:n*p.net.layers[from].inputs()], n, micro
	segments := p.segments
	if p.few != nil && n < fused.FewestForInference {
		segments = p.few
	}
	in = p.in
	for _, s := range segments {
		if s.first < from || s.last >= to {
			continue
		}
		out := p.Layer(s.last)
		s.op.forward(&p.batch, in, out)
		p.net.Spec.Layers[s.last].Activation.forward(out)
		in = out
	}
	return in
}

// Layer returns the output (n, O) of layer i in the last run. Layers inside of a
// block have none, unless an inference batch is so small that it runs without blocks.
func (p *Pass) Layer(i int) []float32 { return p.out[i][:p.n*p.net.layers[i].outputs()] }

// Backward computes the gradient of loss between the output of the last Forward
// and target (n, D), into Network.Grads, and returns the loss.
//
// With a sparsity λ the gradient is that of loss + λ/N·Σ|code|, the L1 penalty
// that leaves few numbers of a code active (Goodfellow et al. 2016, section
// 14.2.1); the loss alone is returned, so that it can be compared.
func (p *Pass) Backward(target []float32, loss Loss) float64 {
	last := len(p.net.layers) - 1
	out := p.Layer(last)
	p.check(target, p.n, p.net.Spec.Input.Size())
	p.differentiate(target, loss, p.n)
	return loss.value(out, target[:len(out)])
}

// differentiate is Backward, without the value of the loss, for some images of a batch of total.
func (p *Pass) differentiate(target []float32, loss Loss, total int) {
	last := len(p.net.layers) - 1
	out := p.Layer(last)
	loss.gradient(p.dOut[last][:len(out)], out, target[:len(out)], total*p.net.layers[last].outputs())
	p.backward(loss.includesActivation(), total)
}

// backward computes all gradients from that of the output in dOut, which may include
// the output's activation already, in a batch of total images.
func (p *Pass) backward(included bool, total int) {
	p.penalty = float32(p.sparsity / float64(total))
	for k := len(p.segments) - 1; k >= 0; k-- {
		s := p.segments[k]
		out := p.Layer(s.last)
		dOut := p.dOut[s.last][:len(out)]
		if s.last == p.net.Spec.Code-1 && p.penalty > 0 {
			addSigns(dOut, out, p.penalty)
		}
		if k < len(p.segments)-1 || !included {
			p.net.Spec.Layers[s.last].Activation.backward(dOut, out)
		}
		in, dIn := p.in, []float32(nil)
		if k > 0 {
			before := p.segments[k-1].last
			in = p.Layer(before)
			dIn = p.dOut[before][:len(in)]
		}
		s.op.backward(&p.batch, in, out, dOut, dIn)
	}
}

// addSigns adds the gradient of scale·Σ|out|: d += scale·sign(out), with sign(0) = 0.
func addSigns(d, out []float32, scale float32) {
	for i, v := range out {
		if v > 0 {
			d[i] += scale
		} else if v < 0 {
			d[i] -= scale
		}
	}
}

func (p *Pass) check(x []float32, n, size int) {
	if n < 0 || n > p.most || len(x) < n*size {
		panic("nn: " + strconv.Itoa(len(x)) + " numbers for " + strconv.Itoa(n) + " of at most " +
			strconv.Itoa(p.most) + " rows of " + strconv.Itoa(size))
	}
}
