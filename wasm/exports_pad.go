//go:build js && wasm

package main

import (
	"hourglass/nn"
	"hourglass/nn/problem"
)

// padPictures are the canvases that a frame of the pad is shown on.
type padPictures struct {
	paper, seen, noisy, restored *picture
	colors                       colorPair // that paper is painted with
}

// The page's only pad, once it has been started.
var (
	thePad   *pad
	frameNow []float32 // the last frame, as JavaScript reads it
	pictures padPictures
)

// withPad calls f with the pad; without startPad there is none.
func withPad(f func(*pad) error) int32 {
	return do(func() error {
		if thePad == nil {
			return problem.New("pad.none")
		}
		return f(thePad)
	})
}

// startPad takes over the canvases #pad, #pad-seen, #pad-noisy, #pad-restored.
//
//go:wasmexport startPad
func startPad() int32 {
	return do(func() error {
		if thePad != nil {
			return problem.New("pad.twice")
		}
		pictures = padPictures{
			paper:    newPicture("pad", padSide),
			seen:     newPicture("pad-seen", 28),
			noisy:    newPicture("pad-noisy", 28),
			restored: newPicture("pad-restored", 28),
		}
		thePad = newPad()
		return nil
	})
}

// padStroke draws with a tool through the points in the input, float64 x and y of
// each in turn. The radius is that of pen and eraser, in pixels of the raster.
//
//go:wasmexport padStroke
func padStroke(tool int32, radius float64) int32 {
	return withPad(func(p *pad) error { return p.stroke(int(tool), radius, doublesOf(only.in)) })
}

// padFrame shows the drawing as it is now on the canvases, and puts all of it into
// the result, as float32: what the network sees (784), the same with noise (784),
// the restoration (784), what the noise pen has left (784), of the field on the pad left, top and the side of a pixel,
// and the code (C). Where nothing is drawn all but the smudges are 0, and there is no code.
//
//go:wasmexport padFrame
func padFrame() int32 {
	return withPad(func(p *pad) error {
		if p.frame(&only) || pictures.colors != colorsNow {
			pictures.colors = colorsNow
			pictures.paper.show(p.ink.pixels)
		}
		pictures.seen.show(p.clean)
		pictures.noisy.show(p.noisy)
		pictures.restored.show(p.restored)
		frameNow = p.appendFrame(frameNow[:0])
		only.out = bytesOf(frameNow)
		return nil
	})
}

// padInk puts the drawing into the result: (padSide, padSide) bytes.
//
//go:wasmexport padInk
func padInk() int32 {
	return withPad(func(p *pad) error {
		only.out = p.inkBytes()
		return nil
	})
}

// padSetInk replaces the drawing by the one in the input, as padInk gives it.
//
//go:wasmexport padSetInk
func padSetInk() int32 { return withPad(func(p *pad) error { return p.setInk(only.in) }) }

// padSmudges puts what the noise pen has left into the result, float32 (784); where
// it is below 0 there is nothing.
//
//go:wasmexport padSmudges
func padSmudges() int32 {
	return withPad(func(p *pad) error {
		only.out = bytesOf(p.smudges.pixels)
		return nil
	})
}

// padSetSmudges replaces what the noise pen has left by the input, as padSmudges gives it.
//
//go:wasmexport padSetSmudges
func padSetSmudges() int32 {
	return withPad(func(p *pad) error { return p.setSmudges(floatsOf(only.in)) })
}

// padSetNoise sets the noise on the drawing, and the seed that it is drawn from; kind
// counts nn.NoiseKind.
//
//go:wasmexport padSetNoise
func padSetNoise(strength float64, seed uint32, kind int32) int32 {
	return withPad(func(p *pad) error {
		p.setNoise(nn.Noise{Kind: nn.NoiseKind(kind), Strength: strength}, uint64(seed))
		return nil
	})
}

// padScan finds the ink of a picture of this size, RGBA bytes in the input, and puts it into the result, as padInk
// gives it. It returns 1 if there is any ink, else 0.
//
//go:wasmexport padScan
func padScan(width, height int32) int32 {
	return call(func() (int, error) {
		found, err := only.scan(int(width), int(height))
		if !found {
			return 0, err
		}
		return 1, nil
	})
}
