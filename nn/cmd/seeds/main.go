// Seeds trains the presets and two lists of convolutions from many seeds, and says which
// of them have not learned after 100 steps. It measures a change of what a seed means
// (nn.Start), for an hour.
//
//	go run ./nn/cmd/seeds -data build/site/data
//	go run ./nn/cmd/seeds -layers conv -start 1 -first 1 -last 10
package main

import (
	"flag"
	"fmt"
	"os"

	"hourglass/nn"
	"hourglass/nn/cmd/internal/lab"
	_ "hourglass/nn/problem/english" // so that errors are sentences
)

const (
	images = 6000
	steps  = 100
	tail   = 10  // last steps, whose mean loss counts
	most   = .07 // of the loss: a little more than the mean image has, .0675
)

func main() {
	data := flag.String("data", "build/site/data", "folder with manifest and shards, or digits")
	layers := flag.String("layers", "", "a preset or a layer list; all that are promised to learn without one")
	start := flag.Int("start", int(nn.NewestStart), "what a seed draws, 1 or 2")
	first := flag.Uint64("first", 1, "first seed")
	last := flag.Uint64("last", 100, "last seed")
	flag.Parse()

	lists := []string{
		"vanilla", "deep", "conv", "denoise",
		"28x28x1-c16-mp-c16-mp-c16-up-c16-up-c1", "28x28x1-c32-mp-c32-mp-c32-up-c32-up-c1",
	}
	if *layers != "" {
		lists = []string{*layers}
	}
	failed, err := run(lists, *data, nn.Start(*start), *first, *last)
	if err != nil {
		fmt.Fprintln(os.Stderr, "seeds:", err)
	}
	if err != nil || failed > 0 {
		os.Exit(1)
	}
}

// run returns how many of the networks have not learned.
func run(lists []string, data string, start nn.Start, first, last uint64) (failed int, err error) {
	train, _, err := lab.Read(data)
	if err != nil {
		return 0, err
	}
	train.Pixels = train.Pixels[:min(len(train.Pixels), images*train.D)]
	for _, list := range lists {
		var black []uint64
		worst := 0.0
		for seed := first; seed <= last; seed++ {
			loss, err := learn(list, seed, start, train)
			if err != nil {
				return failed, err
			}
			worst = max(worst, loss)
			if !(loss < most) {
				black = append(black, seed)
			}
		}
		failed += len(black)
		fmt.Printf("%-40s worst loss %.4f, not under %.2f: %d %v\n", list, worst, most, len(black), black)
	}
	return failed, nil
}

// learn returns the mean loss of the last of 100 steps, with the settings of the
// race: batches of 128 and Adam at .001.
func learn(list string, seed uint64, start nn.Start, train nn.Images) (loss float64, err error) {
	preset, err := nn.FindPreset(list)
	if err != nil {
		preset = nn.Preset{Layers: list}
	}
	spec, err := nn.ParseSpec(preset.Layers, nn.Sigmoid)
	if err != nil {
		return 0, err
	}
	net := nn.NewNetwork(spec)
	net.Init(seed, start)
	t, err := nn.NewTrainer(net, nn.Config{
		Seed: seed, Batch: 128, Rate: 1e-3, Noise: nn.Noise{Strength: preset.Noise},
	}, train)
	if err != nil {
		return 0, err
	}
	for i := range steps {
		l, err := t.Step()
		if err != nil {
			return 0, err
		}
		if i >= steps-tail {
			loss += l / tail
		}
	}
	return loss, nil
}
