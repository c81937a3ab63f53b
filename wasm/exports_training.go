//go:build js && wasm

package main

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
// them, or was due before the first, else 0. The result is the report, five float64: step, steps per epoch, images
// seen, loss, test loss or NaN.
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
	only.putNumbers(float64(r.step), float64(r.stepsPerEpoch), float64(r.seen), r.loss, r.testLoss)
}

// progress reports, as train does, on the steps that no report covers yet; it returns 0
// if there are none.
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
			only.putNumbers(float64(t.Steps()), float64(t.StepsPerEpoch()), float64(t.Seen()))
		}
		return err
	})
}

//go:wasmexport checkpoint
func checkpoint() int32 { return do(only.checkpoint) }

// resumeRun is so called because Go itself exports a resume.
//
//go:wasmexport resumeRun
func resumeRun() int32 { return do(only.resume) }

// freeze copies the network, as it is now, for evaluate.
//
//go:wasmexport freeze
func freeze() int32 { return do(only.freeze) }

// evaluate puts one float64 into the result: the mean squared error.
//
//go:wasmexport evaluate
func evaluate(first, n int32) int32 {
	return do(func() error {
		mse, err := only.evaluate(int(first), int(n))
		if err == nil {
			only.putNumbers(mse)
		}
		return err
	})
}

//go:wasmexport fitPCA
func fitPCA(first, n int32) int32 {
	return do(func() error { return only.fitPCA(int(first), int(n)) })
}

//go:wasmexport principal
func principal(k int32) int32 { return do(func() error { return only.principal(int(k)) }) }
