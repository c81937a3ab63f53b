package main

import (
	"math/rand/v2"

	"hourglass/nn"
	"hourglass/nn/mnist"
	"hourglass/nn/problem"
)

// padSide is the pad's raster, in pixels each way: ten for each of the 28 that
// the network sees, so that the pen is smooth.
const padSide = 280

// Tools, in the order that static/engine/table.js has.
const (
	penTool    = iota
	noiseTool  // smudges what the network is given, and leaves the ink alone
	eraserTool // takes away ink and smudges
)

// noiseRadius is that of the noise pen, in the network's pixels.
const noiseRadius = 1.5

// A pad is a drawing, and what the network makes of it. JavaScript listens to the
// pointer, hands over strokes, and asks for a frame when something has changed.
type pad struct {
	ink     raster // (280, 280), 0 = paper, 1 = full ink
	smudges raster // (28, 28), what the noise pen puts in place of pixels; below 0: nothing
	noise   nn.Noise
	seed    uint64

	inkChanged bool // since the last frame

	// The last frame.
	field    mnist.Field // where the network's pixels lie; Pixel is 0 where nothing is drawn
	clean    []float32   // (784), what the network sees
	noisy    []float32   // (784), the same with noise and smudges
	restored []float32   // (784)
	code     []float32   // (C), of noisy; empty where nothing is drawn
}

func newPad() *pad {
	p := &pad{
		ink: newRaster(padSide), smudges: newRaster(28),
		clean: make([]float32, 784), noisy: make([]float32, 784), restored: make([]float32, 784),
		inkChanged: true,
	}
	for i := range p.smudges.pixels {
		p.smudges.pixels[i] = -1
	}
	return p
}

// stroke draws through points, x and y of each in turn, in pixels of the raster.
func (p *pad) stroke(tool int, radius float64, points []float64) error {
	if err := checkStroke(padSide, radius, points); err != nil {
		return err
	}
	switch tool {
	case penTool:
		p.ink.stroke(pen(radius), points)
		p.inkChanged = true
	case noiseTool:
		p.smudge(noisePen(noiseRadius), points)
	case eraserTool:
		p.ink.stroke(eraser(radius), points)
		p.inkChanged = true
		p.smudge(smudgeEraser(radius/p.field.Pixel+0.5), points) // every pixel that it touches
	default:
		return problem.New("pad.tool", tool)
	}
	return nil
}

// noisePen leaves black or white at random wherever there are no smudges yet.
func noisePen(radius float64) nib {
	return nib{radius, func(old float32, _ float64) float32 {
		if old >= 0 {
			return old
		}
		return float32(rand.Uint32() & 1)
	}}
}

// smudgeEraser takes smudges away.
func smudgeEraser(radius float64) nib {
	return nib{radius, func(float32, float64) float32 { return -1 }}
}

// smudge draws on the smudges, through points on the pad. It does nothing while the
// pad is empty.
func (p *pad) smudge(n nib, points []float64) {
	if p.field.Pixel == 0 {
		return
	}
	seen := make([]float64, len(points))
	for i := 0; i < len(points); i += 2 {
		seen[i] = (points[i] - p.field.Left) / p.field.Pixel
		seen[i+1] = (points[i+1] - p.field.Top) / p.field.Pixel
	}
	p.smudges.stroke(n, seen)
}

// setInk replaces the ink by bytes (280, 280).
func (p *pad) setInk(bytes []byte) error {
	if len(bytes) != len(p.ink.pixels) {
		return problem.New("pad.ink", len(bytes), len(p.ink.pixels))
	}
	for i, v := range bytes {
		p.ink.pixels[i] = float32(v) / 255
	}
	p.inkChanged = true
	return nil
}

// inkBytes returns the ink as setInk takes it.
func (p *pad) inkBytes() []byte { return p.ink.bytes() }

// setSmudges replaces the smudges (784).
func (p *pad) setSmudges(x []float32) error {
	if len(x) != len(p.smudges.pixels) {
		return problem.New("pad.smudges", len(x))
	}
	if err := checkFinite("smudges", x); err != nil {
		return err
	}
	copy(p.smudges.pixels, x)
	return nil
}

// setNoise sets the noise on the drawing, and the seed that it is drawn from. Noise
// out of range is ignored.
func (p *pad) setNoise(noise nn.Noise, seed uint64) {
	if noise.Check(digit) == nil {
		p.noise, p.seed = noise, seed
	}
}

// frame computes the restoration of the ink by the network of s, and reports whether
// the ink has changed since the last frame.
func (p *pad) frame(s *session) (inkChanged bool) {
	inkChanged = p.inkChanged
	if inkChanged {
		p.inkChanged = false
		p.field, _ = mnist.Normalize(p.clean, p.ink.pixels, padSide, padSide)
	}
	clear(p.noisy)
	clear(p.restored)
	p.code = p.code[:0]
	if p.field.Pixel > 0 {
		p.noise.Add(p.noisy, p.clean, digit, p.seed)
		for i, v := range p.smudges.pixels {
			if v >= 0 {
				p.noisy[i] = min(v, 1)
			}
		}
		if s.ready() == nil {
			s.inference.Reconstruct(p.restored, p.noisy)
			p.code = append(p.code, s.inference.LastCode()...)
		}
	}
	return inkChanged
}

// appendFrame appends the last frame to out: clean, noisy, restored, smudges, left,
// top and pixel of the field, and the code.
func (p *pad) appendFrame(out []float32) []float32 {
	out = append(append(append(out, p.clean...), p.noisy...), p.restored...)
	out = append(out, p.smudges.pixels...)
	out = append(out, float32(p.field.Left), float32(p.field.Top), float32(p.field.Pixel))
	return append(out, p.code...)
}
