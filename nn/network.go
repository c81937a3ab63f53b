package nn

// A Network is a Spec with parameters. All of them lie in one slice, and their
// gradients in another of the same layout: layer after layer, weights before
// biases. Params may be read and written between calls; that is how a copy of the
// network is kept up to date.
//
// A Network serves one goroutine at a time.
type Network struct {
	Spec   Spec
	Params []float32 // (P)
	Grads  []float32 // (P), of the last backward pass of a whole batch

	layers []layer
	params []parameters // of each layer
	work   workspace
}

// NewNetwork returns a network for s with all parameters zero. It panics if s
// does not pass [Spec.Check].
func NewNetwork(s Spec) *Network {
	if err := s.Check(); err != nil {
		panic("nn: " + err.Error())
	}
	size := s.Parameters()
	n := &Network{Spec: s, Params: make([]float32, size), Grads: make([]float32, size)}
	n.params = make([]parameters, len(s.Layers))
	at := 0
	take := func(size int) (x []float32, first int) {
		first, at = at, at+size
		return n.Params[first:at:at], first
	}
	in := s.Input
	for i, out := range s.Shapes() {
		l, p := &s.Layers[i], &n.params[i]
		size, biases := l.Parameters(in), l.biases()
		p.w, p.wAt = take(size - biases)
		p.b, p.biasAt = take(biases)
		n.layers = append(n.layers, n.newLayer(i, in, out, p))
		in = out
	}
	return n
}
