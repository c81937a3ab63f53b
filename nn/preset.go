package nn

import (
	"errors"
	"strconv"
)

// A Preset is a model by name, with the settings that belong to it.
type Preset struct {
	Name   string
	Layers string // as [ParseSpec] reads it
	Noise  float64
}

// Presets are the models that have a name. vanilla is the first autoencoder of
// the introduction that the project follows (784-64-784, 101,200 parameters).
var Presets = []Preset{
	{Name: "vanilla", Layers: "784-64-784"},
}

// FindPreset returns the preset of a name.
func FindPreset(name string) (Preset, error) {
	known := ""
	for _, p := range Presets {
		if p.Name == name {
			return p, nil
		}
		if known != "" {
			known += ", "
		}
		known += p.Name
	}
	return Preset{}, errors.New("model " + strconv.Quote(clip(name)) + ", known are " + known)
}
