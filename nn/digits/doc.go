// Package digits is the data set for when MNIST cannot be had: an endless supply of digits that look
// written by hand, made by arithmetic from a seed.
//
// An image is made the way a person makes one:
//
//	digits.go   the two sets, and any image of either
//	rng.go      what is left to chance, for each image from a stream of its own
//	glyphs.go   a digit is some strokes through some knots; there are several styles of each, and
//	            several forms of each style
//	hand.go     a hand mixes two forms, misses the knots a little, and bends and slants the whole
//	pen.go      a pen runs a smooth curve through the knots, trembling, broader in one direction
//	raster.go   the ink goes onto 20x20 pixels and from there, by its centre of mass, into 28x28:
//	            MNIST's own recipe
//
// The constants in those files were chosen by comparing with MNIST by eye and by numbers: ink, grey
// levels, slant, width and pen width of each digit. Nothing of MNIST itself is in here.
//
// # The same bytes everywhere
//
// A shard made in a browser must equal the one made by a server, so all arithmetic is of the kind that
// IEEE 754 defines to the last bit: +, -, *, / and square root on float32, integers for the rest. No
// Exp, Sin or Log, whose assembly differs between platforms, and no product is added to anything
// without passing through mul, because Go may fuse the two into one rounding (it does on arm64).
// Products by a power of two are exact and need no such care. A test pins the hash of the first
// thousand images.
package digits
