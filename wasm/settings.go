package main

import (
	"errors"
	"strconv"
	"strings"

	"hourglass/nn"
)

// settings is what a person chooses before training.
type settings struct {
	spec   nn.Spec
	config nn.Config
	images int // train on the first so many; 0 = all
}

// parseSettings reads lines of key=value. What is left out has the preset's
// default; what is unknown or out of range is an error that names it.
func parseSettings(text string) (settings, error) {
	values := map[string]string{}
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" {
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if _, twice := values[key]; !ok || twice {
			return settings{}, errors.New("setting " + strconv.Quote(nn.Clip(line)) + " is not a single key=value")
		}
		values[key] = value
	}
	r := reader{values: values}
	preset, err := nn.FindPreset(r.text("model", "vanilla"))
	if err != nil {
		return settings{}, err
	}
	output, err := nn.ParseActivation(r.text("output", "sigmoid"))
	if err != nil {
		return settings{}, errors.New("output: " + err.Error())
	}
	spec, err := nn.ParseSpec(r.text("layers", preset.Layers), output)
	if err != nil {
		return settings{}, err
	}
	if spec.Input.Size() != 784 {
		return settings{}, errors.New("layers: the input has " + strconv.Itoa(spec.Input.Size()) + " numbers, a digit has 784")
	}
	s := settings{spec: spec}
	if code := r.whole("code", spec.CodeSize(), 1, 784); code != spec.CodeSize() && r.err == nil {
		s.spec, r.err = spec.WithCode(code)
	}
	s.config.Loss, r.err = either(nn.ParseLoss, r.text("loss", "mse"), r.err)
	s.config.Optimizer, r.err = either(nn.ParseOptimizer, r.text("optimizer", "adam"), r.err)
	s.config.Rate = r.number("rate", 1e-3)
	s.config.Noise = r.number("noise", preset.Noise)
	s.config.Batch = r.whole("batch", 256, 1, nn.MaxBatch)
	s.config.Seed = uint64(r.whole("seed", 1, 0, 1<<53-1))
	s.images = r.whole("images", 0, 0, maxImages)
	for key := range r.values {
		return settings{}, errors.New("setting " + strconv.Quote(nn.Clip(key)) + " is unknown")
	}
	if r.err != nil {
		return settings{}, r.err
	}
	return s, s.config.Check(s.spec)
}

// A reader takes values one by one and keeps the first error.
type reader struct {
	values map[string]string
	err    error
}

func (r *reader) text(key, standard string) string {
	v, ok := r.values[key]
	if !ok {
		return standard
	}
	delete(r.values, key)
	return v
}

func (r *reader) whole(key string, standard, low, high int) int {
	v := r.text(key, strconv.Itoa(standard))
	n, err := strconv.ParseInt(v, 10, 64)
	if (err != nil || n < int64(low) || n > int64(high)) && r.err == nil {
		r.err = errors.New(key + " " + nn.Clip(v) + ", possible is a whole number from " + strconv.Itoa(low) + " to " + strconv.Itoa(high))
	}
	return int(n)
}

func (r *reader) number(key string, standard float64) float64 {
	v := r.text(key, strconv.FormatFloat(standard, 'g', -1, 64))
	n, err := strconv.ParseFloat(v, 64)
	if err != nil && r.err == nil {
		r.err = errors.New(key + " " + nn.Clip(v) + " is not a number")
	}
	return n
}

// either returns what parse makes of text; an earlier error goes first.
func either[T any](parse func(string) (T, error), text string, earlier error) (T, error) {
	v, err := parse(text)
	if earlier != nil {
		err = earlier
	}
	return v, err
}
