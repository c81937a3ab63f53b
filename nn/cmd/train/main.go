// Train trains a model natively, on the shards of a site or on the built-in
// digits, and says what it reaches. With the same settings it ends at the same
// numbers as the page, to the last bit.
//
//	go run ./nn/cmd/train -data build/site/data -epochs 10
//	go run ./nn/cmd/train -data digits -layers 784-200-20-200-784 -out weights.safetensors
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"hourglass/nn"
	"hourglass/nn/cmd/internal/lab"
	_ "hourglass/nn/problem/english" // so that errors are sentences
)

func main() {
	data := flag.String("data", "build/site/data", "folder with manifest and shards, or digits")
	layers := flag.String("layers", "784-64-784", "layer list")
	output := flag.String("output", "sigmoid", "activation of the last layer")
	loss := flag.String("loss", "mse", "mse or bce")
	optimizer := flag.String("optimizer", "adam", "adam, adamw, sgd or momentum")
	rate := flag.Float64("rate", 1e-3, "step size of the optimizer")
	decay := flag.Float64("decay", 0.01, "of the weights, adamw's only")
	schedule := flag.String("schedule", "constant", "of the rate: constant or cosine, over all epochs")
	sparsity := flag.Float64("sparsity", 0, "weight of the L1 penalty on the code")
	batch := flag.Int("batch", 256, "images a step")
	noise := flag.Float64("noise", 0, "strength of the noise on the input")
	kind := flag.String("kind", "gaussian", "of the noise: gaussian, saltpepper or square")
	random := flag.Bool("random", false, "each batch draws its own strength, from 0 to that of the noise")
	seed := flag.Uint64("seed", 1, "seed")
	start := flag.Int("start", int(nn.NewestStart), "what the seed draws: 1, or 2, near the mean pixel")
	images := flag.Int("images", 0, "train on the first so many; 0 for all")
	epochs := flag.Int("epochs", 10, "epochs")
	out := flag.String("out", "", "file for the weights")
	asJSON := flag.Bool("json", false, "print the score as JSON, and nothing else")
	flag.Parse()

	err := func() error {
		var c nn.Config
		var err error
		if c.Loss, err = nn.ParseLoss(*loss); err != nil {
			return err
		}
		if c.Optimizer, err = nn.ParseOptimizer(*optimizer); err != nil {
			return err
		}
		if c.Schedule, err = nn.ParseSchedule(*schedule); err != nil {
			return err
		}
		if c.Noise.Kind, err = nn.ParseNoise(*kind); err != nil {
			return err
		}
		c.Noise.Strength, c.Noise.Random = *noise, *random
		c.Rate, c.Decay, c.Sparsity, c.Epochs = *rate, *decay, *sparsity, *epochs
		c.Batch, c.Seed = *batch, *seed
		activation, err := nn.ParseActivation(*output)
		if err != nil {
			return err
		}
		spec, err := nn.ParseSpec(*layers, activation)
		if err != nil {
			return err
		}
		train, test, err := lab.Read(*data)
		if err != nil {
			return err
		}
		if *images > 0 {
			train.Pixels = train.Pixels[:min(*images, train.N())*train.D]
		}
		print := func(format string, args ...any) {
			if !*asJSON {
				fmt.Printf(format, args...)
			}
		}
		if *start < int(nn.FirstStart) || *start > int(nn.NewestStart) {
			return fmt.Errorf("start %d, possible is %d to %d", *start, nn.FirstStart, nn.NewestStart)
		}
		net := nn.NewNetwork(spec)
		net.Init(c.Seed, nn.Start(*start))
		mse, err := run(net, c, train, test, *epochs, print)
		if err != nil {
			return err
		}
		if *asJSON {
			score := map[string]float64{"mse": mse, "psnr": lab.PSNR(mse)}
			if err := json.NewEncoder(os.Stdout).Encode(score); err != nil {
				return err
			}
		}
		if *out == "" {
			return nil
		}
		notes := map[string]string{"epochs": fmt.Sprint(*epochs), "mse": fmt.Sprint(mse)}
		return os.WriteFile(*out, net.Weights(notes), 0o644)
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run trains net for some epochs and returns its mean squared error on all test
// images, with the configured noise on the input.
func run(
	net *nn.Network, c nn.Config, train, test nn.Images, epochs int, print func(string, ...any),
) (float64, error) {
	t, err := nn.NewTrainer(net, c, train)
	if err != nil {
		return 0, err
	}
	f := nn.NewInference(net)
	for _, l := range net.Spec.Summary() {
		print("%-16s %10s %9d parameters %9d multiply-adds\n", l.Word, l.Out, l.Parameters, l.MultiplyAdds)
	}
	print("%s, %d parameters, %d images\n", net.Spec, len(net.Params), train.N())
	for epoch := range epochs {
		loss, err := lab.Epoch(t)
		if err != nil {
			return 0, err
		}
		mse := lab.Score(f, test, c.Noise)
		print("epoch %3d   train loss %.5f   test MSE %.5f   PSNR %.2f dB\n",
			epoch+1, loss, mse, lab.PSNR(mse))
	}
	return lab.Score(f, test, c.Noise), nil
}
