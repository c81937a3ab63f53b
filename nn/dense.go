package nn

import "hourglass/nn/kernel"

// dense is a fully connected layer, y = x·W + b.
type dense struct {
	in, out int
	w, dw   []float32 // (in, out), row-major; views over the network's slices
	b, db   []float32 // (out)
	scratch *kernel.Scratch
}

func (l *dense) inputs() int  { return l.in }
func (l *dense) outputs() int { return l.out }

// forward: y[n,o] = Σ_i x[n,i]·W[i,o] + b[o]
func (l *dense) forward(n int, x, y []float32) {
	kernel.Gemm(y, kernel.Rows(x, n, l.in), kernel.Rows(l.w, l.in, l.out), false, l.scratch)
	kernel.AddRow(y[:n*l.out], l.b)
}

// backward:
//
//	dW[i,o] = Σ_n x[n,i]·dY[n,o]
//	db[o]   = Σ_n dY[n,o]
//	dX[n,i] = Σ_o dY[n,o]·W[i,o]
func (l *dense) backward(n int, x, _, dY, dX []float32) {
	kernel.Gemm(l.dw, kernel.Rows(x, n, l.in).T(), kernel.Rows(dY, n, l.out), false, l.scratch)
	kernel.SumRows(l.db, dY[:n*l.out])
	if dX != nil {
		kernel.Gemm(dX, kernel.Rows(dY, n, l.out), kernel.Rows(l.w, l.in, l.out).T(), false, l.scratch)
	}
}
