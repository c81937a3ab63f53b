package nn

import (
	"strconv"

	"hourglass/nn/kernel"
)

// A layer computes outputs() numbers from inputs() numbers, image by image.
// Parameters and their gradients are views over the network's flat slices.
// The activation that follows a layer is not its business.
type layer interface {
	inputs() int
	outputs() int

	// forward writes y (n, O) from x (n, I).
	forward(n int, x, y []float32)

	// backward writes the gradient of the layer's parameters, summed over the
	// n images, and dX (n, I) unless it is nil, from x and y of the forward
	// pass and dY (n, O).
	backward(n int, x, y, dY, dX []float32)
}

// A Network is a Spec with parameters. All of them lie in one slice, and their
// gradients in another of the same layout: layer after layer, weights before
// biases. Whoever holds Params may read and write it between calls; that is how
// a copy of the network is kept up to date.
//
// A Network serves one goroutine at a time.
type Network struct {
	Spec   Spec
	Params []float32 // (P)
	Grads  []float32 // (P), of the last backward pass

	layers  []layer
	grads   [][]float32 // per layer, views over Grads
	scratch kernel.Scratch
	columns columns
}

// NewNetwork returns a network for s with all parameters zero. It panics if s
// does not pass [Spec.Check].
func NewNetwork(s Spec) *Network {
	if err := s.Check(); err != nil {
		panic("nn: " + err.Error())
	}
	p := s.Parameters()
	n := &Network{Spec: s, Params: make([]float32, p), Grads: make([]float32, p)}
	at := 0
	take := func(size int) (params, grads []float32) {
		params, grads = n.Params[at:at+size:at+size], n.Grads[at:at+size:at+size]
		at += size
		return params, grads
	}
	in := s.Input
	for i, out := range s.Shapes() {
		before := at
		n.layers = append(n.layers, n.newLayer(i, in, out, take))
		n.grads = append(n.grads, n.Grads[before:at])
		in = out
	}
	return n
}

// newLayer makes layer i, whose parameters come from take: weights, then biases.
func (n *Network) newLayer(i int, in, out Shape, take func(size int) (params, grads []float32)) layer {
	switch s := n.Spec.Layers[i]; s.Kind {
	case Dense:
		l := &dense{in: in.Size(), out: s.Units, tied: s.Tied, sum: make([]float32, s.Units), scratch: &n.scratch}
		if s.Tied {
			mirror := n.layers[n.Spec.mirror(i)].(*dense)
			l.w, l.dw, mirror.shared = mirror.w, mirror.dw, true
		} else {
			l.w, l.dw = take(l.in * l.out)
		}
		l.b, l.db = take(l.out)
		return l
	case Conv:
		l := &conv{window: newWindow(s, in, out), out: s.Units, scratch: &n.scratch, cols: &n.columns}
		l.w, l.dw = take(l.window.Row() * l.out)
		l.b, l.db = take(l.out)
		return l
	case Transposed:
		l := &transposed{window: newWindow(s, out, in), in: in.C, scratch: &n.scratch, cols: &n.columns}
		l.w, l.dw = take(l.window.Row() * l.in)
		l.b, l.db = take(s.Units)
		return l
	case MaxPool:
		return newMaxPool(in, out, s.Size)
	case Upsample:
		return &upsample{in: in, factor: s.Size}
	case Dropout:
		return &dropout{size: in.Size(), rate: s.Rate, name: streamDropout + uint64(i)<<40}
	case Reshape:
		return &reshape{size: in.Size()}
	}
	panic("nn: a layer of unknown kind passed Check")
}

// A Pass holds what one batch leaves behind on its way through a network: the
// output of every layer and, for training, its gradient. It allocates only when
// it is made.
type Pass struct {
	net      *Network
	training bool
	parts    []part
	single   []part // layers, for few images at once; nil where there are no stacks
	n, most  int

	// Dropout of image i of the batch is drawn from (seed, place+i).
	seed, place uint64

	// Sparsity is the weight of the L1 penalty on the code in Backward.
	sparsity float64

	x  []float32   // (n, D), the input of the last Forward
	y  [][]float32 // per layer (most, O), after the activation
	dY [][]float32 // the same, gradients; nil in a pass that cannot go back

	sum []float32 // of a layer's gradients over the slices of a batch
}

// A part is what a pass runs at a time: a layer, or a stack of them, of whose
// outputs only the last are in y and dY.
type part struct {
	first, last int
	stack       *stack // nil for a layer
}

// NewPass returns a pass for up to most images. Only one made for training can
// go backward.
func (n *Network) NewPass(most int, training bool) *Pass {
	p := &Pass{net: n, most: most, training: training, y: make([][]float32, len(n.layers)), dY: make([][]float32, len(n.layers))}
	if !training {
		p.parts = n.parts(allStacks, n.Spec.Code, 0) // encoder and decoder also run alone
		for _, part := range p.parts {
			if part.stack != nil {
				p.single = n.parts(noStacks, 0, 0)
				break
			}
		}
	} else {
		p.parts = n.parts(stackingOf(most), 0, most)
	}
	longest := 0
	for _, part := range p.parts {
		size := most * n.layers[part.last].outputs()
		p.y[part.last] = make([]float32, size)
		if training {
			p.dY[part.last] = make([]float32, size)
		}
		if _, ok := n.layers[part.last].(*dense); !ok && part.stack == nil {
			longest = max(longest, len(n.grads[part.last]))
		}
	}
	for _, part := range p.single {
		if p.y[part.last] == nil {
			p.y[part.last] = make([]float32, (fewestSideBySide-1)*n.layers[part.last].outputs())
		}
	}
	if training {
		p.sum = make([]float32, longest)
	}
	return p
}

// parts cuts a network into layers and the wanted stacks, none of which contains both
// layers cut-1 and cut, for batches of up to most images.
func (n *Network) parts(kind stacking, cut, most int) []part {
	var parts []part
	for i := 0; i < len(n.layers); {
		end := len(n.layers)
		if i < cut {
			end = cut
		}
		next := part{first: i, last: i}
		if count := n.stackLength(i, end, kind); count > 0 {
			next.last, next.stack = i+count-1, n.newStack(i, count, most)
		}
		parts = append(parts, next)
		i = next.last + 1
	}
	return parts
}

// Forward runs x (n, D) through the network and returns the output (n, D),
// which the next call overwrites.
func (p *Pass) Forward(x []float32, n int) []float32 {
	slice := inference
	if p.training {
		slice = sliceSize(n)
	}
	return p.run(x, n, 0, len(p.net.layers), slice)
}

// Encode runs x (n, D) through the encoder and returns the codes (n, C). The pass is
// one for inference: stacks of others cross the code.
func (p *Pass) Encode(x []float32, n int) []float32 {
	return p.run(x, n, 0, p.net.Spec.Code, inference)
}

// Decode runs codes (n, C) through the decoder and returns the output (n, D), as
// Encode does.
func (p *Pass) Decode(codes []float32, n int) []float32 {
	return p.run(codes, n, p.net.Spec.Code, len(p.net.layers), inference)
}

// run runs layers from … to-1. Stacks go through a batch in slices of so many images.
func (p *Pass) run(x []float32, n, from, to, slice int) []float32 {
	p.check(x, n, p.net.layers[from].inputs())
	p.x, p.n = x[:n*p.net.layers[from].inputs()], n
	parts := p.parts
	if p.single != nil && n < fewestSideBySide {
		parts = p.single
	}
	for _, part := range parts {
		if part.first < from || part.last >= to {
			continue
		}
		i := part.last
		l := p.net.layers[i]
		if d, ok := l.(*dropout); ok {
			d.active, d.seed, d.place = p.training, p.seed, p.place
		}
		y := p.y[i][:n*l.outputs()]
		if part.stack != nil {
			part.stack.forward(n, slice, x, y)
		} else {
			l.forward(n, x, y)
		}
		p.net.Spec.Layers[i].Activation.forward(y)
		x = y
	}
	return x[:n*p.net.layers[to-1].outputs()]
}

// Layer returns the output (n, O) of layer i in the last run. Of what is inside a
// stack there is none, but for a few images in inference.
func (p *Pass) Layer(i int) []float32 { return p.y[i][:p.n*p.net.layers[i].outputs()] }

// Backward computes the gradient of loss between the output of the last Forward
// and target (n, D), into Network.Grads, and returns the loss.
//
// With a sparsity λ the gradient is that of loss + λ/N·Σ|code|, the L1 penalty
// that leaves few numbers of a code active (Goodfellow et al. 2016, section
// 14.2.1); what is returned is the loss alone, so that it can be compared.
func (p *Pass) Backward(target []float32, loss Loss) float64 {
	last := len(p.net.layers) - 1
	size := p.net.Spec.Input.Size()
	p.check(target, p.n, size)
	target = target[:p.n*size]
	y := p.Layer(last)
	value := loss.value(y, target)
	loss.gradient(p.dY[last][:len(y)], y, target)
	p.backward(loss.fused(), sliceSize(p.n))
	return value
}

// backward computes all gradients from that of the output, which lies in dY;
// fused says that it is already that of what enters the output's activation.
// Gradients of parameters are summed in slices of so many images.
func (p *Pass) backward(fused bool, slice int) {
	last := len(p.net.layers) - 1
	sparsity := float32(p.sparsity / float64(p.n))
	for k := len(p.parts) - 1; k >= 0; k-- {
		part := p.parts[k]
		i := part.last
		l := p.net.layers[i]
		y, d := p.Layer(i), p.dY[i][:p.n*l.outputs()]
		if i == p.net.Spec.Code-1 && sparsity > 0 {
			addSigns(d, y, sparsity)
		}
		if i != last || !fused {
			p.net.Spec.Layers[i].Activation.backward(d, y)
		}
		x, dX := p.x, []float32(nil)
		if before := part.first - 1; before >= 0 {
			x, dX = p.Layer(before), p.dY[before][:p.n*p.net.layers[before].outputs()]
		}
		grads := p.net.grads[i]
		if l, ok := l.(*dense); ok {
			l.slice = slice // it has too many weights for a sum in memory of its own
		}
		if part.stack != nil {
			part.stack.backward(d, dX, sparsity)
		} else if _, ok := l.(*dense); ok || len(grads) == 0 {
			l.backward(p.n, x, y, d, dX)
		} else {
			backwardInSlices(l, grads, p.sum[:len(grads)], p.n, slice, x, y, d, dX)
		}
	}
}

// addSigns adds the gradient of scale·Σ|y|: d += scale·sign(y), with sign(0) = 0.
func addSigns(d, y []float32, scale float32) {
	for i, v := range y {
		if v > 0 {
			d[i] += scale
		} else if v < 0 {
			d[i] -= scale
		}
	}
}

func (p *Pass) check(x []float32, n, size int) {
	if n < 0 || n > p.most || len(x) < n*size {
		panic("nn: " + strconv.Itoa(len(x)) + " numbers for " + strconv.Itoa(n) + " of at most " + strconv.Itoa(p.most) + " rows of " + strconv.Itoa(size))
	}
}
