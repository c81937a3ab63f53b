// Package nn trains autoencoders.
//
// An autoencoder is a network that learns to give back its own input through a
// narrow middle, the code. The layers up to the code are the encoder, those after
// it the decoder. The code has too few numbers for a copy, so the network must learn
// what its images have in common. A denoising autoencoder gets a noisy input and
// must give back the clean one.
//
// # The way through the package
//
// In reading order:
//
//	spec.go, shape.go    a model as data: layers, activations, the place of the code
//	spec_parse.go        a model as text
//	preset.go            the models of the tutorial "All About Autoencoders", by name
//	describe.go          a model as JSON, for readers in other languages
//	settings.go          what a person chooses: a table, and the choices
//	settings_parse.go    choices as text, and what they mean
//	settings_saved.go    the choices that a file carries
//
//	layer.go             what a layer is: forward, backward, parameters
//	dense.go             out = in·W + b, and tied weights
//	conv.go              convolution
//	transposed.go        transposed convolution
//	pool.go              max pooling
//	upsample.go          up-sampling
//	reshape.go           the same numbers in another shape
//	dropout.go           dropout
//	activation.go        the function after a layer
//	names.go             choices by name
//
//	network.go, init.go  the parameters, in one flat slice; their first values
//	loss.go              how far an output is from its target
//	pass.go              one batch on its way forward and backward
//	microbatch.go        the gradient of a batch, summed in parts
//	segment.go           layers that run together, by package fused
//
//	optimizer.go         the update of the parameters
//	schedule.go          the rate in the course of a run
//	noise.go, random.go  noise on the input; where random numbers come from
//	trainer.go           one seeded step: batch, noise, loss, gradient, update
//	team.go, share.go    several trainers that take the steps of one run together
//	snapshot.go          the run before it diverged
//	state.go             a run as bytes, to continue it
//
//	inference.go         a trained network on any number of images
//	weights.go           a Network as safetensors bytes
//	weights_read.go      and back
//	weights_foreign.go   files of others: names, orders and layers that must be found
//	pca.go               the best linear autoencoder, for comparison
//
// # Words
//
//	operator     what a Pass runs at a time: a layer or a fused block
//	segment      an operator and the layers that it computes
//	fused block  consecutive layers that run together (package fused); the layers
//	             of this package are its reference
//	micro-batch  a part of a batch whose gradient is complete before it is added to
//	             that of the others
//	snapshot     a copy of a run whose loss was good; a rollback restores it
//	mirror       of a layer: the one as far from the input as it is from the output
//
// # Dimensions
//
//	N   images in a batch
//	D   numbers in an image: 784 = 28·28 pixels in [0, 1], 1 = ink
//	I   numbers that enter a layer, O numbers that leave it (for one image)
//	C   numbers in the code; of an image between layers, its channels
//	H   rows of such an image, W its columns: (H, W, C), channels last
//	k   side of a convolution's filter
//	P   parameters of the whole network
//
// in and out are what a layer reads and writes, W (w in code) and b its weights and
// biases; dIn, dOut, dW and dB are the gradients of the loss with respect to them.
// Batches are row-major: (N, I) is N rows of I numbers. Dense weights are
// (I, O), as in y = x·W + b, and filters (k, k, C, O); files have them in
// PyTorch's order (see [Network.Weights]).
//
// # Promises
//
// The package knows no browser, no connection, no clock and no files. Everything
// random comes from a seed and is drawn per purpose, epoch and image, so that
// nothing depends on what was computed before or elsewhere. The arithmetic is
// that of package kernel: the same on every platform, to the last bit.
//
// A wrong length or shape is a programmer's mistake and panics. Everything that
// comes from outside (a layer list, a file) is checked; the error states what was
// found and what was expected.
//
// # A new layer
//
// What knows each kind of layer, in the order in which to write a new one:
//
//	spec.go           its Kind, its name in kindNames and its fields; then Output, Parameters,
//	                  biases, activated, multiplyAdds and problem
//	spec_parse.go     its word: parseLayer reads it, word prints it
//	its own file      forward and backward, and its line above
//	layer.go          newLayer makes it
//	init.go           weightsOf, if it has weights
//	weights.go        its tensors in the layouts of PyTorch and of Keras, if it has weights
//	segment.go        fusedKinds and fusedLayers, if package fused computes it, too
//	gradient_test.go  its gradients against central differences
//
// And for the page, in static:
//
//	engine/model.js                Kind, and hasWeights
//	hourglass/layerlist.js         its word, its size, and its opposite in the other half
//	hourglass/cards.js             what its card changes, and where it can be put in
//	hourglass/model.js             what it is called
//	hourglass/editor.js            its size in the picture
//	hourglass/weights.js           its filters, if it has weights
//	share/onnx.js                  its node in ONNX
//	strings/LANGUAGE/hourglass.js  hourglass.kind.NAME and hourglass.layer.NAME
package nn
