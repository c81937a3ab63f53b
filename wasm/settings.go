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
	r, err := read(text)
	if err != nil {
		return settings{}, err
	}
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
	if code := r.whole("code", spec.CodeSize(), 1, max(784, spec.CodeSize())); code != spec.CodeSize() && r.err == nil {
		s.spec, r.err = spec.WithCode(code)
	}
	c := &s.config
	c.Loss, r.err = either(nn.ParseLoss, r.text("loss", "mse"), r.err)
	c.Optimizer, r.err = either(nn.ParseOptimizer, r.text("optimizer", "adam"), r.err)
	c.Batch = r.whole("batch", 256, 1, nn.MaxBatch)
	c.Seed = uint64(r.whole("seed", 1, 0, 1<<53-1))
	c.Rate, c.Decay, c.Epochs = 1e-3, 0.01, 10
	c.Noise.Strength = preset.Noise
	r.adjustable(c)
	s.images = r.whole("images", 0, 0, maxImages)
	if err := r.end(); err != nil {
		return settings{}, err
	}
	return s, c.Check(s.spec)
}

// adjustable reads what can change in the middle of a run; what is left out
// stays as it is in c.
func (r *reader) adjustable(c *nn.Config) {
	c.Rate = r.number("rate", c.Rate)
	c.Decay = r.number("decay", c.Decay)
	c.Schedule, r.err = either(nn.ParseSchedule, r.text("schedule", c.Schedule.String()), r.err)
	c.Epochs = r.whole("epochs", c.Epochs, 1, nn.MaxEpochs)
	c.Noise.Kind, r.err = either(nn.ParseNoise, r.text("noiseKind", c.Noise.Kind.String()), r.err)
	c.Noise.Strength = r.number("noise", c.Noise.Strength)
	c.Noise.Random = r.choice("noiseRange", c.Noise.Random, "random", "fixed")
	c.Sparsity = r.number("sparsity", c.Sparsity)
}

// A reader takes values one by one and keeps the first error.
type reader struct {
	values map[string]string
	err    error
}

func read(text string) (*reader, error) {
	values := map[string]string{}
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" {
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if _, twice := values[key]; !ok || twice {
			return nil, errors.New("setting " + strconv.Quote(nn.Clip(line)) + " is not a single key=value")
		}
		values[key] = value
	}
	return &reader{values: values}, nil
}

// end returns the first error; that there is anything left is one.
func (r *reader) end() error {
	for key := range r.values {
		return errors.New("setting " + strconv.Quote(nn.Clip(key)) + " is unknown")
	}
	return r.err
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

// choice reads one of two words and reports whether it is the first.
func (r *reader) choice(key string, standard bool, yes, no string) bool {
	word := no
	if standard {
		word = yes
	}
	v := r.text(key, word)
	if v != yes && v != no && r.err == nil {
		r.err = errors.New(key + " " + strconv.Quote(nn.Clip(v)) + ", known are " + no + " and " + yes)
	}
	return v == yes
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
