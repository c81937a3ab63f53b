package nn

// A Preset is a model with a name and the settings that belong to it.
type Preset struct {
	Name   string
	Layers string // as [ParseSpec] reads it
	Noise  float64
}

// convLayers is the convolutional autoencoder of the tutorial: a code of
// 4x4x8, 7,009 parameters.
const convLayers = "28x28x1-c32-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1"

// Presets are the four autoencoders of the tutorial that the project
// follows, in its order.
var Presets = []Preset{
	{Name: "vanilla", Layers: "784-64-784"},
	{Name: "deep", Layers: "784-512-256-128-64-128-256-512-784"},
	{Name: "conv", Layers: convLayers},
	{Name: "denoise", Layers: convLayers, Noise: 0.25},
}

// FindPreset returns the preset of a name, or the first with an error.
func FindPreset(name string) (Preset, error) {
	var names []string
	for _, p := range Presets {
		names = append(names, p.Name)
	}
	i, err := find("model", name, names)
	return Presets[i], err
}
