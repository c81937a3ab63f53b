package nn

import (
	"strconv"
	"strings"

	"hourglass/nn/problem"
)

// ParseSettings reads lines of key=value. What is left out is as [SettingTable]
// and the preset have it; what is unknown or out of range is an error that names
// it.
func ParseSettings(text string) (*Settings, error) { return parseSettings(text, "\n", newestStart) }

// parseSettings has the start that a text means which names none.
func parseSettings(text, separator, start string) (*Settings, error) {
	s := new(Settings)
	for i := range s.chosen {
		s.chosen[i] = SettingTable[i].Initial
	}
	s.chosen[setStart] = start
	given, unknown, err := s.take(text, separator, false)
	if err != nil {
		return nil, err
	}
	preset, err := FindPreset(s.chosen[setModel])
	if err != nil {
		return nil, err
	}
	if !given[setNoise] {
		s.chosen[setNoise] = strconv.FormatFloat(preset.Noise, 'g', -1, 64)
	}
	output, err := ParseActivation(s.chosen[setOutput])
	if err != nil {
		return nil, problem.New("value.of", "output", err)
	}
	list := preset.Layers
	if given[setLayers] {
		list = s.chosen[setLayers]
	}
	if s.Spec, err = ParseSpec(list, output); err != nil {
		return nil, err
	}
	if s.Spec.Input.Size() != 784 {
		return nil, problem.New("layers", problem.New("layers.digit", s.Spec.Input.Size()))
	}
	if unknown != nil {
		return nil, unknown
	}
	if err := s.resize(given[setCode]); err != nil {
		return nil, err
	}
	if given[setLayers] {
		// The activation that comes from the setting "output" is not said twice.
		list := s.Spec.String()
		if s.Spec.OutputActivation() == output {
			list = strings.TrimSuffix(list, ":"+s.chosen[setOutput])
		}
		s.chosen[setLayers], s.chosen[setCode] = list, ""
	}
	return s, s.understand()
}

// Adjust changes what can change in the middle of a run: lines of key=value, as
// ParseSettings has them; what is left out stays. After an error everything is as
// it was.
func (s *Settings) Adjust(text string) error {
	next := *s
	_, unknown, err := next.take(text, "\n", true)
	if err == nil {
		err = unknown
	}
	if err == nil {
		err = next.understand()
	}
	if err == nil {
		*s = next
	}
	return err
}

// take notes the values in a text, unchecked, and which are given. With adjustable, a
// key that cannot be adjusted counts as unknown.
func (s *Settings) take(text, separator string, adjustable bool) (given [settingCount]bool, unknown, err error) {
	for line := ""; text != ""; {
		if line, text, _ = strings.Cut(text, separator); line == "" {
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		i := settingAt(key)
		switch {
		case !ok || i >= 0 && given[i]:
			return given, nil, problem.New("setting.line", problem.Clip(line))
		case i < 0 || adjustable && !SettingTable[i].Adjustable:
			unknown = problem.New("setting.unknown", problem.Clip(key))
		default:
			given[i], s.chosen[i] = true, value
		}
	}
	return given, unknown, nil
}

// resize gives the code the size that is chosen, if one is. It notes the size,
// unless the layers make the code.
func (s *Settings) resize(chosen bool) error {
	if chosen {
		is := s.Spec.CodeSize()
		size, err := parseWhole("code", s.chosen[setCode], 1, int64(max(MaxCode, is)))
		if err != nil {
			return err
		}
		if int(size) != is {
			if s.Spec, err = s.Spec.WithCode(int(size)); err != nil {
				return err
			}
		}
	}
	s.chosen[setCode] = ""
	if s.Spec.resizable() {
		s.chosen[setCode] = strconv.Itoa(s.Spec.CodeSize())
	}
	return nil
}

// understand makes Config, Start, Images and Validation of the texts, and spells these in the one
// way that there is.
func (s *Settings) understand() error {
	var n [settingCount]float64 // a choice is the number of its name
	for i := range SettingTable {
		d, text := &SettingTable[i], s.chosen[i]
		if d.shape {
			continue
		}
		switch d.Kind {
		case Choosing:
			at, err := find(d.Key, text, d.names)
			if err != nil {
				return err
			}
			n[i] = float64(at)
		case Whole:
			whole, err := parseWhole(d.Key, text, int64(d.Low), int64(d.High))
			if err != nil {
				return err
			}
			n[i], s.chosen[i] = float64(whole), strconv.FormatInt(whole, 10)
		case Real:
			real, err := strconv.ParseFloat(text, 64)
			if err != nil {
				return problem.New("value.number", d.Key, problem.Clip(text))
			}
			n[i], s.chosen[i] = real, strconv.FormatFloat(real, 'g', -1, 64)
		}
	}
	s.Config = Config{
		Seed:      uint64(n[setSeed]),
		Batch:     int(n[setBatch]),
		Optimizer: OptimizerKind(n[setOptimizer]),
		Rate:      n[setRate],
		Decay:     n[setDecay],
		Schedule:  Schedule(n[setSchedule]),
		Epochs:    int(n[setEpochs]),
		Loss:      Loss(n[setLoss]),
		Noise:     Noise{NoiseKind(n[setNoiseKind]), n[setNoise], n[setNoiseRange] == 1},
		Sparsity:  n[setSparsity],
	}
	s.Start, s.Images, s.Validation = Start(n[setStart]), int(n[setImages]), int(n[setValidation])
	return s.Config.Check(s.Spec)
}

func parseWhole(key, text string, low, high int64) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < low || n > high {
		return 0, problem.New("value.whole", key, problem.Clip(text), int(low), int(high))
	}
	return n, nil
}
