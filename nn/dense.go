package nn

import "hourglass/nn/kernel"

// dense is a fully connected layer, y = x·W + b.
//
// A tied one has no weights of its own: W is the transpose of those of its
// mirror, the layer as far from the input as this one is from the output. w and
// dw are then the mirror's, (out, in), and dW is the sum of what both have to say.
type dense struct {
	in, out int
	tied    bool
	shared  bool      // a tied layer writes to dw first
	w, dw   []float32 // (in, out), row-major; views over the network's slices
	b, db   []float32 // (out)
	sum     []float32 // (out), of a slice's dY
	scratch *kernel.Scratch

	slice int // images in a slice; set by the pass before backward
}

func (l *dense) inputs() int  { return l.in }
func (l *dense) outputs() int { return l.out }

// weights returns W (in, out).
func (l *dense) weights() kernel.Matrix {
	if l.tied {
		return kernel.Rows(l.w, l.out, l.in).T()
	}
	return kernel.Rows(l.w, l.in, l.out)
}

// forward: y[n,o] = Σ_i x[n,i]·W[i,o] + b[o]
func (l *dense) forward(n int, x, y []float32) {
	kernel.Gemm(y, kernel.Rows(x, n, l.in), l.weights(), false, l.scratch)
	kernel.AddRow(y[:n*l.out], l.b)
}

// backward:
//
//	dW[i,o] = Σ_n x[n,i]·dY[n,o]
//	db[o]   = Σ_n dY[n,o]
//	dX[n,i] = Σ_o dY[n,o]·W[i,o]
//
// dW and db are summed slice by slice; those of a tied layer come before those of
// its mirror.
func (l *dense) backward(n int, x, _, dY, dX []float32) {
	xs, ds := kernel.Rows(x, n, l.in), kernel.Rows(dY, n, l.out)
	if l.tied {
		kernel.GemmInBlocks(l.dw, ds.T(), xs, l.slice, false, l.scratch)
	} else {
		kernel.GemmInBlocks(l.dw, xs.T(), ds, l.slice, l.shared, l.scratch)
	}
	clear(l.db)
	eachSlice(n, l.slice, func(first, count int) {
		kernel.SumRows(l.sum, dY[first*l.out:(first+count)*l.out])
		kernel.Add(l.db, l.sum)
	})
	if dX != nil {
		kernel.Gemm(dX, kernel.Rows(dY, n, l.out), l.weights().T(), false, l.scratch)
	}
}
