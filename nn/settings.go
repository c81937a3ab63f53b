package nn

import "strconv"

//go:generate go run ./cmd/schema -out ../static/engine/schema.js

// A SettingKind says what values a setting has.
type SettingKind uint8

const (
	Choosing  SettingKind = iota // one of its options
	Whole                        // a whole number
	Real                         // a number
	LayerList                    // as [ParseSpec] reads it
)

var settingKinds = [...]string{Choosing: "choice", Whole: "whole", Real: "number", LayerList: "layers"}

func (k SettingKind) String() string { return settingKinds[k] }

// A Setting is something that a person chooses before training.
type Setting struct {
	Key        string
	Kind       SettingKind
	Initial    string   // what it is when it is left out; empty: the preset says it
	Low, High  float64  // of a number; [Config.Check] has further conditions
	Adjustable bool     // in the middle of a run
	shape      bool     // it decides the layers: these settings depend on each other
	names      []string // of a choice, by number
}

// The places of the settings in SettingTable.
const (
	setData = iota
	setModel
	setOutput
	setLayers
	setCode
	setLoss
	setOptimizer
	setBatch
	setSeed
	setStart
	setRate
	setDecay
	setSchedule
	setEpochs
	setNoiseKind
	setNoise
	setNoiseRange
	setSparsity
	setImages
	setValidation
	settingCount
)

// Bounds of the settings. MaxBatch and MaxEpochs are in trainer.go,
// maxSigma in noise.go.
const (
	MaxCode     = 784     // of a model's code; a layer list may have a larger one
	MaxImages   = 200_000 // what a data set may ask a page to hold
	maxHeldOut  = 50      // of 100 training images, for validation
	maxSeed     = 1<<53 - 1
	maxRate     = 10
	maxDecay    = 1
	maxSparsity = 1
)

var (
	firstStart  = strconv.Itoa(int(FirstStart))
	newestStart = strconv.Itoa(int(NewestStart))

	dataNames       = [...]string{"mnist", "digits"}
	noiseRangeNames = [...]string{"fixed", "random"}
)

// SettingTable has every setting, in the order in which they are read.
var SettingTable = [settingCount]Setting{
	setData:       {Key: "data", Kind: Choosing, Initial: "mnist", names: dataNames[:]},
	setModel:      {Key: "model", Kind: Choosing, Initial: "vanilla", shape: true},
	setOutput:     {Key: "output", Kind: Choosing, Initial: "sigmoid", shape: true},
	setLayers:     {Key: "layers", Kind: LayerList, shape: true},
	setCode:       {Key: "code", Kind: Whole, Low: 1, High: MaxCode, shape: true},
	setLoss:       {Key: "loss", Kind: Choosing, Initial: "mse", names: lossNames[:]},
	setOptimizer:  {Key: "optimizer", Kind: Choosing, Initial: "adam", names: optimizerNames[:]},
	setBatch:      {Key: "batch", Kind: Whole, Initial: "256", Low: 1, High: MaxBatch},
	setSeed:       {Key: "seed", Kind: Whole, Initial: "1", Low: 0, High: maxSeed},
	setStart:      {Key: "start", Kind: Whole, Initial: newestStart, Low: 1, High: float64(NewestStart)},
	setRate:       {Key: "rate", Kind: Real, Initial: "0.001", Low: 0, High: maxRate, Adjustable: true}, // not 0: Check
	setDecay:      {Key: "decay", Kind: Real, Initial: "0.01", Low: 0, High: maxDecay, Adjustable: true},
	setSchedule:   {Key: "schedule", Kind: Choosing, Initial: "constant", Adjustable: true, names: scheduleNames[:]},
	setEpochs:     {Key: "epochs", Kind: Whole, Initial: "10", Low: 1, High: MaxEpochs, Adjustable: true},
	setNoiseKind:  {Key: "noiseKind", Kind: Choosing, Initial: "gaussian", Adjustable: true, names: noiseNames[:]},
	setNoise:      {Key: "noise", Kind: Real, Low: 0, High: maxSigma, Adjustable: true},
	setNoiseRange: {Key: "noiseRange", Kind: Choosing, Initial: "fixed", Adjustable: true, names: noiseRangeNames[:]},
	setSparsity:   {Key: "sparsity", Kind: Real, Initial: "0", Low: 0, High: maxSparsity, Adjustable: true},
	setImages:     {Key: "images", Kind: Whole, Initial: "0", Low: 0, High: MaxImages},
	setValidation: {Key: "validation", Kind: Whole, Initial: "0", Low: 0, High: maxHeldOut},
}

// settingAt returns the place of a setting, -1 if there is none of that key.
func settingAt(key string) int {
	for i := range SettingTable {
		if SettingTable[i].Key == key {
			return i
		}
	}
	return -1
}

// Options returns the names of a choice, in the order in which to offer them.
func (d *Setting) Options() []string {
	switch d.Key {
	case "model":
		var all []string
		for _, p := range Presets {
			all = append(all, p.Name)
		}
		return all
	case "output":
		return names(Sigmoid, ReLU, LeakyReLU, Tanh, Linear)
	case "optimizer":
		return names(Adam, AdamW, SGD, Momentum)
	}
	return d.names
}

// Settings is what a person has chosen: as text, and what it means.
type Settings struct {
	// The text of each setting, in the one spelling that it has. Layers are empty
	// where they are those of the model, the code where its layers make it.
	chosen [settingCount]string

	Spec   Spec
	Config Config
	Start  Start // what Config.Seed draws
	Images int   // use the first so many of the training images; 0 for all

	// Validation is how many of 100 of these are held out, at their end: the network
	// never trains on them, and settings are chosen by its loss on them.
	Validation int
}

// HeldOut returns how many of n training images are for validation: with one at least,
// as long as one is left to train on.
func (s *Settings) HeldOut(n int) int {
	if s.Validation == 0 {
		return 0
	}
	return min(n-1, max(1, n*s.Validation/100))
}

// Value returns the text of a setting; it is empty for layers that are those of
// the model, and for a code that its layers make.
func (s *Settings) Value(key string) string {
	if i := settingAt(key); i >= 0 {
		return s.chosen[i]
	}
	return ""
}

// String prints the choices as a file has them, key=value joined by &. ReadSettings makes
// s of it again.
func (s *Settings) String() string {
	var all [settingCount]bool
	for i := range all {
		all[i] = true
	}
	return s.text(&all)
}

func (s *Settings) text(wanted *[settingCount]bool) (text string) {
	for i := range s.chosen {
		if s.chosen[i] == "" || !wanted[i] || i == setValidation && s.Validation == 0 {
			continue // a file without validation images is, to the byte, what it was before there were any
		}
		if text != "" {
			text += "&"
		}
		text += SettingTable[i].Key + "=" + s.chosen[i]
	}
	return text
}

// WithSpec returns s with the layers of another model: those of a preset, with a
// size of code that can be chosen, else a list.
func (s *Settings) WithSpec(spec Spec) *Settings {
	next, list := *s, spec.String()
	if s.Spec.Layers != nil && s.Spec.String() == list {
		return &next
	}
	output := spec.OutputActivation().String()
	next.Spec = spec
	next.chosen[setOutput], next.chosen[setLayers], next.chosen[setCode] = output, list, ""
	for i := range Presets {
		text := "model=" + Presets[i].Name + "&output=" + output + "&code=" + strconv.Itoa(spec.CodeSize())
		own, err := parseSettings(text, "&", newestStart)
		if err == nil && own.Spec.String() == list {
			next.chosen[setModel], next.chosen[setCode] = own.chosen[setModel], own.chosen[setCode]
			next.chosen[setLayers] = ""
			break
		}
	}
	return &next
}
