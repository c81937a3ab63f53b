//go:build js && wasm

package main

import (
	"math"
	"unsafe"

	"hourglass/nn"
	"hourglass/nn/kernel"
	"hourglass/nn/problem"
)

// maxInput bounds one argument, in bytes: 100,000 images of float32 need as much.
const maxInput = 320 << 20

// The program's only session. JavaScript runs one call at a time.
var only session

// Every export that can fail returns a count or 0, and -1 for an error; the
// result, or the problem as [problem.Problem.Append] writes it, then lies at output,
// outputLength bytes long. Arguments that are not numbers are written to input first.

// input returns where to write the next argument, or 0 after an error.
//
//go:wasmexport input
func input(bytes int32) (at unsafe.Pointer) {
	do(func() error {
		if bytes < 0 || bytes > maxInput {
			return problem.New("call.large", int(uint32(bytes)))
		}
		only.input(max(int(bytes), 1)) // so that there is an address even for nothing
		only.in = only.in[:bytes]
		at = unsafe.Pointer(unsafe.SliceData(only.in))
		return nil
	})
	return at
}

// parameterMemory returns where to write the network's parameters, all of them,
// before setParameters; 0 after an error. It is where the network has them, so that
// they are not copied once more.
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

//go:wasmexport output
func output() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(only.out)) }

//go:wasmexport outputLength
func outputLength() int32 { return int32(len(only.out)) }

// call runs f; no panic may leave an export, or the program is dead.
func call(f func() (int, error)) (code int32) {
	defer func() {
		if r := recover(); r != nil {
			code = -1
			only.out = problem.New("call.internal", panicText(r)).Append(nil)
		}
	}()
	n, err := f()
	if err != nil {
		only.out = err.(*problem.Problem).Append(nil) // every error of a session is one
		return -1
	}
	return int32(n)
}

// do is call for what has no count.
func do(f func() error) int32 { return call(func() (int, error) { return 0, f() }) }

func panicText(r any) string {
	switch r := r.(type) {
	case error:
		return r.Error()
	case string:
		return r
	}
	return "unknown"
}

//go:wasmexport configure
func configure() int32 { return do(func() error { return only.configure(string(only.in)) }) }

//go:wasmexport adjust
func adjust() int32 { return do(func() error { return only.adjust(string(only.in)) }) }

//go:wasmexport check
func checkSettings() int32 { return do(func() error { return only.check(string(only.in)) }) }

//go:wasmexport describe
func describe() int32 { return do(func() error { return only.describe("") }) }

//go:wasmexport beginData
func beginData(train, test int32) int32 {
	return do(func() error { return only.beginData(int(train), int(test)) })
}

//go:wasmexport addShard
func addShard(split, images int32) int32 {
	return do(func() error { return only.addShard(int(split), int(images)) })
}

//go:wasmexport addLabels
func addLabels(split int32) int32 { return do(func() error { return only.addLabels(int(split)) }) }

// makeDigits returns how many images are still missing.
//
//go:wasmexport makeDigits
func makeDigits(split, most int32) int32 {
	return call(func() (int, error) { return only.makeDigits(int(split), int(most)) })
}

//go:wasmexport samples
func samples(split, first, n int32) int32 {
	return do(func() error { return only.samples(int(split), int(first), int(n)) })
}

// train takes up to most steps and returns 1 if a report followed the last of
// them, else 0. The report is five float64: step, steps per epoch, images seen,
// loss, test loss or NaN.
//
//go:wasmexport train
func train(most int32) int32 {
	return call(func() (int, error) {
		r, ok, err := only.train(int(most))
		if err != nil || !ok {
			return 0, err
		}
		putReport(r)
		return 1, nil
	})
}

func putReport(r report) {
	putNumbers(float64(r.step), float64(r.stepsPerEpoch), float64(r.seen), r.loss, r.testLoss)
}

// progress returns the report of steps that train has not reported yet, as
// train does; 0 if there are none.
//
//go:wasmexport progress
func progress() int32 {
	return call(func() (int, error) {
		if only.training.lossCount == 0 {
			return 0, nil
		}
		r := only.report(false)
		putReport(r)
		return 1, nil
	})
}

// position puts three float64 into the result: steps taken, steps per epoch,
// images seen.
//
//go:wasmexport position
func position() int32 {
	return do(func() error {
		err := only.prepare()
		if err == nil {
			t := only.training.trainer
			putNumbers(float64(t.Steps()), float64(t.StepsPerEpoch()), float64(t.Seen()))
		}
		return err
	})
}

// freeze sets the network apart that evaluate looks at.
//
//go:wasmexport freeze
func freeze() int32 { return do(only.freeze) }

// vectors returns 1 if this program was built with vector instructions.
//
//go:wasmexport vectors
func vectors() int32 {
	return call(func() (int, error) {
		if kernel.Vectors {
			return 1, nil
		}
		return 0, nil
	})
}

// evaluate puts one float64 into the result: the mean squared error.
//
//go:wasmexport evaluate
func evaluate(first, n int32) int32 {
	return do(func() error {
		mse, err := only.evaluate(int(first), int(n))
		if err == nil {
			putNumbers(mse)
		}
		return err
	})
}

//go:wasmexport reconstruct
func reconstruct() int32 { return do(only.reconstruct) }

//go:wasmexport encode
func encode() int32 { return do(only.encode) }

//go:wasmexport decode
func decode() int32 { return do(only.decode) }

//go:wasmexport activations
func activations() int32 { return do(only.activations) }

//go:wasmexport fitPCA
func fitPCA(first, n int32) int32 {
	return do(func() error { return only.fitPCA(int(first), int(n)) })
}

//go:wasmexport principal
func principal(k int32) int32 { return do(func() error { return only.principal(int(k)) }) }

// addNoise: kind counts nn.NoiseKind.
//
//go:wasmexport addNoise
func addNoise(strength float64, seed uint32, kind int32) int32 {
	return do(func() error {
		return only.addNoise(nn.Noise{Kind: nn.NoiseKind(kind), Strength: strength}, uint64(seed))
	})
}

//go:wasmexport parameters
func parameters() int32 { return do(only.parameters) }

//go:wasmexport setParameters
func setParameters() int32 { return do(only.setParameters) }

//go:wasmexport checkpoint
func checkpoint() int32 { return do(only.checkpoint) }

// resumeRun is so called because Go itself exports a resume.
//
//go:wasmexport resumeRun
func resumeRun() int32 { return do(only.resume) }

//go:wasmexport saveWeights
func saveWeights() int32 { return do(only.saveWeights) }

//go:wasmexport kerasWeights
func kerasWeights() int32 { return do(only.kerasWeights) }

//go:wasmexport loadWeights
func loadWeights() int32 { return do(only.loadWeights) }

// stroke puts an image (784) into the result: paper, with a stroke of the pen through
// the points in the input, float64 x and y of each in turn, in pixels of the image.
//
//go:wasmexport stroke
func stroke(radius float64) int32 { return do(func() error { return only.stroke(radius) }) }

// putNumbers puts float64 into the result.
func putNumbers(x ...float64) {
	f := only.result(2 * len(x))
	for i, v := range x {
		bits := math.Float64bits(v)
		f[2*i], f[2*i+1] = math.Float32frombits(uint32(bits)), math.Float32frombits(uint32(bits>>32))
	}
}
