package main

import (
	"math"
	"regexp"
	"slices"
	"strconv"

	"hourglass/nn"
	"hourglass/nn/mnist"
)

// reencode reads weights and writes them anew, in the place of the upload: the
// tensors of a model, what it is, its settings, and notes on its training. Its own
// output comes out as it went in. Besides the upload it needs three
// times the bytes of the parameters: as they stood there, in the network, and its
// gradients.
func reencode(upload []byte) ([]byte, error) {
	network, metadata, err := nn.ReadWeights(upload)
	if err != nil {
		return nil, err
	}
	notes := map[string]string{}
	for key, may := range kept {
		if value, ok := metadata[key]; ok && may(value) {
			notes[key] = value
		}
	}
	if settings := nn.ReadSettings(network.Spec, metadata); settings != nil {
		notes[nn.MetaSettings] = settings.String()
	}
	return network.AppendWeights(upload[:0], notes), nil
}

// kept are the notes on a training that stay in a file, those of the page and of
// the models that the site ships, and what each may say: no text of anybody's own.
// Where that is more than the setting of this name may be, files of before said it.
var kept = map[string]func(string) bool{
	"steps":      whole(0, 1e13),
	"added":      whole(0, 1e13),
	"seed":       whole(0, math.MaxUint64),
	"batch":      setting("batch"),
	"images":     whole(0, 1e6), // 0 is all there are
	"epochs":     setting("epochs"),
	"rate":       setting("rate"),
	"decay":      setting("decay"),
	"noise":      setting("noise"),
	"sparsity":   setting("sparsity"),
	"mse":        number(math.MaxFloat32),
	"mse0.25":    number(math.MaxFloat32), // with noise of this strength
	"mse0.5":     number(math.MaxFloat32),
	"mse0.8":     number(math.MaxFloat32),
	"loss":       setting("loss"),
	"optimizer":  setting("optimizer"),
	"schedule":   setting("schedule"),
	"noiseKind":  setting("noiseKind"),
	"noiseRange": setting("noiseRange"),
	"data":       isAny("mnist", "digits", "MNIST, 60000 images", mnist.OwnSource),
}

// setting is for what a setting may be.
func setting(key string) func(string) bool {
	i := slices.IndexFunc(nn.SettingTable[:], func(d nn.Setting) bool { return d.Key == key })
	switch d := &nn.SettingTable[i]; d.Kind {
	case nn.Whole:
		return whole(uint64(d.Low), uint64(d.High))
	case nn.Real:
		return number(d.High)
	default:
		return isAny(d.Options()...)
	}
}

// whole is for whole numbers in decimals, spelled in the one way there is.
func whole(least, most uint64) func(string) bool {
	return func(s string) bool {
		n, err := strconv.ParseUint(s, 10, 64)
		return err == nil && least <= n && n <= most && strconv.FormatUint(n, 10) == s
	}
}

// decimal is how Go and JavaScript write a number that is not negative.
var decimal = regexp.MustCompile(`^(0|[1-9][0-9]*)(\.[0-9]+)?(e[+-][0-9]{1,3})?$`)

// number is for numbers from 0 to most.
func number(most float64) func(string) bool {
	const longest = 24 // 0.00012345678901234567 and 1.2345678901234567e-300 fit
	return func(s string) bool {
		v, err := strconv.ParseFloat(s, 64)
		return err == nil && v <= most && len(s) <= longest && decimal.MatchString(s)
	}
}

func isAny(words ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(words, s) }
}
