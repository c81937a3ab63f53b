package nn

import (
	"fmt"
	"math"
	"testing"
)

// collapse makes the outputs of t's network sigmoid(logit), but for what its last weights add.
func collapse(t *Trainer, logit float32) {
	b := t.net.params[len(t.net.params)-1].b
	for i := range b {
		b[i] = logit
	}
}

// Processors compute with denormal numbers ten times slower. Whatever becomes of a network, none
// is among the numbers that it keeps, so that a step costs the same at any time.
func TestNothingIsDenormal(t *testing.T) {
	for _, c := range []struct {
		name, layers string
		steps        int
		config       Config
	}{
		{"convolutions", "28x28x1-c4-mp-c4-mp-c4-up-c4-up-c1", 20, Config{}},
		{"single layers", "28x28x1-c3s2:leaky-c3:tanh-t3s2:sigmoid-c1", 20, Config{}},
		{"single layers of ReLU", "28x28x1-c3s2-c3-t3s2-c1", 20, Config{}},
		{"dense", "784-20-10-20-784", 20, Config{}},
		{"hidden sigmoids", "784-8:sigmoid-8:sigmoid-4:sigmoid-8:sigmoid-784", 20, Config{}},
		{"hidden tanh", "784-8:tanh-8:leaky-4:tanh-8:tanh-784", 20, Config{}},
		{"cross-entropy", "784-8-784", 20, Config{Loss: BCE}},
		{"sparsity", "784-8-784", 20, Config{Sparsity: 1e-3}},
		// .9^900 is 7e-42, as is 1200 times a tenth less.
		{"moments that decay", "784-1-784", 900, Config{}},
		{"momentum", "784-1-784", 900, Config{Optimizer: Momentum}},
		{"weights that decay", "784-1-784", 1200, Config{Optimizer: AdamW, Decay: 0.1, Rate: 1}},
	} {
		for _, logit := range []float32{-30, -33, -34, -46, -80, -100} {
			if c.steps > 20 && logit > -100 {
				continue
			}
			t.Run(fmt.Sprintf("%s/%v", c.name, logit), func(t *testing.T) {
				s, err := ParseSpec(c.layers, Sigmoid)
				if err != nil {
					t.Fatal(err)
				}
				net := NewNetwork(s)
				net.Init(1, NewestStart)
				c.config.Seed, c.config.Batch = 1, 16
				if c.config.Rate == 0 {
					c.config.Rate = 1e-3
				}
				tr := trainer(t, net, c.config, sample(t, 16))
				steps(t, tr, 5)
				collapse(tr, logit)
				for step := 1; step <= c.steps; step++ {
					steps(t, tr, 1)
					if step%10 == 0 {
						checkNormal(t, tr, step)
					}
				}
			})
		}
	}
}

// checkNormal demands of what a step leaves that it is no smaller than package kernel promises: 2⁻⁵⁰ for
// outputs, 2⁻⁷⁶ for their gradients, and for the others 2⁻¹²⁶, below which numbers are denormal.
func checkNormal(t *testing.T, tr *Trainer, step int) {
	t.Helper()
	check := func(what string, x []float32, least float64) {
		for i, v := range x {
			if v != 0 && math.Abs(float64(v)) < least {
				t.Fatalf("step %d: %s has %g at %d", step, what, v, i)
			}
		}
	}
	const normal = 0x1p-126
	check("parameters", tr.net.Params, normal)
	check("gradients", tr.net.Grads, normal)
	check("m", tr.opt.memory[0], normal)
	check("v", tr.opt.memory[1], normal)
	for i, l := range tr.net.Spec.Layers {
		out, dOut := normal, normal
		if l.Activation == ReLU || l.Activation == Sigmoid {
			out = 0x1p-50
		}
		if l.Activation != Linear {
			dOut = 0x1p-76
		}
		check(fmt.Sprint("output ", i+1), tr.pass.out[i], out)
		check(fmt.Sprint("gradient of output ", i+1), tr.pass.dOut[i], dOut)
	}
}
