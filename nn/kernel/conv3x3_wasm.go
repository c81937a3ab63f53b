//go:build go1.27 && goexperiment.simd && wasm

package kernel

import "unsafe"

// The patch of a filter is, row by row, 3·C terms of eight images: in memory they already are
// packed B panels of eight columns. So nothing is packed for a position; weights are packed
// as panels of A, and each of these is multiplied with the patches of many positions. For
// 32 -> 32 channels, when A was packed from the image and met four positions, packing took a
// quarter of the time of the microkernel; here a panel of A meets 56.

// rowPositions is the number of positions, at least one row, that a panel of A is multiplied
// with: their accumulators and patches about fit into a first-level cache.
const rowPositions = 56

func (f Conv3x3) forward(y, x, filter, b []float32, s *Scratch) {
	out := f.Out
	f.eachRows(max(1, rowPositions/out.W), x, filter, b, s, func(h, n, o, outs int, accs []accumulators) {
		for r := range n {
			to := y[out.at(h+r, 0)+o*Lanes:]
			_ = to[((out.W-1)*out.C+outs)*Lanes-1]
			storeAccumulators(unsafe.Pointer(&to[0]), out.C*Lanes*4, accs[r*out.W:(r+1)*out.W], outs)
		}
	})
}

func (f Conv3x3) forwardPooled(small Batch8, y, argmax, x, filter, b []float32, s *Scratch) {
	f.eachRows(max(2, rowPositions/f.Out.W&^1), x, filter, b, s, func(h, n, o, outs int, accs []accumulators) {
		for r := 0; r < n; r += 2 {
			at := (h+r)/2*small.W*small.C*Lanes + o*Lanes
			to, index := y[small.at((h+r)/2, 0)+o*Lanes:], argmax[at:]
			_, _ = to[((small.W-1)*small.C+outs)*Lanes-1], index[((small.W-1)*small.C+outs)*Lanes-1]
			rows := accs[r*f.Out.W : (r+2)*f.Out.W]
			maxPoolAccumulators(unsafe.Pointer(&to[0]), unsafe.Pointer(&index[0]), small.C*Lanes*4, rows, outs)
		}
	})
}

// eachRows computes blocks of n ≤ rows rows of positions, from row h on, and outs ≤ 4 output
// channels, from o on. It calls store for each block, with its accumulators.
func (f Conv3x3) eachRows(
	rows int, x, filter, b []float32, s *Scratch,
	store func(h, n, o, outs int, accs []accumulators),
) {
	in, out := f.In, f.Out
	s.reserve(0, rows*out.W)
	// Terms of a row of the filter, floats from a position to the next, and to the one below.
	terms, step, row := 3*in.C, in.C*Lanes, in.row()
	for h := 0; h < out.H; h += rows {
		n := min(rows, out.H-h)
		from := x[in.at(h-f.Pad, -f.Pad):]
		accs := s.accs[:n*out.W]
		for o := 0; o < out.C; o += microM {
			outs := min(microM, out.C-o)
			biasAccumulators = accumulators{}
			for r, v := range b[o : o+outs] {
				for l := range Lanes {
					biasAccumulators[r][l] = v
				}
			}
			if in.C == 1 {
				s.panelA.pack(&Matrix{filter, out.C, 9, 1, out.C}, o, outs, 0, 9)
				for r := range n {
					gemmMicro4x8k9(unsafe.Pointer(&from[r*row]), row*4, accs[r*out.W:(r+1)*out.W])
				}
				store(h, n, o, outs, accs)
				continue
			}
			sums, results := fromBiases, strided{unsafe.Pointer(&accs[0]), microM * microN * 4}
			for i := range 3 {
				weights := Matrix{filter[i*terms*out.C:], out.C, terms, 1, out.C}
				for k := 0; k < terms; k += microK {
					t := min(microK, terms-k)
					s.panelA.pack(&weights, o, outs, k, t)
					panels := strided{unsafe.Pointer(&from[i*row+k*Lanes]), step * 4}
					gemmMicro4x8(t, panels, sums, results, out.W, n, row*4)
					sums = results
				}
			}
			store(h, n, o, outs, accs)
		}
	}
}

// maxPoolAccumulators pools two rows of accumulators by two, and stores the maxima and their
// argmax for the first rows output channels; next is the number of bytes to the next position.
func maxPoolAccumulators(to, argmax unsafe.Pointer, next int, accs []accumulators, rows int) {
	const size = microM * microN * 4
	to, argmax = unsafe.Add(to, opaqueZero), unsafe.Add(argmax, opaqueZero)
	upper := unsafe.Add(unsafe.Pointer(unsafe.SliceData(accs)), opaqueZero)
	lower := unsafe.Add(upper, len(accs)/2*size)
	for n := len(accs) / 4; n > 0; n-- {
		for at := 0; at < rows*microN*4; at += 16 {
			a, c := unsafe.Add(upper, at), unsafe.Add(lower, at)
			y, index := unsafe.Add(to, at), unsafe.Add(argmax, at)
			storeMaxOf4(y, index, loadAt(a, 0), loadAt(a, size), loadAt(c, 0), loadAt(c, size))
		}
		upper, lower = unsafe.Add(upper, 2*size), unsafe.Add(lower, 2*size)
		to, argmax = unsafe.Add(to, next), unsafe.Add(argmax, next)
	}
}

// storeAccumulators stores the first rows output channels; next is the number of bytes to the
// next position.
func storeAccumulators(to unsafe.Pointer, next int, accs []accumulators, rows int) {
	to = unsafe.Add(to, opaqueZero)
	from := unsafe.Add(unsafe.Pointer(unsafe.SliceData(accs)), opaqueZero)
	for range accs {
		copy8(to, from)
		if rows == microM {
			copy8(unsafe.Add(to, 32), unsafe.Add(from, 32))
			copy8(unsafe.Add(to, 64), unsafe.Add(from, 64))
			copy8(unsafe.Add(to, 96), unsafe.Add(from, 96))
		} else {
			for r := 1; r < rows; r++ {
				copy8(unsafe.Add(to, r*32), unsafe.Add(from, r*32))
			}
		}
		to, from = unsafe.Add(to, next), unsafe.Add(from, microM*microN*4)
	}
}

// addFilterGrad multiplies packed panels of dY with x in the order of [pairChannels]; see
// [batch8Grad]. For an odd number of channels, the channels of whole patches are paired
// instead, row by row.
func (f Conv3x3) addFilterGrad(sums GradSums, x, dY []float32, s *Scratch) {
	in, out := f.In, f.Out
	// Channel pairs of a tap (one of the filter's nine positions), taps, positions of a pair.
	width := in.W + 2*in.Border
	pairs, taps, plane := in.C/2, 9, (in.H+2*in.Border)*width+panelPositions
	if in.C%2 == 1 { // one tap stands for all nine: whole patches are paired
		pairs, taps, plane = (9*in.C+1)/2, 1, out.W+panelPositions
	}
	paired := s.floats(&s.channelPairs, pairs*plane*2*Lanes)
	if taps > 1 {
		for h := range in.H + 2*in.Border {
			pairChannels(paired[h*width*2*Lanes:], x[h*in.row():], in.C, width, plane)
		}
	}
	if taps == 1 {
		clear(paired) // the second half of the last pair, and the positions behind a row
	}
	for h := range out.H {
		if taps == 1 {
			f.pairChannelsOfPatch(paired, x, h, plane)
		}
		for w := 0; w < out.W; w += panelPositions {
			for o := 0; o < out.C; o += microM {
				n, outs := min(panelPositions, out.W-w), min(microM, out.C-o)
				packAPositions(dY[out.at(h, w)+o*Lanes:], out.C*Lanes, n, outs)
				block := sums.s[o/microM*((sums.k+1)/2)*microM*microN:]
				for tap := range taps {
					at := w
					if taps > 1 {
						at = (h+tap/3-f.Pad+in.Border)*width + w + tap%3 - f.Pad + in.Border
					}
					from := strided{unsafe.Pointer(&paired[at*2*Lanes]), plane * 2 * Lanes * 4}
					first := &block[tap*pairs*microM*microN:][:pairs*microM*microN][0]
					to := strided{unsafe.Pointer(first), microM * microN * 4}
					if taps == 1 && w+panelPositions > out.W { // this overwrites the panel, not needed again
						gemmMicro4x8(2*(out.W-w), from, to, to, pairs, 1, 0)
					} else {
						gemmMicro4x8k16(from, to, to, pairs)
					}
				}
			}
		}
	}
}

// pairChannelsOfPatch is pairChannels for the patches of row h: 9·C channels, an odd number.
// The second half of the last pair is left as it is.
func (f Conv3x3) pairChannelsOfPatch(to, x []float32, h, plane int) {
	line, step := 3*f.In.C, f.In.C*Lanes*4
	for k := range 3 * line {
		p := start(to[k/2*plane*2*Lanes+k%2*4:])
		from := start(x[f.In.at(h+k/line-f.Pad, -f.Pad)+k%line*Lanes:])
		for i := f.Out.W; i > 0; i-- {
			loadAt(from, 0).StoreArray((*[4]float32)(p))
			loadAt(from, 16).StoreArray((*[4]float32)(unsafe.Add(p, 32)))
			p, from = unsafe.Add(p, 64), unsafe.Add(from, step)
		}
	}
}
