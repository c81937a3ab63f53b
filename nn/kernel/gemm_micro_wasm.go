//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

const (
	microM = 4
	microN = 8 // two vectors of 128 bits
)

// gemmMicro multiplies the packed panel of A with packed panels of B:
//
//	accs[j,r,q] += Σ_p A[p,r]·panels[j,p,q]    r < microM, p < microK, q < microN
func (panelA) gemmMicro(panels []panelB, accs []accumulators) {
	results := strided{unsafe.Pointer(unsafe.SliceData(accs)), microM * microN * 4}
	gemmMicro4x8k16(strided{unsafe.Pointer(unsafe.SliceData(panels)), microK * microN * 4}, results, results, len(accs))
}

// A strided is a pointer to panels or accumulators, step bytes apart.
type strided struct {
	first unsafe.Pointer
	step  int
}

// What sums start with: zeros or biases, the same for all (step 0).
var (
	zeroAccumulators, biasAccumulators accumulators
	fromZero                           = strided{unsafe.Pointer(&zeroAccumulators), 0}
	fromBiases                         = strided{unsafe.Pointer(&biasAccumulators), 0}
)

// gemmMicroTerms is gemmMicro with p < terms: a product over 20 terms takes the time of 20,
// not of 32.
func (panelA) gemmMicroTerms(panels []panelB, accs []accumulators, terms int) {
	results := strided{unsafe.Pointer(unsafe.SliceData(accs)), microM * microN * 4}
	from := strided{unsafe.Pointer(unsafe.SliceData(panels)), microK * microN * 4}
	gemmMicro4x8(terms, from, results, results, len(accs), 1, 0)
}

// gemmMicro4x8 multiplies with the first terms of the packed panel of A, in steps of 16, 8 and
// 4. It takes rows of panels of B, row bytes apart, of count panels each; accumulators of all
// rows follow each other. Sums start with those in sums. Before a later step its terms are
// moved to the front of the panel of A, where the microkernels have them at constant addresses.
func gemmMicro4x8(terms int, panels, sums, results strided, count, rows, row int) {
	for p := 0; p < terms; {
		multiply, step := gemmMicro4x8k4, 4
		if terms-p > microK*3/4 {
			multiply, step = gemmMicro4x8k16, microK
		} else if terms-p > 4 {
			multiply, step = gemmMicro4x8k8, 8
		}
		if p > 0 {
			copy(panelASplats[:step], panelASplats[p:p+step])
			sums = results
		}
		from, s, to := panels, sums, results
		from.first = unsafe.Add(from.first, p*microN*4)
		for range rows {
			multiply(from, s, to, count)
			from.first = unsafe.Add(from.first, row)
			s.first, to.first = unsafe.Add(s.first, count*s.step), unsafe.Add(to.first, count*to.step)
		}
		p += step
	}
}
