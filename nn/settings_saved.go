package nn

// MetaSettings is the metadata key of the settings that a file carries, as
// [Settings.String] prints them. Other keys are notes on how it was trained: they
// may tell of an earlier training, and are for people.
const MetaSettings = "settings"

// ReadSettings returns the settings that a file with a model carries, or nil if
// there are none that make its layers.
func ReadSettings(spec Spec, metadata map[string]string) *Settings {
	text, ok := metadata[MetaSettings]
	if !ok {
		return nil
	}
	s, err := parseSettings(text, "&", firstStart)
	if err != nil || s.Spec.String() != spec.String() {
		return nil
	}
	return s
}

// SavedSettings returns the settings of a file with a model, as [Settings.String]
// prints them. If the file carries settings, they are those. An older file carries
// none: then they are what its layers imply and, of the rest, what its notes say.
// What names no start was made when there was only the first.
func SavedSettings(spec Spec, metadata map[string]string) string {
	if s := ReadSettings(spec, metadata); s != nil {
		return s.String()
	}
	s, err := parseSettings("", "&", firstStart)
	if err != nil {
		panic("nn: " + err.Error())
	}
	s = s.WithSpec(spec)
	var told [settingCount]bool
	told[setOutput], told[setLayers], told[setCode] = true, true, true
	told[setStart] = true
	told[setModel] = s.chosen[setLayers] == ""
	for i := range SettingTable {
		d := &SettingTable[i]
		value, ok := metadata[d.Key]
		if !ok || d.shape {
			continue
		}
		// Anyone may have written it: one that does not go with the others is left out.
		next := *s
		next.chosen[i] = value
		if told[i] = next.understand() == nil; told[i] {
			*s = next
		}
	}
	return s.text(&told)
}
