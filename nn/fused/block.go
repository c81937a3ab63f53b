package fused

import "hourglass/nn/kernel"

// A Block is a run of layers that groups of images go through, one group after the
// other.
type Block struct {
	First, Last int // the layers that it replaces

	steps    []step
	forms    []kernel.Batch8 // of what each step reads, and of what the last one writes
	groups   []group         // of the batch
	values   [][][]float32   // of each form, for each group; in inference, for a single one
	grads    [][]float32     // of each form: the gradient of the values of one group
	layers   []Layer
	training bool
	scratch  *kernel.Scratch
}

// newBlock makes a block of the layers from first on.
func newBlock(layers []Layer, first int, o Options) *Block {
	b := &Block{First: first, Last: len(layers) - 1, layers: layers[first:], training: o.Training, scratch: o.Scratch}
	b.forms = append(b.forms, form(layers[first].In))
	for i := first; i < len(layers); {
		s := newStep(layers[i:], o.Scratch)
		for range s.layers {
			if l := &layers[i]; i < b.Last {
				s.penalty = l.Penalty
				if l.Kind == Conv {
					s.activation = l.Activation
				}
			}
			i++
		}
		b.forms[len(b.steps)].Border = max(b.forms[len(b.steps)].Border, s.border)
		b.forms = append(b.forms, form(layers[i-1].Out))
		b.steps = append(b.steps, s)
		b.forms[len(b.steps)].Border = s.dBorder
	}
	b.allocate(o)
	return b
}

func form(s Shape) kernel.Batch8 { return kernel.Batch8{H: s.H, W: s.W, C: s.C} }

func (b *Block) allocate(o Options) {
	groups := 1
	if b.training {
		groups = o.Groups
		b.groups = make([]group, 0, groups)
		for i := range b.layers {
			l := &b.layers[i]
			l.grads = make([]float32, len(l.W)+len(l.B))
		}
	}
	for i := range b.steps {
		b.steps[i].allocate(b.forms[i], b.forms[i+1], groups, b.training)
	}
	for _, form := range b.forms {
		values := make([][]float32, groups)
		for g := range values {
			values[g] = make([]float32, form.Len())
		}
		b.values = append(b.values, values)
		if b.training {
			b.grads = append(b.grads, make([]float32, form.Len()))
		}
	}
}

// Forward writes out (n, O) from in (n, I), without the last layer's activation. For
// training, micro is the number of images in a micro-batch.
func (b *Block) Forward(n, micro int, in, out []float32) {
	for i := range b.steps {
		if w := b.steps[i].weights; w != nil {
			w.prepare(b.training)
		}
	}
	if !b.training {
		micro = kernel.Lanes // images are independent: groups are full
	}
	b.groups = appendGroups(b.groups[:0], n, micro)
	for i := range b.groups {
		g := i
		if !b.training {
			g = 0 // values are not kept
		}
		b.forwardGroup(g, &b.groups[i].images, in, out)
	}
}

func (b *Block) forwardGroup(g int, images *kernel.LaneImages, in, out []float32) {
	b.forms[0].Interleave(b.values[0][g], in, images, b.scratch)
	for i := range b.steps {
		b.steps[i].forward(g, b.values[i][g], b.values[i+1][g])
		b.activate(i, b.values[i+1][g])
	}
	last := len(b.steps)
	b.forms[last].Deinterleave(out, b.values[last][g], images, b.scratch)
}

// Backward follows a Forward of a block for training. It writes the gradients of all
// parameters, summed micro-batch by micro-batch into a single slot or each in a slot of its
// own, and dIn (n, I) unless it is nil, from dOut (n, O), the gradient before the last
// layer's activation. penalty is the scale of [Layer].Penalty.
func (b *Block) Backward(dOut, dIn []float32, penalty float32, slots [][]float32) {
	for _, slot := range slots {
		for i := range b.layers {
			clear(b.layers[i].in(slot))
		}
	}
	part := 0
	for g := range b.groups {
		group := &b.groups[g]
		if group.begins {
			for i := range b.steps {
				if w := b.steps[i].weights; w != nil {
					w.clearGrads()
				}
			}
		}
		b.backwardGroup(g, &group.images, dOut, dIn, penalty)
		for l := range group.ends {
			lane := kernel.AllLanes
			if group.ends > 1 {
				lane = l
			}
			b.addGrads(lane, slots[min(part, len(slots)-1)])
			part++
		}
	}
}

// addGrads adds the gradients of a micro-batch to those in a slot.
func (b *Block) addGrads(lane int, slot []float32) {
	for i := range b.steps {
		if w := b.steps[i].weights; w != nil {
			w.storeGrads(lane)
		}
	}
	for i := range b.layers {
		l := &b.layers[i]
		kernel.Add(l.in(slot), l.grads)
	}
}

func (b *Block) backwardGroup(g int, images *kernel.LaneImages, dOut, dIn []float32, penalty float32) {
	last := len(b.steps)
	b.forms[last].Interleave(b.grads[last], dOut, images, b.scratch)
	for i := last - 1; i >= 0; i-- {
		b.differentiate(i, b.grads[i+1], b.values[i+1][g], images, penalty)
		d := b.grads[i]
		if i == 0 && dIn == nil {
			d = nil
		}
		b.steps[i].backward(g, b.values[i][g], b.grads[i+1], d)
	}
	if dIn != nil {
		b.forms[0].Deinterleave(dIn, b.grads[0], images, b.scratch)
	}
}

// activate applies the activation after step i to out. Borders stay zero.
func (b *Block) activate(i int, out []float32) {
	forward := b.steps[i].activation.Forward
	if forward == nil {
		return
	}
	form := b.forms[i+1]
	for h := range form.H {
		forward(form.Row(out, h))
	}
}

// differentiate turns d, the gradient of what step i and its activation have written
// to out, into the gradient before the activation.
func (b *Block) differentiate(i int, d, out []float32, images *kernel.LaneImages, penalty float32) {
	backward, penalize := b.steps[i].activation.Backward, b.steps[i].penalty
	if penalty == 0 {
		penalize = nil
	}
	if backward == nil && penalize == nil {
		return
	}
	form := b.forms[i+1]
	for h := range form.H {
		d, out := form.Row(d, h), form.Row(out, h)
		if penalize != nil {
			penalize(d, out, penalty)
			for j := range d {
				if images[j%kernel.Lanes] == kernel.None {
					d[j] = 0 // empty lanes have an output, too
				}
			}
		}
		if backward != nil {
			backward(d, out)
		}
	}
}
