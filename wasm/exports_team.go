//go:build js && wasm

package main

import "hourglass/nn"

//go:wasmexport join
func join(images, rank, size int32) int32 {
	return do(func() error { return only.join(int(images), int(rank), int(size)) })
}

// moves lists the copies of an exchange, an nn.Exchange: with out 1 those to the shared memory.
//
//go:wasmexport moves
func moves(exchange, out int32) int32 {
	return do(func() error { only.moves(nn.Exchange(exchange), out == 1); return nil })
}

//go:wasmexport wanted
func wanted() int32 { return do(func() error { only.wanted(); return nil }) }

//go:wasmexport compute
func compute() int32 { return do(func() error { only.training.trainer.Compute(); return nil }) }

// update returns 1 if a report is due.
//
//go:wasmexport update
func update() int32 {
	return call(func() (int, error) {
		due, err := only.update()
		if due {
			return 1, err
		}
		return 0, err
	})
}

// keepRun is checkpoint for goBack.
//
//go:wasmexport keepRun
func keepRun() int32 { return do(only.keepRun) }

// pixels puts the bytes of training images into the result.
//
//go:wasmexport pixels
func pixels(first, n int32) int32 {
	return do(func() error { only.out = only.training.splits[trainSplit].pixels[first*784:][:n*784]; return nil })
}

//go:wasmexport goBack
func goBack() int32 { return do(only.goBack) }
