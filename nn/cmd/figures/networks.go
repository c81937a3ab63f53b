package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"hourglass/nn"
	"hourglass/nn/cmd/internal/lab"
)

// told are the epochs after which the article or the README tell the error.
var told = []int{1, 10, 20, 50}

// trained measures a network that is trained as the page does by default: seed 1, Adam
// at .001, batches of 256, the mean squared error; on the first images, or on all for 0.
// Of one with ReLU at the output and all images it counts the pixels that are dead, and
// those that were dead after an earlier epoch and have come back.
func trained(name, layers string, output nn.Activation, images int) func(*experiment) error {
	return func(e *experiment) error {
		spec, err := nn.ParseSpec(layers, output)
		if err != nil {
			return err
		}
		train := e.train
		if images > 0 {
			train.Pixels = train.Pixels[:min(images, train.N())*train.D]
		}
		c := nn.Config{Seed: 1, Batch: 256, Rate: 1e-3}
		net := nn.NewNetwork(spec)
		net.Init(c.Seed, nn.NewestStart)
		t, err := nn.NewTrainer(net, c, train)
		if err != nil {
			return err
		}
		f := nn.NewInference(net)
		once := make([]bool, train.D) // pixels that were dead after some epoch
		for epoch := 1; epoch <= told[len(told)-1]; epoch++ {
			if _, err := lab.Epoch(t); err != nil {
				return err
			}
			counts := output == nn.ReLU && images == 0
			var dead []bool
			if counts {
				dead = deadPixels(f, train)
				for i, d := range dead {
					once[i] = once[i] || d
				}
			}
			if !slices.Contains(told, epoch) {
				continue
			}
			e.put(fmt.Sprint(name, epoch), lab.Score(f, e.test, nn.Noise{}))
			if counts {
				e.put(fmt.Sprint("dead", epoch), float64(count(dead)))
				e.put(fmt.Sprint("back", epoch), float64(count(once)-count(dead)))
			}
		}
		return nil
	}
}

func count(set []bool) (n int) {
	for _, is := range set {
		if is {
			n++
		}
	}
	return n
}

// deadPixels returns which pixels are 0 in the answer to each of the images, although
// some of the images have ink there.
func deadPixels(f *nn.Inference, s nn.Images) []bool {
	ink, alive := make([]bool, s.D), make([]bool, s.D)
	y := make([]float32, portion*s.D)
	batches(s, func(x []float32, _ int) {
		f.Reconstruct(y[:len(x)], x)
		for i := range x {
			ink[i%s.D] = ink[i%s.D] || x[i] > 0
			alive[i%s.D] = alive[i%s.D] || y[i] > 0
		}
	})
	dead := make([]bool, s.D)
	for i := range dead {
		dead[i] = ink[i] && !alive[i]
	}
	return dead
}

// shipped scores the weights that the site ships.
func shipped(e *experiment) error {
	for _, s := range []struct {
		name, file string
		noises     []float64
	}{
		{"denoiser", "denoiser", []float64{0, .25, .5, .8}},
		{"shippedDeep", "deep", nil},
		{"shippedConv", "conv", nil},
		{"shippedMap", "map", nil},
	} {
		b, err := os.ReadFile(filepath.Join(e.weights, s.file+".safetensors"))
		if err != nil {
			return err
		}
		net, _, err := nn.ReadWeights(b)
		if err != nil {
			return err
		}
		f := nn.NewInference(net)
		if s.noises == nil {
			e.put(s.name, lab.Score(f, e.test, nn.Noise{}))
		}
		for _, sigma := range s.noises {
			noise := nn.Noise{Strength: sigma}
			e.put(fmt.Sprint(s.name, hundredths(sigma)), lab.Score(f, e.test, noise))
		}
	}
	return nil
}
