package nn

import "strconv"

// inferenceChunk is the number of images that go through the network at once. More
// are not faster and take more memory.
const inferenceChunk = 128

// Inference runs a network on any number of images. It reads the parameters at each
// call, so it follows a network that is being trained.
type Inference struct {
	net          *Network
	pass         *Pass
	clean, noisy []float32
	noiser       noiser
}

// NewInference returns an Inference for net.
func NewInference(net *Network) *Inference {
	d := net.Spec.Input.Size()
	return &Inference{
		net:   net,
		pass:  net.NewPass(inferenceChunk, false),
		clean: make([]float32, inferenceChunk*d),
		noisy: make([]float32, inferenceChunk*d),
	}
}

// Reconstruct writes the network's output for x (n, D) to out (n, D).
func (f *Inference) Reconstruct(out, x []float32) {
	f.each(out, x, f.net.Spec.Input.Size(), f.net.Spec.Input.Size(), f.pass.Forward)
}

// Encode writes the codes (n, C) of x (n, D) to out.
func (f *Inference) Encode(out, x []float32) {
	f.each(out, x, f.net.Spec.CodeSize(), f.net.Spec.Input.Size(), f.pass.Encode)
}

// LastCode returns the code (C) of the last of the images that Reconstruct was given
// last. The next call changes it.
func (f *Inference) LastCode() []float32 {
	code := f.pass.Layer(f.net.Spec.Code - 1)
	return code[len(code)-f.net.Spec.CodeSize():]
}

// Decode writes the decoder's output for codes (n, C) to out (n, D).
func (f *Inference) Decode(out, codes []float32) {
	f.each(out, codes, f.net.Spec.Input.Size(), f.net.Spec.CodeSize(), f.pass.Decode)
}

// Activations writes the outputs of all layers for one image x (D) to out, one after
// the other, each after its activation.
func (f *Inference) Activations(out, x []float32) {
	f.pass.Forward(x, 1)
	for i := range f.net.layers {
		out = out[copy(out, f.pass.Layer(i)):]
	}
}

// each calls run for chunks of in, rows of i numbers, and copies its results to out,
// rows of o numbers.
func (f *Inference) each(out, in []float32, o, i int, run func([]float32, int) []float32) {
	n := len(in) / i
	if len(in) != n*i || len(out) != n*o {
		panic("nn: " + strconv.Itoa(len(in)) + " numbers in rows of " + strconv.Itoa(i) + " give " +
			strconv.Itoa(len(out)) + " in rows of " + strconv.Itoa(o))
	}
	for k := 0; k < n; k += inferenceChunk {
		m := min(inferenceChunk, n-k)
		copy(out[k*o:(k+m)*o], run(in[k*i:(k+m)*i], m))
	}
}

// evaluationSeed is that of the noise on test images. It is the same in every run, so
// that models are compared on the same noisy images.
const evaluationSeed = 0x7e57

// Evaluate returns the mean loss over count images of s, from image first on in
// steps of stride, with noise on the input, of full strength. It panics if s has
// fewer images.
func (f *Inference) Evaluate(s Images, first, stride, count int, loss Loss, noise Noise) float64 {
	d := s.D
	total := 0.0
	for k := 0; k < count; k += inferenceChunk {
		m := min(inferenceChunk, count-k)
		for i := range m {
			at := first + (k+i)*stride
			x := f.clean[i*d : (i+1)*d]
			s.Read(x, at)
			if noise.Strength > 0 {
				f.noiser.apply(noise, f.noisy[i*d:(i+1)*d], x, f.net.Spec.Input, 1, evaluationSeed, uint64(at))
			}
		}
		input := f.clean
		if noise.Strength > 0 {
			input = f.noisy
		}
		total += loss.value(f.pass.Forward(input, m), f.clean[:m*d]) * float64(m)
	}
	return total / float64(count)
}
