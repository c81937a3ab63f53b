package nn

import "hourglass/nn/kernel"

// dense is a fully connected layer, out = in·W + b.
//
// A tied one has no weights of its own: W is the transpose of those of its mirror,
// the layer as far from the input as this one is from the output. Its w is
// the mirror's, and dW is the sum of the gradients of both.
type dense struct {
	parameters // w (I, O), row-major; tied: the mirror's, (O, I)

	in, out int  // I and O
	tied    bool // w is a mirror's
	shared  bool // a tied layer has w, too, and writes dW first
	work    *workspace
}

func newDense(in, out int, p *parameters, work *workspace) *dense {
	return &dense{parameters: *p, in: in, out: out, work: work}
}

// newTied returns a dense layer with the weights of mirror, which must be dense.
func newTied(mirror layer, p *parameters, work *workspace) *dense {
	m := mirror.(*dense)
	m.shared = true
	l := newDense(m.out, m.in, p, work)
	l.tied, l.w, l.wAt = true, m.w, m.wAt
	return l
}

func (l *dense) inputs() int  { return l.in }
func (l *dense) outputs() int { return l.out }

// weights returns W (I, O).
func (l *dense) weights() kernel.Matrix {
	if l.tied {
		return kernel.Rows(l.w, l.out, l.in).T()
	}
	return kernel.Rows(l.w, l.in, l.out)
}

// forward:
//
//	out[n,o] = Σ_i in[n,i]·W[i,o] + b[o]
func (l *dense) forward(b *batch, in, out []float32) {
	kernel.Gemm(out, kernel.Rows(in, b.n, l.in), l.weights(), false, &l.work.gemm)
	kernel.AddRow(out[:b.n*l.out], l.b)
}

// backward:
//
//	dW[i,o]  = Σ_n in[n,i]·dOut[n,o]
//	dB[o]    = Σ_n dOut[n,o]
//	dIn[n,i] = Σ_o dOut[n,o]·W[i,o]
//
// The sums over micro-batches are blocks of one product: dW has too many numbers for a
// second copy to accumulate in. A tied layer writes its gradients of W first, and its
// mirror adds to them.
func (l *dense) backward(b *batch, in, _, dOut, dIn []float32) {
	for i := range b.parts() {
		first, end := b.part(i)
		l.backwardParameters(b, i, in[first*l.in:end*l.in], dOut[first*l.out:end*l.out])
	}
	if dIn != nil {
		kernel.Gemm(dIn, kernel.Rows(dOut, b.n, l.out), l.weights().T(), false, &l.work.gemm)
	}
}

// backwardParameters writes dW and dB into a slot of b, from the images that belong in it.
func (l *dense) backwardParameters(b *batch, slot int, in, dOut []float32) {
	n, dW := len(dOut)/l.out, l.dW(b.slots[slot])
	x, d := kernel.Rows(in, n, l.in), kernel.Rows(dOut, n, l.out)
	switch {
	case l.tied:
		kernel.GemmInBlocks(dW, d.T(), x, b.micro, false, &l.work.gemm)
	case l.shared && b.mirrors != nil:
		kernel.GemmInBlocks(l.dW(b.mirrors[slot]), x.T(), d, b.micro, false, &l.work.gemm)
	default:
		kernel.GemmInBlocks(dW, x.T(), d, b.micro, l.shared, &l.work.gemm)
	}
	dB, sum := l.dB(b.slots[slot]), grow(&l.work.grads, l.out)
	clear(dB)
	for first := 0; first < n; first += b.micro {
		kernel.SumRows(sum, dOut[first*l.out:min(first+b.micro, n)*l.out])
		kernel.Add(dB, sum)
	}
}
