package fused

import "hourglass/nn/kernel"

// polyphase is up-sampling by two and then a convolution to few channels, in its
// polyphase form. Of the four positions that the up-sampling makes of one, the two
// rows are a = 0 and 1, the two columns b = 0 and 1. Row a of the output depends on
// two rows of the small image, s = 0 and 1, and column b on two columns, t. So both
// layers are a product with a matrix of 16 columns for each channel, and a sum of
// four of its values:
//
//	z[h,w,(a,b,s,t),o] = Σ_c in[h,w,c]·W'[c,(a,b,s,t),o]
//	out[2h+a, 2w+b, o] = B[o] + Σ_{s,t} z[h+a+s-1, w+b+t-1, (a,b,s,t), o]
//	W'[c,(a,b,s,t),o]  = Σ W[p,q,c,o] over the rows p that meet s, the columns q that meet t
//
// For a = 0 row 0 of the filter meets s = 0, rows 1 and 2 meet s = 1; for a = 1 rows 0
// and 1 meet s = 0, row 2 meets s = 1. The large image with all its channels is never
// stored, and 4 of 9 multiplications are left.
type polyphase struct {
	bias
	small, large kernel.Batch8
	products     kernel.Batch8 // the form of z
	w, flipped   []float32     // W' (C, 16, O), and (16, O, C)
	dW           []float32     // the gradient of W'
	z            []float32     // in forward z, in backward its gradient
	sums         kernel.GradSums
	scratch      *kernel.Scratch
}

// phases is the number of combinations of a, b, s and t.
const phases = 16

func newPolyphase(l *Layer, scratch *kernel.Scratch) *polyphase {
	return &polyphase{
		bias:    newBias(l),
		w:       make([]float32, l.In.C*phases*l.Out.C),
		scratch: scratch,
	}
}

func (u *polyphase) allocate(in, out kernel.Batch8, _ int, training bool) {
	u.small, u.large = in, out
	u.products = kernel.Batch8{H: in.H, W: in.W, C: phases * out.C, Border: 1}
	u.z = make([]float32, u.products.Len())
	if training {
		u.flipped, u.dW = make([]float32, len(u.w)), make([]float32, len(u.w))
		u.sums = kernel.NewGradSums(in.C, phases*out.C)
	}
}

// each calls f with an offset in W (3, 3, C, O) and one in W' (C, 16, O), for every pair
// where the O weights at the first are added to those at the second.
func (u *polyphase) each(f func(w, phase int)) {
	meets := [2][3]int{{0, 1, 1}, {0, 0, 1}} // s or t, by a or b and the filter's row or column
	c, o := u.layer.In.C, u.layer.Out.C
	for ab := range 4 {
		a, b := ab/2, ab%2
		for p := range 3 {
			for q := range 3 {
				phase := ab*4 + meets[a][p]*2 + meets[b][q]
				for k := range c {
					f(((p*3+q)*c+k)*o, (k*phases+phase)*o)
				}
			}
		}
	}
}

func (u *polyphase) prepare(training bool) {
	clear(u.w)
	o := u.layer.Out.C
	u.each(func(w, phase int) {
		for k, v := range u.layer.W[w : w+o] {
			u.w[phase+k] += v
		}
	})
	if training {
		kernel.FlipFilter(u.flipped, u.w, u.layer.In.C, phases*o)
	}
}

func (u *polyphase) forward(_ int, in, out []float32) {
	for h := range u.small.H {
		kernel.Batch8Gemm(u.small.W, u.products.Row(u.z, h), u.small.Row(in, h), u.w)
	}
	u.products.PolyphaseSum(out, u.large, u.z, u.layer.B)
}

func (u *polyphase) backward(_ int, in, dOut, dIn []float32) {
	u.addBias(u.large, dOut)
	u.products.PolyphaseSumBackward(u.z, dOut, u.large)
	for h := range u.small.H {
		dZ := u.products.Row(u.z, h)
		u.sums.Add(u.small.W, u.small.Row(in, h), dZ, u.scratch)
		if dIn != nil {
			kernel.Batch8Gemm(u.small.W, u.small.Row(dIn, h), dZ, u.flipped)
		}
	}
}

func (u *polyphase) clearGrads() {
	u.bias.clearGrads()
	u.sums.Clear()
}

func (u *polyphase) storeGrads(lane int) {
	u.bias.storeGrads(lane)
	u.sums.Store(u.dW, lane)
	dW, o := u.layer.dW(), u.layer.Out.C
	clear(dW)
	u.each(func(w, phase int) {
		for k, v := range u.dW[phase : phase+o] {
			dW[w+k] += v
		}
	})
}
