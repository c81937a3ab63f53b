package main

import (
	"fmt"
	"strings"
)

// A microkernel multiplies the packed panel of A with packed panels of B:
//
//	accs[r,q] += Σ_p A[p,r]·B[p,q]    r < Rows, p < Terms, q < 4·Vectors
type microkernel struct {
	Name    string
	Doc     string
	Rows    int
	Vectors int    // of four columns
	Terms   int    // of the sum, all unrolled
	B       string // points at a panel of B
	Line    int    // terms of B that follow each other, row bytes before the next ones; 0: all of them
}

var microkernels = []microkernel{
	{"gemmMicro4x8k16", "multiplies the packed panel of A with count panels of B, and adds the products to\n" +
		"// sums. The results may be stored elsewhere.", 4, 2, 16, "b", 0},
	{"gemmMicro4x8k8", "is gemmMicro4x8k16 for the first eight terms of the panel of A.", 4, 2, 8, "b", 0},
	{"gemmMicro4x8k4", "is gemmMicro4x8k16 for the first four terms of the panel of A.", 4, 2, 4, "b", 0},
	{"gemmMicro4x8k9", "convolves a single channel: it stores the biases plus the nine products of each\n" +
		"// patch, three in each of three rows that are row bytes apart.", 4, 2, 9, "p", 3},
}

// Lines of code compute Results from operands.
type lines struct{ Steps, Results []string }

// of returns the lines with operands of other names: a format for their numbers, as "d%d".
func (l lines) of(operands string) lines {
	var pairs []string
	for i := range 6 {
		pairs = append(pairs, fmt.Sprintf("d%d", i), fmt.Sprintf(operands, i))
	}
	replace := strings.NewReplacer(pairs...).Replace
	var renamed lines
	for _, s := range l.Steps {
		renamed.Steps = append(renamed.Steps, replace(s))
	}
	for _, s := range l.Results {
		renamed.Results = append(renamed.Results, replace(s))
	}
	return renamed
}

// inputTransform is Bᵀ·d of Winograd's F(4x4, 3x3), as the reference computes it.
var inputTransform = lines{
	Steps: []string{
		"even = d4.Sub(d2)",
		"twice = d3.Sub(d1)",
		"twice = twice.Add(twice)",
		"a = d4.Sub(d2.Mul(four))",
		"b = d3.Sub(d1.Mul(four))",
	},
	Results: []string{
		"d0.Sub(d2).Mul(four).Add(even)",
		"a.Add(b)",
		"a.Sub(b)",
		"even.Add(twice)",
		"even.Sub(twice)",
		"d5.Sub(d3).Sub(twice.Add(twice))",
	},
}
