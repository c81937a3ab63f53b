// Command wasm is the program behind the page, compiled to WebAssembly. The same
// module runs twice: in a web worker it trains, in the page it answers the
// drawing pad at once, with a copy of the parameters that the worker sends over.
//
//	main.go        start, stay alive
//	exports.go     what JavaScript calls: arguments in, result or error out
//	session.go     what the exports do, plain Go
//	training.go    data and training, in slices
//	settings.go    settings as text
//	checks.go      what is asked of numbers from outside
//	ink.go         strokes, plain Go
//	picture.go     a canvas that is replaced whole (page only)
//	pad.go         the pad: pointer events and its pictures (page only)
//
// The files that need syscall/js hold nothing else; the rest is tested natively.
package main
