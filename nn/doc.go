// Package nn trains autoencoders.
//
// An autoencoder is a network that learns to give back its own input through a
// narrow middle, the code. The layers before the code are the encoder, those
// after it the decoder. What fits through the code is what the network has
// understood about its data; what does not come back is what it has not.
// A denoising autoencoder gets a spoiled input and must give back the clean one.
//
// The way through the package:
//
//	Spec      a model as data: layers, activations, where the code is
//	Network   its parameters, in one flat slice, with layers as views over it
//	Pass      the buffers for one batch on its way forward and back
//	Trainer   one seeded step at a time: batch, noise, loss, gradient, update
//	Weights   a Network as safetensors bytes, and back
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
// Batches are row-major: (N, I) is N rows of I numbers. Dense weights are
// (I, O), as in y = x·W + b, and filters (k, k, C, O); files have them in
// PyTorch's order (see [Network.Weights]).
//
// # Promises
//
// The package knows no browser, no network, no clock and no files. Everything
// random comes from a seed and is drawn per purpose, epoch and image, so that
// nothing depends on what was computed before or elsewhere. The arithmetic is
// that of package kernel: the same on every platform, to the last bit.
//
// A wrong length or shape is a programmer's mistake and panics. Everything that
// comes from outside (a layer list, a file) is checked and answered with an
// error that says what was found and what was wanted.
package nn
