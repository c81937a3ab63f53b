package fused

import "hourglass/nn/kernel"

// upsample is up-sampling by two.
type upsample struct{ in, out kernel.Batch8 }

func (u *upsample) allocate(in, out kernel.Batch8, _ int, _ bool) { u.in, u.out = in, out }

func (u *upsample) forward(_ int, in, out []float32) {
	for h := range u.in.H {
		kernel.Upsample2x2(u.out.Row(out, 2*h), u.out.Row(out, 2*h+1), u.in.Row(in, h), u.in.C*kernel.Lanes)
	}
}

func (u *upsample) backward(_ int, _, dOut, dIn []float32) {
	if dIn == nil {
		return
	}
	for h := range u.in.H {
		kernel.Upsample2x2Backward(u.in.Row(dIn, h), u.out.Row(dOut, 2*h), u.out.Row(dOut, 2*h+1), u.in.C*kernel.Lanes)
	}
}
