//go:build js && wasm

package main

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// shades[p] is the colour of a pixel of value p/255: RGBA bytes between paper
// and ink.
var shades [256][4]byte

// setColors takes two colours as 0xRRGGBB.
func setColors(paper, ink uint32) {
	for p := range shades {
		for c := range 3 {
			shift := 16 - 8*c
			from, to := int(paper>>shift&255), int(ink>>shift&255)
			shades[p][c] = byte(from + (to-from)*p/255)
		}
		shades[p][3] = 255
	}
}

// colors sets what paper and ink look like, as 0xRRGGBB. Pictures change when
// they are next drawn.
//
//go:wasmexport colors
func colors(paper, ink uint32) int32 {
	return do(func() error {
		setColors(paper, ink)
		return nil
	})
}

// A picture is a canvas that is always replaced whole: one copy of all its
// bytes costs a twentieth of setting them one by one.
type picture struct {
	context       *dom.CanvasRenderingContext2D
	image         *dom.ImageData
	width, height int
	rgba          []byte // (height, width, 4)
}

// canvasElement returns the canvas with this id. It builds dom's wrapper itself:
// GetElementByID asks the element for its class and picks the type from a
// switch over all of HTML, which costs 0.1 ms a call and keeps every type of the
// package in the program.
func canvasElement(id string) *dom.HTMLCanvasElement {
	o := js.Global().Get("document").Call("getElementById", id)
	if o.IsNull() || o.Get("getContext").IsUndefined() {
		panic("there is no canvas #" + id)
	}
	node := &dom.BasicNode{Value: o}
	return &dom.HTMLCanvasElement{BasicHTMLElement: &dom.BasicHTMLElement{BasicElement: &dom.BasicElement{BasicNode: node}}}
}

// newPicture takes over the canvas with this id and gives it its size.
func newPicture(id string, width, height int) *picture {
	canvas := canvasElement(id)
	canvas.SetWidth(width)
	canvas.SetHeight(height)
	p := &picture{context: canvas.GetContext2d(), width: width, height: height, rgba: make([]byte, 4*width*height)}
	p.image = p.context.CreateImageData(width, height)
	return p
}

// put sets a block of side x side pixels from values in [0, 1], its corner at
// (left, top).
func (p *picture) put(values []float32, side, left, top int) {
	for y := range side {
		row := p.rgba[4*((top+y)*p.width+left):]
		for x, v := range values[y*side : (y+1)*side] {
			*(*[4]byte)(row[4*x:]) = shades[int(min(max(v, 0), 1)*255+0.5)]
		}
	}
}

// show brings the bytes onto the page.
func (p *picture) show() {
	js.CopyBytesToJS(p.image.Data(), p.rgba)
	p.context.PutImageData(p.image, 0, 0)
}
