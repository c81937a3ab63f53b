package nn

import "hourglass/nn/kernel"

// fewestSideBySide is how many images are put side by side at least to be restored:
// with fewer, half of the lanes would be empty. A training step of networks that pool
// or up-sample gains from two on. Others would gain as early, but go through layers in
// batches of up to sixteen: what a seed means for the shipped denoiser stays as it is.
const (
	fewestSideBySide  = 5
	fewestWithResizes = 2
	fewestWithout     = 17
)

// stacking says which layers become stacks.
type stacking int

const (
	noStacks stacking = iota
	stacksThatResize
	allStacks
)

// stackingOf returns what training does with batches of up to so many images.
func stackingOf(most int) stacking {
	switch {
	case most >= fewestWithout:
		return allStacks
	case most >= fewestWithResizes:
		return stacksThatResize
	}
	return noStacks
}

// A stack is a run of layers that images go through side by side, eight at a
// time ([kernel.Eight]): convolutions of 3x3, pooling and up-sampling by two. An
// eight goes through all of them before the next one does, so that what a layer
// writes is still near when the next one reads it. Fewer than five images to restore go
// through the layers themselves, which give the same numbers up to rounding.
type stack struct {
	stages      []stage
	activations []Activation
	forms       []kernel.Eight // of what each stage reads, and of what the last one writes
	eights      []eight        // of the batch
	y           [][][]float32  // that, of each eight, or of one for inference, where none is kept
	d           [][]float32    // the gradient of that, of one eight
	params      []float32      // the gradients of its parameters, a view over the network's
	sum         []float32      // of those, over slices
	code        int            // the stage that writes the code, or -1

	scratch *kernel.Scratch
}

// A stage is a layer, or two, for an eight of images. The activation that follows
// is not its business.
type stage interface {
	// layers returns how many layers the stage is.
	layers() int

	// borders returns how wide a border the stage needs around x, and around dY.
	borders() (x, dY int)

	// attach tells the forms of x and y, how many eights a batch has at most, and
	// whether there will be a way back.
	attach(x, y kernel.Eight, eights int, training bool)

	// prepare is called before a batch, whenever parameters may have changed.
	prepare(training bool)

	// forward writes y of eight e of the batch.
	forward(e int, x, y []float32)

	// begin is called before a slice, or before those that share eights. backward adds the gradients of an eight to
	// its own, and writes dX unless it is nil. end stores the sums of all lanes, or
	// of lane and lane+4.
	begin()
	backward(e int, x, dY, dX []float32)
	end(lane int)
}

// sideBySide says whether a layer can be part of a stack.
func sideBySide(l layer) bool {
	switch l := l.(type) {
	case *conv:
		return l.taps()
	case *maxPool:
		return l.inPairs()
	case *upsample:
		return l.factor == 2
	}
	return false
}

// stackLength returns how many layers from first on and before end are a stack of
// the wanted kind, or 0. At least one of them is a convolution.
func (n *Network) stackLength(first, end int, kind stacking) int {
	length, convolutions := 0, 0
	for _, l := range n.layers[first:end] {
		if !sideBySide(l) {
			break
		}
		length++
		if _, ok := l.(*conv); ok {
			convolutions++
		}
	}
	if kind == noStacks || convolutions == 0 || kind == stacksThatResize && convolutions == length {
		return 0
	}
	return length
}

// newStack makes a stack of count layers from first on, for batches of up to most
// images, or for inference if most is 0.
func (n *Network) newStack(first, count, most int) *stack {
	s := &stack{code: -1, scratch: &n.scratch}
	shape := n.Spec.Input
	if first > 0 {
		shape = n.Spec.Shapes()[first-1]
	}
	s.forms = append(s.forms, kernel.Eight{H: shape.H, W: shape.W, C: shape.C})
	shapes := n.Spec.Shapes()
	before, params := 0, 0
	for _, g := range n.grads[:first] {
		before += len(g)
	}
	for i, end := first, first+count; i < end; {
		stage := n.newStage(i, end)
		activation := n.Spec.Layers[i+stage.layers()-1].Activation
		if _, ok := stage.(*pooledStage); ok {
			activation = n.Spec.Layers[i].Activation
		} else if i+stage.layers() == end {
			activation = Linear // it is applied outside
		}
		for range stage.layers() {
			params += len(n.grads[i])
			i++
		}
		if i == n.Spec.Code && i < end {
			s.code = len(s.stages)
		}
		s.stages, s.activations = append(s.stages, stage), append(s.activations, activation)
		shape = shapes[i-1]
		s.forms = append(s.forms, kernel.Eight{H: shape.H, W: shape.W, C: shape.C})
		x, dY := stage.borders()
		last := len(s.stages)
		s.forms[last-1].Border = max(s.forms[last-1].Border, x)
		s.forms[last].Border = dY
	}
	s.params, s.sum = n.Grads[before:before+params], make([]float32, params)

	// A smaller batch has no more eights.
	s.eights = eightsOf(nil, most, sliceSize(most))
	kept, training := max(1, len(s.eights)), most > 0
	for i, stage := range s.stages {
		stage.attach(s.forms[i], s.forms[i+1], kept, training)
	}
	for _, form := range s.forms {
		y := make([][]float32, kept)
		for e := range y {
			y[e] = make([]float32, form.Len())
		}
		s.y = append(s.y, y)
		if training {
			s.d = append(s.d, make([]float32, form.Len()))
		}
	}
	return s
}

// forward writes y (n, O) from x (n, I) without the last activation.
func (s *stack) forward(n, slice int, x, y []float32) {
	for _, stage := range s.stages {
		stage.prepare(s.d != nil)
	}
	s.eights = eightsOf(s.eights[:0], n, slice)
	for i := range s.eights {
		e := i
		if s.d == nil {
			e = 0 // inference keeps none
		}
		s.forwardEight(e, &s.eights[i].images, x, y)
	}
}

func (s *stack) forwardEight(e int, images *kernel.Images, x, y []float32) {
	s.forms[0].Interleave(s.y[0][e], x, images, s.scratch)
	for i, stage := range s.stages {
		stage.forward(e, s.y[i][e], s.y[i+1][e])
		s.activate(i, s.y[i+1][e])
	}
	last := len(s.stages)
	s.forms[last].Separate(y, s.y[last][e], images, s.scratch)
}

// backward computes the gradients of all parameters, summed over slices as
// backwardInSlices does it, and dX (n, I) unless it is nil, from dY (n, O), which
// is the gradient of what enters the last activation. The penalty on the code's
// signs is scaled by sparsity.
func (s *stack) backward(dY, dX []float32, sparsity float32) {
	clear(s.sum)
	for e := range s.eights {
		eight := &s.eights[e]
		if eight.begins {
			for _, stage := range s.stages {
				stage.begin()
			}
		}
		s.backwardEight(e, &eight.images, dY, dX, sparsity)
		for l := range eight.ends {
			lane := kernel.AllLanes
			if eight.ends > 1 {
				lane = l
			}
			for _, stage := range s.stages {
				stage.end(lane)
			}
			kernel.Add(s.sum, s.params)
		}
	}
	copy(s.params, s.sum)
}

func (s *stack) backwardEight(e int, images *kernel.Images, dY, dX []float32, sparsity float32) {
	last := len(s.stages)
	s.forms[last].Interleave(s.d[last], dY, images, s.scratch)
	for i := last - 1; i >= 0; i-- {
		s.differentiate(i, s.d[i+1], s.y[i+1][e], images, sparsity)
		d := s.d[i]
		if i == 0 && dX == nil {
			d = nil
		}
		s.stages[i].backward(e, s.y[i][e], s.d[i+1], d)
	}
	if dX != nil {
		s.forms[0].Separate(dX, s.d[0], images, s.scratch)
	}
}

// activate applies the activation of stage i to what it has written. Borders stay zero.
func (s *stack) activate(i int, y []float32) {
	if s.activations[i] == Linear {
		return
	}
	form := s.forms[i+1]
	for h := range form.H {
		s.activations[i].forward(form.Row(y, h))
	}
}

// differentiate turns the gradient d of the activation of stage i into that of
// what enters it.
func (s *stack) differentiate(i int, d, y []float32, images *kernel.Images, sparsity float32) {
	form := s.forms[i+1]
	if s.activations[i] == Linear && (i != s.code || sparsity == 0) {
		return
	}
	for h := range form.H {
		d, y := form.Row(d, h), form.Row(y, h)
		if i == s.code && sparsity > 0 {
			addSigns(d, y, sparsity)
			for j := range d {
				if images[j%kernel.Lanes] == kernel.None {
					d[j] = 0 // empty lanes have codes too
				}
			}
		}
		s.activations[i].backward(d, y)
	}
}
