package nn

import (
	"math"
	"math/rand/v2"

	"hourglass/nn/kernel"
	"hourglass/nn/problem"
)

// A NoiseKind is a kind of noise, for an image x in [0, 1] with a strength s.
type NoiseKind uint8

const (
	// Gaussian noise is added to each number; s is its sigma, 0 to maxSigma.
	//
	//	clip(x + s·N(0, 1), 0, 1)
	Gaussian NoiseKind = iota

	// SaltPepper sets a number to 0 with probability s/2, to 1 with probability s/2
	// (Vincent et al. 2010, 3.3).
	SaltPepper

	// Square sets the numbers of a square at a random place to 0. It is s times as wide
	// and as high as the image, rounded to whole positions (Pathak et al. 2016, 3.3).
	Square
)

// maxSigma is the strongest Gaussian noise; the other kinds go to 1.
const maxSigma = 2

var noiseNames = [...]string{Gaussian: "gaussian", SaltPepper: "saltpepper", Square: "square"}

func (k NoiseKind) String() string { return noiseNames[k] }

// ParseNoise reads a name as String prints it.
func ParseNoise(name string) (NoiseKind, error) {
	i, err := find("noise", name, noiseNames[:])
	return NoiseKind(i), err
}

// Noise is noise on the input; the target is clean.
type Noise struct {
	Kind     NoiseKind
	Strength float64
	Random   bool // each batch of training draws its own strength from [0, Strength)
}

// Check returns why images of shape in cannot have such noise, or nil.
func (z Noise) Check(in Shape) error {
	if int(z.Kind) >= len(noiseNames) {
		return problem.New("noise.kind")
	}
	most := 1.0
	if z.Kind == Gaussian {
		most = maxSigma
	}
	if !(z.Strength >= 0 && z.Strength <= most) {
		return problem.New("value.range", "noise", z.Strength, 0, most)
	}
	if _, ok := in.image(); z.Kind == Square && !ok {
		return problem.New("noise.square", in.String())
	}
	return nil
}

// inStep returns the noise of a training step, after drawing a random strength.
func (z Noise) inStep(seed uint64, step int) Noise {
	if z.Random {
		var g rand.PCG
		stream(&g, seed, streamStrength+uint64(step))
		z.Strength *= float64(g.Uint64()>>11) / (1 << 53)
		z.Random = false
	}
	return z
}

// Add writes x with noise to out, for images of shape in, one after the other.
// The noise of image i depends on (seed, i) alone. out may be x.
func (z Noise) Add(out, x []float32, in Shape, seed uint64) {
	var n noiser
	n.apply(z, out, x, in, len(x)/in.Size(), seed, 0)
}

// A noiser adds noise to images. It keeps its memory between batches.
type noiser struct {
	g   rand.PCG
	row []float32 // one image's Gaussian noise
}

// apply writes n images of x with noise z to out. The noise of image i depends on
// (seed, first+i) alone.
func (n *noiser) apply(z Noise, out, x []float32, in Shape, images int, seed, first uint64) {
	d := in.Size()
	for i := range images {
		stream(&n.g, seed, streamNoise+first+uint64(i))
		to, from := out[i*d:(i+1)*d], x[i*d:(i+1)*d]
		switch z.Kind {
		case Gaussian:
			n.gaussian(to, from, float32(z.Strength))
		case SaltPepper:
			n.saltPepper(to, from, z.Strength)
		case Square:
			copy(to, from)
			n.square(to, in, z.Strength)
		}
	}
}

const quantileBits = 12

// quantiles[i] is the standard normal quantile of (i+½)/4096, scaled so that
// the variance of the table is 1.
var quantiles = func() (t [1 << quantileBits]float32) {
	var square float64
	var q [1 << quantileBits]float64
	for i := range q {
		p := (float64(i) + 0.5) / float64(len(q))
		q[i] = math.Sqrt2 * math.Erfinv(2*p-1)
		square += q[i] * q[i]
	}
	scale := 1 / math.Sqrt(square/float64(len(q)))
	for i := range q {
		t[i] = float32(q[i] * scale)
	}
	return t
}()

// gaussian draws 12 bits for a number and takes the quantile of the normal
// distribution from a table, five numbers for each 64-bit draw. That takes a fifth of
// the time of the ziggurat of math/rand/v2 (measured once), and pixels, which are
// clipped, do not need tails beyond 3.7 sigma.
func (n *noiser) gaussian(out, x []float32, sigma float32) {
	d := len(x)
	if cap(n.row) < d+5 {
		n.row = make([]float32, d+5)
	}
	row := n.row[:d+5]
	const mask = 1<<quantileBits - 1
	for j := 0; j < d; j += 5 {
		bits := n.g.Uint64()
		to := (*[5]float32)(row[j:])
		to[0] = quantiles[bits&mask]
		to[1] = quantiles[bits>>12&mask]
		to[2] = quantiles[bits>>24&mask]
		to[3] = quantiles[bits>>36&mask]
		to[4] = quantiles[bits>>48&mask]
	}
	kernel.AddScaledClipped(out, x, row[:d], sigma)
}

func (n *noiser) saltPepper(out, x []float32, probability float64) {
	spoiled := uint64(probability * (1 << 32))
	var bits uint64
	for j, v := range x {
		if j%2 == 0 {
			bits = n.g.Uint64()
		}
		switch draw := bits & (1<<32 - 1); {
		case draw < spoiled/2:
			v = 0
		case draw < spoiled:
			v = 1
		}
		out[j] = v
		bits >>= 32
	}
}

// square clears a square of x, which is an image of shape in.
func (n *noiser) square(x []float32, in Shape, part float64) {
	in, _ = in.image()
	h, w := int(math.Round(part*float64(in.H))), int(math.Round(part*float64(in.W)))
	top, left := int(bounded(&n.g, uint32(in.H-h+1))), int(bounded(&n.g, uint32(in.W-w+1)))
	for y := top; y < top+h; y++ {
		clear(x[(y*in.W+left)*in.C:][:w*in.C])
	}
}
