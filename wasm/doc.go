// Command wasm is the program behind the page, compiled to WebAssembly. The same
// module runs twice: in a web worker it trains, in the page it answers the
// drawing pad at once, with a copy of the parameters that the worker sends over.
//
//	main.go        start, stay alive; main_native.go stands for it in native tests
//	exports.go     what JavaScript calls: arguments in, result or error out
//	session.go     what the exports do, plain Go
//	training.go    data and training, in slices
//	inspect.go     what a cell of the hourglass is asked
//	checks.go      what is asked of numbers from outside
//	stroke.go      strokes on a raster, plain Go
//	pad.go         the drawing pad, plain Go
//	padexports.go  what JavaScript calls of it, and its canvases (page only)
//	picture.go     a canvas that is replaced whole (page only)
//
// Files that are built only for js hold only the border; the rest is tested natively.
package main
