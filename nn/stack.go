package nn

import "hourglass/nn/kernel"

// fewestSideBySide is how many images are put side by side at least: with fewer,
// half of the lanes would be empty. A training step of networks that pool or
// up-sample gains from two on, slices of four take no longer than in layers; others
// stay with those, and what a seed means for the shipped denoiser stays as it is.
const (
	fewestSideBySide  = 5
	fewestWithResizes = 2
)

// stacking says which layers become stacks.
type stacking int

const (
	noStacks stacking = iota
	stacksThatResize
	allStacks
)

// stackingOf returns what training does with slices of so many images.
func stackingOf(slice int) stacking {
	switch {
	case slice >= fewestSideBySide:
		return allStacks
	case slice >= fewestWithResizes:
		return stacksThatResize
	}
	return noStacks
}

// A stack is a run of layers that images go through side by side, eight at a
// time ([kernel.Eight]): convolutions of 3x3, pooling and up-sampling by two. An
// eight goes through all of them before the next one does, so that what a layer
// writes is still near when the next one reads it. Fewer than five images to restore go
// through the layers themselves, which give the same numbers up to rounding.
//
// Each slice of a batch begins an eight of its own, whose last lanes may be
// empty: the sums of a slice are those of its images, wherever it is computed.
type stack struct {
	stages      []stage
	activations []Activation
	forms       []kernel.Eight // of what each stage reads, and of what the last one writes
	eights      int            // of a batch, or 1 for inference, where none is kept
	y           [][][]float32  // that, of each eight
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

	// attach tells the forms of x and y, and how many eights a batch has at most.
	attach(x, y kernel.Eight, eights int)

	// prepare is called before a batch, whenever parameters may have changed.
	prepare()

	// forward writes y of eight e of the batch.
	forward(e int, x, y []float32)

	// begin is called before a slice. backward adds the gradients of an eight to
	// its own, and writes dX unless it is nil. end stores the sums of a slice.
	begin()
	backward(e int, x, dY, dX []float32)
	end()
}

// sideBySide says whether a layer can be part of a stack.
func sideBySide(l layer) bool {
	switch l := l.(type) {
	case *conv:
		return l.taps() && fitChannels(l.window.C) && fitChannels(l.out)
	case *maxPool:
		return l.inPairs()
	case *upsample:
		return l.factor == 2
	}
	return false
}

// fitChannels says whether [kernel.Filter3] takes so many.
func fitChannels(c int) bool { return c == 1 || c%4 == 0 }

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

	s.eights = 1
	for n := 1; n <= most; n++ { // 36 images have more than 37: four slices of 9, not of 10, 10, 10 and 7
		eights := 0
		eachSlice(n, sliceSize(n), func(_, count int) { eights += ceil(count, kernel.Lanes) })
		s.eights = max(s.eights, eights)
	}
	for i, stage := range s.stages {
		stage.attach(s.forms[i], s.forms[i+1], s.eights)
	}
	for _, form := range s.forms {
		y := make([][]float32, s.eights)
		for e := range y {
			y[e] = make([]float32, form.Len())
		}
		s.y = append(s.y, y)
		if most > 0 {
			s.d = append(s.d, make([]float32, form.Len()))
		}
	}
	return s
}

func (s *stack) inputs() int  { return s.forms[0].H * s.forms[0].W * s.forms[0].C }
func (s *stack) outputs() int { f := s.forms[len(s.stages)]; return f.H * f.W * f.C }

// eachEight calls f with the number, the first image and the number of images of
// each eight of a slice that begins with eight e, and returns the next one.
func eachEight(e, first, count int, f func(e, first, count int)) int {
	for ; count > 0; e++ {
		f(e, first, min(count, kernel.Lanes))
		first, count = first+kernel.Lanes, count-kernel.Lanes
	}
	return e
}

// forward writes y (n, O) from x (n, I) without the last activation.
func (s *stack) forward(n, slice int, x, y []float32) {
	for _, stage := range s.stages {
		stage.prepare()
	}
	e := 0
	eachSlice(n, slice, func(first, count int) {
		e = eachEight(e, first, count, func(e, first, count int) {
			if s.d == nil {
				e = 0 // inference keeps none
			}
			s.forwardEight(e, first, count, x, y)
		})
	})
}

func (s *stack) forwardEight(e, first, count int, x, y []float32) {
	in, out, last := s.inputs(), s.outputs(), len(s.stages)
	s.forms[0].Interleave(s.y[0][e], x[first*in:(first+count)*in], s.scratch)
	for i, stage := range s.stages {
		stage.forward(e, s.y[i][e], s.y[i+1][e])
		s.activate(i, s.y[i+1][e])
	}
	s.forms[last].Separate(y[first*out:(first+count)*out], s.y[last][e], s.scratch)
}

// backward computes the gradients of all parameters, summed over slices as
// backwardInSlices does it, and dX (n, I) unless it is nil, from dY (n, O), which
// is the gradient of what enters the last activation. The penalty on the code's
// signs is scaled by sparsity.
func (s *stack) backward(n, slice int, dY, dX []float32, sparsity float32) {
	e := 0
	eachSlice(n, slice, func(first, count int) {
		for _, stage := range s.stages {
			stage.begin()
		}
		e = eachEight(e, first, count, func(e, first, count int) { s.backwardEight(e, first, count, dY, dX, sparsity) })
		for _, stage := range s.stages {
			stage.end()
		}
		if first == 0 {
			copy(s.sum, s.params)
		} else {
			kernel.Add(s.sum, s.params)
		}
	})
	copy(s.params, s.sum)
}

func (s *stack) backwardEight(e, first, count int, dY, dX []float32, sparsity float32) {
	in, out, last := s.inputs(), s.outputs(), len(s.stages)
	s.forms[last].Interleave(s.d[last], dY[first*out:(first+count)*out], s.scratch)
	for i := last - 1; i >= 0; i-- {
		s.differentiate(i, s.d[i+1], s.y[i+1][e], count, sparsity)
		d := s.d[i]
		if i == 0 && dX == nil {
			d = nil
		}
		s.stages[i].backward(e, s.y[i][e], s.d[i+1], d)
	}
	if dX != nil {
		s.forms[0].Separate(dX[first*in:(first+count)*in], s.d[0], s.scratch)
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
// what enters it, for count images.
func (s *stack) differentiate(i int, d, y []float32, count int, sparsity float32) {
	form := s.forms[i+1]
	if s.activations[i] == Linear && (i != s.code || sparsity == 0) {
		return
	}
	for h := range form.H {
		d, y := form.Row(d, h), form.Row(y, h)
		if i == s.code && sparsity > 0 {
			addSigns(d, y, sparsity)
			for j := range d {
				if j%kernel.Lanes >= count {
					d[j] = 0 // empty lanes have codes too
				}
			}
		}
		s.activations[i].backward(d, y)
	}
}
