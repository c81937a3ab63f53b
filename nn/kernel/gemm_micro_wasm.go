//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

const (
	microM = 4
	microN = 8
)

// multiply adds the products of the window and the panels to as many tiles:
//
//	strip[j,r,q] += Σ_p A[r,p]·panels[j,p,q]    r < microM, p < depth, q < microN
func (panelA) gemmMicro(panels []panelB, accs []accumulators) {
	tiles := strided{unsafe.Pointer(unsafe.SliceData(accs)), microM * microN * 4}
	gemmMicro4x8k16(strided{unsafe.Pointer(unsafe.SliceData(panels)), microK * microN * 4}, tiles, tiles, len(accs))
}

// A run is panels or tiles that stand step bytes apart.
type strided struct {
	first unsafe.Pointer
	step  int
}

// What sums begin with: a run that stands still.
var (
	zeroAccumulators, biasAccumulators accumulators
	fromZero                           = strided{unsafe.Pointer(&zeroAccumulators), 0}
	fromBiases                         = strided{unsafe.Pointer(&biasAccumulators), 0}
)

// gemmMicroTerms does what multiply does with the first terms of depth: a product
// over 20 terms costs 20, not 32.
func (panelA) gemmMicroTerms(panels []panelB, accs []accumulators, terms int) {
	tiles := strided{unsafe.Pointer(unsafe.SliceData(accs)), microM * microN * 4}
	gemmMicro4x8(terms, strided{unsafe.Pointer(unsafe.SliceData(panels)), microK * microN * 4}, tiles, tiles, len(accs), 1, 0)
}

// gemmMicro4x8 is gemmMicro4x8k16 for the first terms of the window, in steps of eight
// and four where that is less, and for so many rows of panels, row bytes apart, whose
// tiles follow each other. What a step takes is moved to the front of the window,
// where the addresses are constant.
func gemmMicro4x8(terms int, panels, sums, tiles strided, count, rows, row int) {
	for p := 0; p < terms; {
		multiply, step := gemmMicro4x8k4, 4
		if terms-p > microK*3/4 {
			multiply, step = gemmMicro4x8k16, microK
		} else if terms-p > 4 {
			multiply, step = gemmMicro4x8k8, 8
		}
		if p > 0 {
			copy(panelASplats[:step], panelASplats[p:p+step])
			sums = tiles
		}
		from, s, to := panels, sums, tiles
		from.first = unsafe.Add(from.first, p*microN*4)
		for range rows {
			multiply(from, s, to, count)
			from.first = unsafe.Add(from.first, row)
			s.first, to.first = unsafe.Add(s.first, count*s.step), unsafe.Add(to.first, count*to.step)
		}
		p += step
	}
}
