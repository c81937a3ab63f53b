//go:build js && wasm

package main

import (
	"unsafe"

	"hourglass/nn"
)

//go:wasmexport configure
func configure() int32 { return do(func() error { return only.configure(string(only.in)) }) }

//go:wasmexport adjust
func adjust() int32 { return do(func() error { return only.adjust(string(only.in)) }) }

//go:wasmexport check
func checkSettings() int32 { return do(func() error { return only.check(string(only.in)) }) }

//go:wasmexport describe
func describe() int32 { return do(func() error { return only.describe("", nn.AssumedNothing) }) }

//go:wasmexport reconstruct
func reconstruct() int32 { return do(only.reconstruct) }

//go:wasmexport encode
func encode() int32 { return do(only.encode) }

//go:wasmexport decode
func decode() int32 { return do(only.decode) }

//go:wasmexport activations
func activations() int32 { return do(only.activations) }

// addNoise spoils the images in the input; kind counts nn.NoiseKind.
//
//go:wasmexport addNoise
func addNoise(strength float64, seed uint32, kind int32) int32 {
	return do(func() error {
		return only.addNoise(nn.Noise{Kind: nn.NoiseKind(kind), Strength: strength}, uint64(seed))
	})
}

// stroke puts an image (784) into the result: paper, with a stroke of the pen through
// the points in the input, float64 x and y of each in turn, in pixels of the image.
//
//go:wasmexport stroke
func stroke(radius float64) int32 { return do(func() error { return only.stroke(radius) }) }

// parameterMemory returns where to write the network's parameters, all of them,
// before setParameters; 0 after an error. It is the network's own memory, which saves a
// copy.
//
//go:wasmexport parameterMemory
func parameterMemory(bytes int32) (at unsafe.Pointer) {
	do(func() error {
		memory, err := only.parameterMemory(int(bytes))
		at = unsafe.Pointer(unsafe.SliceData(memory))
		return err
	})
	return at
}

//go:wasmexport parameters
func parameters() int32 { return do(only.parameters) }

//go:wasmexport setParameters
func setParameters() int32 { return do(only.setParameters) }

//go:wasmexport saveWeights
func saveWeights() int32 { return do(only.saveWeights) }

//go:wasmexport kerasWeights
func kerasWeights() int32 { return do(only.kerasWeights) }

//go:wasmexport loadWeights
func loadWeights() int32 { return do(only.loadWeights) }
