//go:build js && wasm

package main

import (
	"unsafe"

	"hourglass/nn/kernel"
	"hourglass/nn/problem"
)

// maxInput bounds one argument, in bytes: 100,000 images of float32 need as much.
const maxInput = 320 << 20

// The program's only session. JavaScript runs one call at a time.
var only session

// An export that can fail returns a count or 0, and -1 after an error. Its result, or
// the problem as [problem.Problem.Append] writes it, is then the outputLength bytes at
// output. An argument that is no number is written to input before the call.

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

//go:wasmexport output
func output() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(only.out)) }

//go:wasmexport outputLength
func outputLength() int32 { return int32(len(only.out)) }

// call runs f. It turns a panic into a problem: one that left an export would end the
// program.
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
