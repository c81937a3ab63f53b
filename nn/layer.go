package nn

import "hourglass/nn/kernel"

// A layer computes outputs() numbers, O, from inputs() numbers, I, image by image.
// The activation after it is the Pass's to apply.
type layer interface {
	operator
	inputs() int
	outputs() int
}

// An operator is what a Pass runs at a time: a layer, or a fused block.
type operator interface {
	// forward writes out (n, O) from in (n, I).
	forward(b *batch, in, out []float32)

	// backward writes the gradients of the parameters, summed over the images of b or
	// of each micro-batch, into the slots of b, and dIn (n, I) unless it is nil, from in
	// and out of the forward pass and dOut (n, O).
	backward(b *batch, in, out, dOut, dIn []float32)
}

// A batch describes to an operator the images that it gets.
type batch struct {
	n        int  // images
	micro    int  // training: images in a micro-batch
	training bool // dropout is active

	// The memory of gradients, each (P): one slot for the sum over all images, or one for each
	// micro-batch. In mirrors are those of weights that a tied layer has, too, as the layer
	// itself has them; without them they are added to its sum in slots.
	slots, mirrors [][]float32

	// Dropout of image i is drawn from (seed, place+i).
	seed, place uint64

	// penalty is λ/N, the scale of the L1 penalty on the code.
	penalty float32
}

// Parameters of a layer are views over the network's flat slice.
type parameters struct {
	w      []float32 // weights, of the shape that the layer states
	b      []float32 // biases (O)
	wAt    int       // where w begins in the network's slice
	biasAt int       // where b begins
}

// dW and dB return the gradients of p's parameters in a slot (P).
func (p *parameters) dW(slot []float32) []float32 { return slot[p.wAt:][:len(p.w)] }
func (p *parameters) dB(slot []float32) []float32 { return slot[p.biasAt:][:len(p.b)] }

// grads returns both: dW, then dB.
func (p *parameters) grads(slot []float32) []float32 { return slot[p.wAt:][:len(p.w)+len(p.b)] }

// A workspace is memory that the layers of a network share, one after the other. It
// grows to the largest that is needed, and then stays.
type workspace struct {
	gemm              kernel.Scratch
	patches, dPatches []float32 // of a convolution
	grads             []float32 // of a layer, of one micro-batch
}

// grow returns n numbers of *buffer, whose values do not matter.
func grow(buffer *[]float32, n int) []float32 {
	if len(*buffer) < n {
		*buffer = make([]float32, n)
	}
	return (*buffer)[:n]
}

// newLayer makes layer i of n with its parameters p.
func (n *Network) newLayer(i int, in, out Shape, p *parameters) layer {
	switch s := n.Spec.Layers[i]; s.Kind {
	case Dense:
		if s.Tied {
			return newTied(n.layers[n.Spec.mirror(i)], p, &n.work)
		}
		return newDense(in.Size(), s.Units, p, &n.work)
	case Conv:
		return newConv(s, in, out, p, &n.work)
	case Transposed:
		return newTransposed(s, in, out, p, &n.work)
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
