//go:build js && wasm

package main

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// A colorPair is what paper and ink look like, as 0xRRGGBB.
type colorPair struct{ paper, ink uint32 }

var (
	colorsNow colorPair
	// shades[p] is the colour of a pixel of value p/255: RGBA bytes between paper
	// and ink.
	shades [256][4]byte
)

// colors sets what paper and ink look like, as 0xRRGGBB. Pictures change when they
// are next shown.
//
//go:wasmexport colors
func colors(paper, ink uint32) int32 {
	return do(func() error {
		colorsNow = colorPair{paper, ink}
		for p := range shades {
			for c := range 3 {
				shift := 16 - 8*c
				from, to := int(paper>>shift&255), int(ink>>shift&255)
				shades[p][c] = byte(from + (to-from)*p/255)
			}
			shades[p][3] = 255
		}
		return nil
	})
}

// A picture is a square canvas that is always replaced whole: one copy of all its
// bytes costs a twentieth of setting them one by one (measured once, in Chromium).
type picture struct {
	context *dom.CanvasRenderingContext2D
	image   *dom.ImageData
	rgba    []byte // (side, side, 4)
}

// canvasElement returns the canvas with this id. It builds dom's wrapper itself:
// GetElementByID asks the element for its class and picks the type from a
// switch over all of HTML, which costs 0.1 ms a call (measured once, in Chromium) and
// keeps every type of the package in the program.
func canvasElement(id string) *dom.HTMLCanvasElement {
	o := js.Global().Get("document").Call("getElementById", id)
	if o.IsNull() || o.Get("getContext").IsUndefined() {
		panic("there is no canvas #" + id)
	}
	element := &dom.BasicElement{BasicNode: &dom.BasicNode{Value: o}}
	return &dom.HTMLCanvasElement{BasicHTMLElement: &dom.BasicHTMLElement{BasicElement: element}}
}

// newPicture takes over the canvas with this id and makes it side x side pixels.
func newPicture(id string, side int) *picture {
	canvas := canvasElement(id)
	canvas.SetWidth(side)
	canvas.SetHeight(side)
	context := canvas.GetContext2d()
	return &picture{context: context, image: context.CreateImageData(side, side), rgba: make([]byte, 4*side*side)}
}

// show brings values, one a pixel, onto the page: 0 and less is paper, 1 and more is ink.
func (p *picture) show(values []float32) {
	for i, v := range values {
		// Of whole numbers: min and max of floats are calls, which took a third of a frame (measured, in Chromium).
		*(*[4]byte)(p.rgba[4*i:]) = shades[min(max(int(v*255+0.5), 0), 255)]
	}
	js.CopyBytesToJS(p.image.Data(), p.rgba)
	p.context.PutImageData(p.image, 0, 0)
}
