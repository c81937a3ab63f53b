package main

import "hourglass/nn"

// A recipe is how a model that the site ships was trained.
type recipe struct {
	name   string
	about  string // one sentence for the file's metadata
	layers string
	epochs int
	config nn.Config
	noises []float64 // strengths that it is scored at
	coarse bool      // whether its weights are rounded further than float16, so that they compress
}

// shared is what all recipes have: one cosine over the whole run, which ends
// within a few percent of the best; and cross-entropy, whose minimum is the same
// mean as that of the squared error, but which does not starve where a sigmoid
// saturates. With the squared error the convolutions ended black.
func shared(epochs, batch int, rate float64) nn.Config {
	return nn.Config{Seed: 1, Batch: batch, Rate: rate, Schedule: nn.Cosine, Epochs: epochs, Loss: nn.BCE}
}

var recipes = []recipe{
	denoiser(30),
	{
		name:   "deep",
		about:  "Deep autoencoder with a code of 30 numbers.",
		layers: "28x28x1-c32s2:leaky-c32s2:leaky-288:leaky-30:linear-288:leaky-1568:leaky-7x7x32-t32:leaky-t1k4",
		epochs: 45,
		config: shared(45, 32, 1e-3),
		noises: []float64{0},
	},
	{
		name:   "conv",
		about:  "Convolutional autoencoder with a code of 32 numbers.",
		layers: "28x28x1-c16s2-c32s2-32:linear-1568-7x7x32-t16-t1",
		epochs: 15,
		config: shared(15, 64, 1e-3),
		noises: []float64{0},
	},
	{
		name:   "map",
		about:  "Autoencoder with a code of two numbers, for the map of digits.",
		layers: "784-96-48-2:linear-48-96-784",
		epochs: 60,
		config: shared(60, 128, 1e-3),
		noises: []float64{0},
	},
}

// denoiser is trained with noise of every strength up to .8, and not told which. Its
// waist is dense, so that each number of the code speaks for the whole picture: a code
// of maps that are as large as a quarter of the picture lets the picture pass, and
// restores letters as well as digits.
func denoiser(epochs int) recipe {
	c := shared(epochs, 32, 1e-3)
	c.Noise = nn.Noise{Strength: 0.8, Random: true}
	return recipe{
		name:  "denoiser",
		about: "Autoencoder with a code of 64 numbers that removes Gaussian noise of any sigma up to .8.",
		layers: "28x28x1-c32k5s2:leaky-c64s2:leaky-c64:leaky-c24:leaky-64:linear-" +
			"1176:leaky-7x7x24-c64:leaky-c64:leaky-t32:leaky-t1k4",
		epochs: epochs,
		config: c,
		noises: []float64{0, 0.25, 0.5, 0.8},
		coarse: true, // nobody sees anything before it is there
	}
}
