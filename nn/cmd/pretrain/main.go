// Pretrain trains the models that the site ships, on MNIST, and writes them with
// rounded weights and what they score into their metadata. A model that is
// already trained is taken from the folder of finished ones, and a run that was
// ended goes on from its last epoch; without these files the same command makes
// the same bytes again, on any machine.
//
//	go run ./nn/cmd/pretrain -data build/site/data -out static/weights
//	go run ./nn/cmd/pretrain -only denoiser
//	go run ./nn/cmd/pretrain -only map -layers 784-96-48-3:linear-48-96-784 -finished build/tried -out build/tried
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"hourglass/nn"
	"hourglass/nn/cmd/internal/lab"
	_ "hourglass/nn/problem/english" // so that errors are sentences
)

func main() {
	data := flag.String("data", "build/site/data", "folder with MNIST's manifest and shards")
	finished := flag.String("finished", "build/pretrained", "folder that keeps what is trained, with float32 weights")
	out := flag.String("out", "static/weights", "folder for the weights that the site ships")
	only := flag.String("only", "", "train this model only")
	layers := flag.String("layers", "", "another layer list for it, to compare; with folders of its own")
	flag.Parse()
	if err := run(*data, *finished, *out, *only, *layers); err != nil {
		fmt.Fprintln(os.Stderr, "pretrain:", err)
		os.Exit(1)
	}
}

func run(data, finished, out, only, layers string) error {
	if layers != "" && only == "" {
		return errors.New("-layers is for one model: name it by -only")
	}
	train, test, err := lab.Read(data)
	if err != nil {
		return err
	}
	found := false
	for _, r := range recipes {
		if only != "" && r.name != only {
			continue
		}
		found = true
		if layers != "" {
			r.layers = layers
		}
		net, err := trained(r, filepath.Join(finished, r.name+".safetensors"), train)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		if err := ship(r, net, filepath.Join(out, r.name+".safetensors"), test); err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
	}
	if !found {
		return fmt.Errorf("no model %q", only)
	}
	return nil
}

// trained returns the network of a recipe: the finished one if there is one of
// the same layers, else one that it trains and keeps.
func trained(r recipe, path string, images nn.Images) (*nn.Network, error) {
	spec, err := nn.ParseSpec(r.layers, nn.Sigmoid)
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(path)
	if err == nil {
		net, _, err := nn.ReadWeights(b)
		if err != nil {
			return nil, err
		}
		if net.Spec.String() != spec.String() {
			return nil, fmt.Errorf("%s has other layers, %s; remove it to train anew", path, net.Spec)
		}
		return net, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	net := nn.NewNetwork(spec)
	net.Init(r.config.Seed, nn.FirstStart)
	fmt.Printf("%s: %s, %d parameters\n", r.name, spec, len(net.Params))
	kept := newCheckpoint(path+".state", r, images)
	if err := trainAll(net, r, images, kept); err != nil {
		return nil, err
	}
	if err := write(path, net.Weights(nil)); err != nil {
		return nil, err
	}
	return net, kept.remove()
}

func trainAll(net *nn.Network, r recipe, images nn.Images, kept checkpoint) error {
	t, err := nn.NewTrainer(net, r.config, images)
	if err != nil {
		return err
	}
	if err := kept.resume(t); err != nil {
		return err
	}
	for epoch := t.Steps() / t.StepsPerEpoch(); epoch < r.epochs; epoch++ {
		began := time.Now()
		loss, err := lab.Epoch(t)
		if err != nil {
			return err
		}
		fmt.Printf("%s: epoch %d of %d, loss %.5f, %.0f s\n",
			r.name, epoch+1, r.epochs, loss, time.Since(began).Seconds())
		if err := kept.save(t); err != nil {
			return err
		}
	}
	return nil
}

// mostCost bounds what rounding may cost: a part of the mean squared error.
const mostCost = 0.01

// ship writes the rounded weights, scored as they are once rounded.
func ship(r recipe, net *nn.Network, path string, test nn.Images) error {
	exact := scores(r, net, test)
	rounded, got, err := round(r, net, exact, test)
	if err != nil {
		return err
	}
	c := r.config
	notes := map[string]string{
		"title":     r.about,
		"data":      "MNIST, 60000 images",
		"epochs":    strconv.Itoa(r.epochs),
		"batch":     strconv.Itoa(c.Batch),
		"seed":      strconv.FormatUint(c.Seed, 10),
		"loss":      c.Loss.String(),
		"optimizer": c.Optimizer.String(),
		"rate":      number(c.Rate),
		"schedule":  c.Schedule.String(),
		"noise":     number(c.Noise.Strength),
		"noiseKind": c.Noise.Kind.String(),
	}
	if c.Noise.Random {
		notes["noiseRange"] = "random"
	}
	for i, sigma := range r.noises {
		fmt.Printf("%s: test MSE %.5f (%.2f dB) at noise %v; float32 weights %.5f\n",
			r.name, got[i], lab.PSNR(got[i]), sigma, exact[i])
		key := "mse"
		if sigma > 0 {
			key += number(sigma) // mse0.25
		}
		notes[key] = strconv.FormatFloat(got[i], 'f', 5, 64)
	}
	return write(path, rounded.HalfWeights(notes))
}

// scores are the mean squared errors on the test images at each strength of noise.
func scores(r recipe, net *nn.Network, test nn.Images) []float64 {
	f := nn.NewInference(net)
	all := make([]float64, len(r.noises))
	for i, sigma := range r.noises {
		all[i] = lab.Score(f, test, nn.Noise{Kind: r.config.Noise.Kind, Strength: sigma})
	}
	return all
}

// round returns net with the coarsest weights that cost next to nothing, and what it
// then scores.
func round(r recipe, net *nn.Network, exact []float64, test nn.Images) (*nn.Network, []float64, error) {
	cheap := func(got []float64) bool {
		for i, mse := range got {
			if mse > exact[i]*(1+mostCost) {
				return false
			}
		}
		return true
	}
	if r.coarse {
		for levels := 4.0; levels <= 64; levels *= 2 {
			rounded, err := coarser(net, levels)
			if err != nil {
				return nil, nil, err
			}
			if got := scores(r, rounded, test); cheap(got) {
				fmt.Printf("%s: weights are multiples of about 1/%v of what is usual in their layer\n", r.name, levels)
				return rounded, got, nil
			}
		}
	}
	half, _, err := nn.ReadWeights(net.HalfWeights(nil))
	if err != nil {
		return nil, nil, err
	}
	got := scores(r, half, test)
	if !cheap(got) {
		return nil, nil, fmt.Errorf("float16 costs more than %v of the error: %v instead of %v", mostCost, got, exact)
	}
	return half, got, nil
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// write replaces a file whole.
func write(path string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path+".part", b, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}
