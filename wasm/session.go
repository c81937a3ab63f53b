package main

import (
	"strconv"
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
	pca       *nn.PCAFit // that is being gathered

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

// configure starts anew with a network whose weights the seed draws. After an
// error everything is as it was.
func (s *session) configure(text string) error {
	next, err := nn.ParseSettings(text)
	if err != nil {
		return err
	}
	s.settings = next
	s.use(nn.NewNetwork(next.Spec))
	s.undrawn = true
	s.describe("")
	return nil
}

// ready returns errNoModel if there is no network. A configured network draws its
// weights when they are first needed: the page is spared that, for it gets them from
// the worker (65 to 200 ms for the deep one, measured once, in Chromium).
func (s *session) ready() error {
	if s.net == nil {
		return errNoModel
	}
	if s.undrawn {
		s.net.Init(s.settings.Config.Seed)
		s.undrawn = false
	}
	return nil
}

// use makes net the session's network; training starts from its parameters.
func (s *session) use(net *nn.Network) {
	s.net, s.inference, s.undrawn = net, nn.NewInference(net), false
	s.training.trainer, s.training.pending = nil, nil
}

// adjust changes what can change in the middle of a run: lines of key=value, as
// configure has them. After an error everything is as it was.
func (s *session) adjust(text string) error {
	if s.net == nil {
		return errNoModel
	}
	if err := s.settings.Adjust(text); err != nil {
		return err
	}
	if t := s.training.trainer; t != nil {
		t.Config = s.settings.Config
	}
	return nil
}

// check puts into the result what configure would, or returns why it would not
// take these settings; it makes no network.
func (s *session) check(text string) error {
	settings, err := nn.ParseSettings(text)
	if err == nil {
		s.out = []byte(settings.JSON(""))
	}
	return err
}

// describe puts the model and its settings into the result, as JSON; saved are
// those of the file that it has just come from.
func (s *session) describe(saved string) error {
	if s.net == nil {
		return errNoModel
	}
	s.out = []byte(s.settings.JSON(saved))
	return nil
}

// reconstruct runs pixels (n, 784) from the input through the network; the
// result has the same shape.
func (s *session) reconstruct() error {
	x, err := s.pixels()
	if err != nil {
		return err
	}
	s.inference.Reconstruct(s.result(len(x)), x)
	return nil
}

// encode turns pixels (n, 784) into codes (n, C).
func (s *session) encode() error {
	x, err := s.pixels()
	if err != nil {
		return err
	}
	s.inference.Encode(s.result(len(x)/784*s.net.Spec.CodeSize()), x)
	return nil
}

// decode turns codes (n, C) into pixels (n, 784).
func (s *session) decode() error {
	if err := s.ready(); err != nil {
		return err
	}
	codes, c := floatsOf(s.in), s.net.Spec.CodeSize()
	if len(s.in) == 0 || len(s.in)%(4*c) != 0 {
		return problem.New("call.codes", len(codes), c)
	}
	if err := checkFinite("codes", codes); err != nil {
		return err
	}
	s.inference.Decode(s.result(len(codes)/c*784), codes)
	return nil
}

// addNoise spoils pixels (n, 784) as training does; image i by (seed, i).
func (s *session) addNoise(noise nn.Noise, seed uint64) error {
	x := floatsOf(s.in)
	if err := s.checkImages(x); err != nil {
		return err
	}
	if err := noise.Check(digit); err != nil {
		return err
	}
	noise.Add(s.result(len(x)), x, digit, seed)
	return nil
}

// digit is the shape of an image.
var digit = nn.Shape{H: 28, W: 28, C: 1}

// pixels returns the images in the input, for a network that is ready for them.
func (s *session) pixels() ([]float32, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	x := floatsOf(s.in)
	return x, s.checkImages(x)
}

func (s *session) checkImages(x []float32) error {
	if len(s.in) == 0 || len(s.in)%(4*784) != 0 {
		return problem.New("call.images", float64(len(s.in))/4)
	}
	return checkPixels(x)
}

// parameters makes the network's own memory of parameters the result: JavaScript
// copies it before the next call.
func (s *session) parameters() error {
	if err := s.ready(); err != nil {
		return err
	}
	s.out = bytesOf(s.net.Params)
	return nil
}

// parameterMemory returns the network's own parameters as bytes, to be overwritten by
// n bytes of parameters before setParameters.
func (s *session) parameterMemory(n int) ([]byte, error) {
	if s.net == nil {
		return nil, errNoModel
	}
	if n != 4*len(s.net.Params) {
		return nil, problem.New("call.parameters", n/4, len(s.net.Params))
	}
	return bytesOf(s.net.Params), nil
}

// setParameters makes what has been written to parameterMemory the network's
// parameters. Numbers that are not finite are an error, after which the network
// has the weights that the seed draws.
func (s *session) setParameters() error {
	if s.net == nil {
		return errNoModel
	}
	err := checkFinite("parameters", s.net.Params)
	s.undrawn = err != nil
	return err
}

// saveWeights puts the network into the result, as safetensors with its settings
// and with notes on its training.
func (s *session) saveWeights() error {
	if err := s.ready(); err != nil {
		return err
	}
	c := s.settings.Config
	s.out = s.net.Weights(map[string]string{
		nn.MetaSettings: s.settings.String(),
		"steps":         strconv.Itoa(s.training.steps()),
		"seed":          strconv.FormatUint(c.Seed, 10),
		"batch":         strconv.Itoa(c.Batch),
		"loss":          c.Loss.String(),
		"optimizer":     c.Optimizer.String(),
		"rate":          strconv.FormatFloat(c.Rate, 'g', -1, 64),
		"noise":         strconv.FormatFloat(c.Noise.Strength, 'g', -1, 64),
		"noiseKind":     c.Noise.Kind.String(),
	})
	return nil
}

// kerasWeights puts the network of the file in the input into the result, as a file
// with the layouts of Keras and the same notes. The session's own network stays.
func (s *session) kerasWeights() error {
	net, notes, err := nn.ReadWeights(s.in)
	if err == nil {
		s.out = net.KerasWeights(notes)
	}
	return err
}

// loadWeights makes the network of the file in the input the session's own, and
// puts a description with the settings of the file into the result. The session
// keeps its settings, but for the layers. After an error everything is as it was.
func (s *session) loadWeights() error {
	net, metadata, err := nn.ReadWeights(s.in)
	if err != nil {
		return err
	}
	if net.Spec.Input.Size() != 784 {
		return problem.New("weights", problem.New("layers.digit", net.Spec.Input.Size()))
	}
	next := s.settings
	if next == nil { // nothing is configured: everything else by default
		if next, err = nn.ParseSettings(""); err != nil {
			return err
		}
	}
	next = next.WithSpec(net.Spec)
	if next.Config.Loss.Suits(net.Spec) != nil {
		next.Config.Loss = nn.MSE
	}
	s.settings = next
	s.use(net)
	return s.describe(nn.SavedSettings(net.Spec, metadata))
}
