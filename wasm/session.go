package main

import (
	"math"
	"unsafe"

	"hourglass/nn"
	"hourglass/nn/problem"
)

// A session holds the network of one instance, worker or page, and what works on it.
// JavaScript writes arguments that are not numbers into in and reads results from out;
// both stay where they are until they must grow.
type session struct {
	settings  *nn.Settings // nil before there is a network
	net       *nn.Network
	undrawn   bool // whether net has no weights yet (see ready)
	inference *nn.Inference
	training  training
	frozen    frozen
	pca       *nn.PCAFit // the analysis that is being gathered

	in  []byte
	out []byte // the last result; after an error, the problem (see problem.Append)

	numbers []float32 // memory of results that are numbers
}

// input returns a buffer of n bytes, aligned for numbers, for the next argument.
func (s *session) input(n int) []byte {
	if cap(s.in) < n {
		words := make([]float64, (n+7)/8)
		s.in = unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(words))), 8*len(words))
	}
	s.in = s.in[:n]
	return s.in
}

// result makes out n float32 long and returns it as floats.
func (s *session) result(n int) []float32 {
	if cap(s.numbers) < n {
		s.numbers = make([]float32, n)
	}
	s.numbers = s.numbers[:n]
	s.out = bytesOf(s.numbers)
	return s.numbers
}

// putNumbers puts float64 into the result.
func (s *session) putNumbers(x ...float64) {
	f := s.result(2 * len(x))
	for i, v := range x {
		bits := math.Float64bits(v)
		f[2*i], f[2*i+1] = math.Float32frombits(uint32(bits)), math.Float32frombits(uint32(bits>>32))
	}
}

// bytesOf, floatsOf and doublesOf give the same memory another type.
func bytesOf(x []float32) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(x))), 4*len(x))
}

func floatsOf(b []byte) []float32 {
	return unsafe.Slice((*float32)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/4)
}

func doublesOf(b []byte) []float64 {
	return unsafe.Slice((*float64)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/8)
}

var errNoModel = problem.New("train.noModel")

// ready returns errNoModel if there is no network. A configured network draws its
// weights when they are first needed: the page is spared that, for it gets them from
// the worker (65 to 200 ms for the deep one, measured once, in Chromium).
func (s *session) ready() error {
	if s.net == nil {
		return errNoModel
	}
	if s.undrawn {
		s.net.Init(s.settings.Config.Seed, s.settings.Start)
		s.undrawn = false
	}
	return nil
}

// use makes net the session's network; training starts from its parameters.
func (s *session) use(net *nn.Network) {
	s.net, s.inference, s.undrawn = net, nn.NewInference(net), false
	s.training.trainer, s.training.pending = nil, nil
}
