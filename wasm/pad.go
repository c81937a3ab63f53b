//go:build js && wasm

package main

import (
	"errors"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"hourglass/nn"
	"hourglass/nn/mnist"
)

// The pad: a canvas to draw on and three pictures of 28x28, what the network
// sees, its noisy version and the restoration. Everything is redone once a
// frame at most, during the stroke and whenever the parameters have changed.
type drawingPad struct {
	element                     *dom.HTMLCanvasElement
	paper                       *picture
	seen, noisy, restored       *picture
	ink                         ink
	nib                         nib
	smudges                     []float32 // (784), what the noise pen has left; below 0: nothing
	pixels, spoiled, output     [784]float32
	noise                       nn.Noise
	seed                        uint64
	left, top, scale            float64 // of the pad on the page, at pointerdown
	x, y                        float64 // the pen, in pixels of the raster
	pointer                     int     // that draws; -1: none
	frame                       js.Func
	framePending, inkHasChanged bool
}

var pad *drawingPad

// startPad takes over the canvases #pad, #pad-seen, #pad-noisy, #pad-restored.
//
//go:wasmexport startPad
func startPad() int32 {
	return do(func() error {
		if pad != nil {
			return errors.New("the pad has been started")
		}
		p := &drawingPad{
			paper:   newPicture("pad", padSide, padSide),
			seen:    newPicture("pad-seen", 28, 28),
			noisy:   newPicture("pad-noisy", 28, 28),
			pointer: -1,
			nib:     nib{radius: penRadius},
		}
		p.restored = newPicture("pad-restored", 28, 28)
		p.element = canvasElement("pad")
		p.frame = js.FuncOf(func(js.Value, []js.Value) any {
			guard(p.redo)
			return nil
		})
		for event, handle := range map[string]func(*dom.PointerEvent){
			"pointerdown": p.down, "pointermove": p.move, "pointerup": p.up, "pointercancel": p.up,
		} {
			p.element.Call("addEventListener", event, js.FuncOf(func(_ js.Value, args []js.Value) any {
				guard(func() { handle(pointerEvent(args[0])) })
				return nil
			}))
		}
		pad = p
		p.change()
		return nil
	})
}

// pointerEvent wraps a pointer's event as [canvasElement] wraps a canvas, and
// for the same reason.
func pointerEvent(o js.Value) *dom.PointerEvent {
	return &dom.PointerEvent{MouseEvent: &dom.MouseEvent{UIEvent: &dom.UIEvent{BasicEvent: &dom.BasicEvent{Value: o}}}}
}

// guard keeps a panic in an event handler from ending the program.
func guard(f func()) {
	defer func() {
		if r := recover(); r != nil {
			js.Global().Get("console").Call("error", "the pad failed: "+panicText(r))
		}
	}()
	f()
}

func (p *drawingPad) down(e *dom.PointerEvent) {
	if p.pointer >= 0 || e.Button() != 0 {
		return // a second finger does not draw
	}
	e.PreventDefault()
	p.pointer = e.PointerID()
	p.element.Underlying().Call("setPointerCapture", p.pointer)
	box := p.element.GetBoundingClientRect()
	p.left, p.top, p.scale = box.X(), box.Y(), padSide/max(box.Width(), 1)
	p.x, p.y = p.position(e.Underlying())
	p.ink.line(p.nib, p.x, p.y, p.x, p.y)
	p.change()
}

func (p *drawingPad) move(e *dom.PointerEvent) {
	o := e.Underlying()
	if e.PointerID() != p.pointer {
		return
	}
	// A fast pen moves several times between two frames.
	points := js.Undefined()
	if o.Get("getCoalescedEvents").Truthy() {
		points = o.Call("getCoalescedEvents")
	}
	if points.IsUndefined() || points.Length() == 0 {
		p.drawTo(o)
	} else {
		for i := range points.Length() {
			p.drawTo(points.Index(i))
		}
	}
	p.change()
}

func (p *drawingPad) up(e *dom.PointerEvent) {
	if e.PointerID() == p.pointer {
		p.pointer = -1
	}
}

func (p *drawingPad) position(o js.Value) (x, y float64) {
	return (o.Get("clientX").Float() - p.left) * p.scale, (o.Get("clientY").Float() - p.top) * p.scale
}

func (p *drawingPad) drawTo(o js.Value) {
	x, y := p.position(o)
	p.ink.line(p.nib, p.x, p.y, x, y)
	p.x, p.y = x, y
}

// change asks for a redo with new ink, refresh for one with the same.
func (p *drawingPad) change() {
	p.inkHasChanged = true
	p.refresh()
}

func (p *drawingPad) refresh() {
	if !p.framePending {
		p.framePending = true
		js.Global().Call("requestAnimationFrame", p.frame)
	}
}

// redo goes from the ink to the restoration, and tells the page.
func (p *drawingPad) redo() {
	p.framePending = false
	if p.inkHasChanged {
		p.inkHasChanged = false
		p.paper.put(p.ink.pixels[:], padSide, 0, 0)
		p.paper.show()
		_, p.ink.drawn = mnist.Normalize(p.pixels[:], p.ink.pixels[:], padSide, padSide)
	}
	clear(p.spoiled[:])
	clear(p.output[:])
	if p.ink.drawn {
		p.noise.Add(p.spoiled[:], p.pixels[:], digit, p.seed)
		for i, v := range p.smudges {
			if v >= 0 {
				p.spoiled[i] = min(v, 1)
			}
		}
		if only.ready() == nil {
			only.inference.Reconstruct(p.output[:], p.spoiled[:])
		}
	}
	for _, v := range []struct {
		picture *picture
		values  []float32
	}{{p.seen, p.pixels[:]}, {p.noisy, p.spoiled[:]}, {p.restored, p.output[:]}} {
		v.picture.put(v.values, 28, 0, 0)
		v.picture.show()
	}
	p.element.Underlying().Call("dispatchEvent", js.Global().Get("Event").New("restored"))
}

// withPad calls f with the pad; without startPad there is none.
func withPad(f func(*drawingPad)) int32 {
	return do(func() error {
		if pad == nil {
			return errors.New("the pad has not been started")
		}
		f(pad)
		return nil
	})
}

// padInk puts the drawing into the result: (padSide, padSide) bytes.
//
//go:wasmexport padInk
func padInk() int32 {
	return withPad(func(p *drawingPad) {
		only.out = make([]byte, len(p.ink.pixels))
		for i, v := range p.ink.pixels {
			only.out[i] = byte(v*255 + 0.5)
		}
	})
}

// padSmudges takes what the noise pen has left from the input (784): values that
// stand in the noisy drawing; those below 0 leave it as it is.
//
//go:wasmexport padSmudges
func padSmudges() int32 {
	return do(func() error {
		x := floatsOf(only.in)
		if pad == nil || len(x) != len(pad.spoiled) {
			return errors.New("no pad, or not 784 pixels")
		}
		if err := checkFinite("smudges", x); err != nil {
			return err
		}
		pad.smudges = append(pad.smudges[:0], x...)
		pad.refresh()
		return nil
	})
}

// padNib sets the radius of the strokes that follow, in pixels of the raster,
// and whether they erase.
//
//go:wasmexport padNib
func padNib(radius float64, erases bool) int32 {
	return withPad(func(p *drawingPad) { p.nib = nib{radius: min(radius, padSide), erases: erases} })
}

// padLine draws as a pointer would, in pixels of the raster.
//
//go:wasmexport padLine
func padLine(x0, y0, x1, y1 float64) int32 {
	return withPad(func(p *drawingPad) {
		p.ink.line(p.nib, x0, y0, x1, y1)
		p.change()
	})
}

// padNoise sets the noise on the drawing, and from which seed it is drawn.
//
//go:wasmexport padNoise
func padNoise(strength float64, kind, seed int32) int32 {
	return withPad(func(p *drawingPad) {
		if noise := (nn.Noise{Kind: nn.NoiseKind(kind), Strength: strength}); noise.Check(digit) == nil {
			p.noise, p.seed = noise, uint64(seed)
			p.refresh()
		}
	})
}

// redrawPad redoes everything: the parameters or the colours have changed.
//
//go:wasmexport redrawPad
func redrawPad() int32 { return withPad((*drawingPad).change) }

// padPictures puts three images into the result (3, 784): the clean drawing, the
// noisy one and the restoration. All are paper when nothing is drawn.
//
//go:wasmexport padPictures
func padPictures() int32 {
	return withPad(func(p *drawingPad) {
		out := only.result(3 * 784)
		copy(out, p.pixels[:])
		copy(out[784:], p.spoiled[:])
		copy(out[2*784:], p.output[:])
	})
}

// setInk replaces the drawing by the one in the input: (padSide, padSide) bytes.
//
//go:wasmexport setInk
func setInk() int32 {
	return do(func() error {
		if pad == nil || len(only.in) != padSide*padSide {
			return errors.New("no pad, or no drawing of its size")
		}
		for i, v := range only.in {
			pad.ink.pixels[i] = float32(v) / 255
		}
		pad.change()
		return nil
	})
}
