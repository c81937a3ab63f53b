// Command wasm is the program behind the page, compiled to WebAssembly. The same
// module runs twice: in a web worker it trains, in the page it answers the
// drawing pad at once, with a copy of the parameters that the worker sends over.
//
// What the exports do, plain Go, tested natively:
//
//	session.go     the network of one instance, and how bytes go in and out
//	settings.go    settings as text: a new network, a change in the middle of a run
//	checks.go      what is asked of numbers from outside
//	images.go      what is done to images without the network
//	inference.go   what the network makes of images and codes
//	parameters.go  parameters, from the worker to the page
//	weights.go     weights as files
//	data.go        the images to train on and to test on
//	training.go    training, in slices
//	team.go        steps that several instances take together
//	checkpoint.go  what a run needs to go on
//	evaluation.go  the error of a network that meanwhile trains on
//	pca.go         the best linear autoencoder, for comparison
//	stroke.go      strokes on a raster
//	pad.go         the drawing pad
//
// The border, built only for js: arguments in, result or error out.
//
//	main.go              start, stay alive; main_native.go stands for it in native tests
//	exports.go           how a call goes
//	exports_model.go     calls that ask for the network
//	exports_training.go  calls that train it
//	exports_team.go      the same in a team
//	exports_pad.go       calls of the pad, and its canvases (page only)
//	picture.go           a canvas that is replaced whole (page only)
package main
