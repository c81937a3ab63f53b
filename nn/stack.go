package nn

import "hourglass/nn/kernel"

// fewestSideBySide is how many images a slice has at least if they are put side
// by side: with fewer most lanes would be empty.
const fewestSideBySide = 4

// A stack is a run of layers that images go through side by side, eight at a
// time ([kernel.Eight]): convolutions of 3x3, pooling and up-sampling by two. An
// eight goes through all of them before the next one does, so that what a layer
// writes is still near when the next one reads it. Only training has stacks;
// inference gives the same numbers up to rounding.
//
// Each slice of a batch begins an eight of its own, whose last lanes may be
// empty: the sums of a slice are those of its images, wherever it is computed.
type stack struct {
	stages      []stage
	activations []Activation
	forms       []kernel.Eight // of what each stage reads, and of what the last one writes
	y           [][][]float32  // that, of each eight of a batch
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
	backward(e int, x, y, dY, dX []float32)
	end()
}

// sideBySide says whether a layer can be part of a stack, and whether it changes
// the size of images.
func sideBySide(l layer) (fits, resizes bool) {
	switch l := l.(type) {
	case *conv:
		return l.taps(), false
	case *maxPool:
		return l.inPairs(), true
	case *upsample:
		return l.factor == 2, true
	}
	return false, false
}

// stackLength returns how many layers from first on are a stack, or 0. It has at
// least a convolution, and a layer that changes the size of images: convolutions
// alone stay with matrices.
func (n *Network) stackLength(first int) int {
	length, convolves, changes := 0, false, false
	for _, l := range n.layers[first:] {
		fits, resizes := sideBySide(l)
		if !fits {
			break
		}
		length++
		convolves, changes = convolves || !resizes, changes || resizes
	}
	if !convolves || !changes {
		return 0
	}
	return length
}

// newStack makes a stack of count layers from first on, for batches of up to most images.
func (n *Network) newStack(first, count, most int) *stack {
	s := &stack{code: -1, scratch: &n.scratch}
	shapes := n.Spec.Shapes()
	form := func(shape Shape) kernel.Eight { return kernel.Eight{H: shape.H, W: shape.W, C: shape.C} }
	if first == 0 {
		s.forms = append(s.forms, form(n.Spec.Input))
	} else {
		s.forms = append(s.forms, form(shapes[first-1]))
	}
	params := 0
	for i, end := first, first+count; i < end; i++ {
		next := n.newStage(i, end)
		for _, g := range n.grads[i : i+next.layers()] {
			params += len(g)
		}
		activation := n.Spec.Layers[i+next.layers()-1].Activation
		if _, ok := next.(*pooledStage); ok {
			activation = n.Spec.Layers[i].Activation
		}
		i += next.layers() - 1
		if i == n.Spec.Code-1 && i < end-1 {
			s.code = len(s.stages)
		}
		s.stages = append(s.stages, next)
		s.activations = append(s.activations, activation)
		s.forms = append(s.forms, form(shapes[i]))
	}
	for i, stage := range s.stages {
		x, dY := stage.borders()
		s.forms[i].Border = max(s.forms[i].Border, x)
		s.forms[i+1].Border = dY
	}
	eights := 0
	eachSlice(most, sliceSize(most), func(_, count int) { eights += ceil(count, kernel.Lanes) })
	for i, stage := range s.stages {
		stage.attach(s.forms[i], s.forms[i+1], eights)
	}

	s.sum = make([]float32, params)
	before := 0
	for _, g := range n.grads[:first] {
		before += len(g)
	}
	s.params = n.Grads[before : before+params]

	for _, form := range s.forms {
		var y [][]float32
		for range eights {
			y = append(y, make([]float32, form.Len()))
		}
		s.y, s.d = append(s.y, y), append(s.d, make([]float32, form.Len()))
	}
	return s
}

// eachEight calls f with the number, the first image and the number of images of
// each eight of a slice that begins with eight e, and returns the next one.
func eachEight(e, first, count int, f func(e, first, count int)) int {
	for ; count > 0; e++ {
		f(e, first, min(count, kernel.Lanes))
		first, count = first+kernel.Lanes, count-kernel.Lanes
	}
	return e
}

func (s *stack) inputs() int  { return s.forms[0].H * s.forms[0].W * s.forms[0].C }
func (s *stack) outputs() int { f := s.forms[len(s.stages)]; return f.H * f.W * f.C }

// forward writes y (n, O) from x (n, I) without the last activation.
func (s *stack) forward(n, slice int, x, y []float32) {
	for _, stage := range s.stages {
		stage.prepare()
	}
	in, out, last, e := s.inputs(), s.outputs(), len(s.stages), 0
	eachSlice(n, slice, func(first, count int) {
		e = eachEight(e, first, count, func(e, first, count int) {
			s.forms[0].Interleave(s.y[0][e], x[first*in:(first+count)*in], s.scratch)
			for i, stage := range s.stages {
				stage.forward(e, s.y[i][e], s.y[i+1][e])
				if i+1 < last {
					s.activate(i, s.y[i+1][e])
				}
			}
			s.forms[last].Separate(y[first*out:(first+count)*out], s.y[last][e], s.scratch)
		})
	})
}

// backward computes the gradients of all parameters, summed over slices as
// backwardInSlices does it, and dX (n, I) unless it is nil, from dY (n, O), which
// is the gradient of what enters the last activation. The penalty on the code's
// signs is scaled by sparsity.
func (s *stack) backward(n, slice int, dY, dX []float32, sparsity float32) {
	in, out, last, e := s.inputs(), s.outputs(), len(s.stages), 0
	eachSlice(n, slice, func(first, count int) {
		for _, stage := range s.stages {
			stage.begin()
		}
		e = eachEight(e, first, count, func(e, first, count int) {
			s.forms[last].Interleave(s.d[last], dY[first*out:(first+count)*out], s.scratch)
			for i := last - 1; i >= 0; i-- {
				if i+1 < last {
					s.differentiate(i, s.d[i+1], s.y[i+1][e], count, sparsity)
				}
				d := s.d[i]
				if i == 0 && dX == nil {
					d = nil
				}
				s.stages[i].backward(e, s.y[i][e], s.y[i+1][e], s.d[i+1], d)
			}
			if dX != nil {
				s.forms[0].Separate(dX[first*in:(first+count)*in], s.d[0], s.scratch)
			}
		})
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

// activate applies the activation of stage i to what it has written. Borders stay zero.
func (s *stack) activate(i int, y []float32) {
	form := s.forms[i+1]
	for h := range form.H {
		s.activations[i].forward(form.Row(y, h))
	}
}

// differentiate turns the gradient d of the activation of stage i into that of
// what enters it, for count images.
func (s *stack) differentiate(i int, d, y []float32, count int, sparsity float32) {
	form := s.forms[i+1]
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
