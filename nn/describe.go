package nn

import "strconv"

// A LayerSummary is a layer of a [Spec], with what follows from the layers before it.
type LayerSummary struct {
	LayerSpec
	Word         string // in a layer list, with its activation, without a mark
	Marked       bool   // whether a layer list has to mark it as the code
	In, Out      Shape
	Padding      Padding
	Parameters   int
	MultiplyAdds int // for one image, forward

	// Where weights and biases begin in [Network].Params; for a tied layer the
	// weights are those of its mirror. Both are 0 for a layer without weights.
	Weights, Biases int
}

// Summary describes each layer.
func (s Spec) Summary() []LayerSummary {
	all := make([]LayerSummary, len(s.Layers))
	marked := s.Code != s.narrowest()
	in, at := s.Input, 0
	for i, out := range s.Shapes() {
		l := s.Layers[i]
		d := LayerSummary{
			LayerSpec: l, Word: l.word(), Marked: marked && i+1 == s.Code,
			In: in, Out: out, Padding: l.padding(in, out),
			Parameters: l.Parameters(in), MultiplyAdds: l.multiplyAdds(in, out),
		}
		if l.activated() {
			d.Word += ":" + l.Activation.String()
			d.Weights, d.Biases = at, at+d.Parameters-l.Units
			if l.Tied {
				d.Weights = all[s.mirror(i)].Weights
			}
		}
		all[i] = d
		in, at = out, at+d.Parameters
	}
	return all
}

// JSON describes the model and its settings, for the page and for every other
// reader of the program. saved are the settings that a file came with, or nothing, and
// assumed is what it left to be assumed.
//
//	{
//	  "layers": "784-64-784:sigmoid",
//	  "code": 64, "parameters": 101200, "multiplyAdds": 100352,
//	  "saved": "data=mnist&model=vanilla&…", "assumed": "",
//	  "spec": {"input": SHAPE, "code": 1, "layers": [LAYER, …]},
//	  "data": "mnist", "loss": "mse", …
//	}
//
// The first code is the number of its values, that of the spec the number of layers of
// the encoder. A shape is {"height", "width", "channels", "size"}. The JSON is written
// by hand because encoding/json would double the size of the page's program.
func (s *Settings) JSON(saved string, assumed Assumed) string {
	model := &s.Spec
	b := fill(nil, `{"layers":"?","code":#,"parameters":#,"multiplyAdds":#,"saved":"?","assumed":"?","spec":`,
		[]string{model.String(), saved, string(assumed)}, model.CodeSize(), model.Parameters(), model.MultiplyAdds())
	b = model.appendJSON(b)
	for i := range SettingTable {
		d, form := &SettingTable[i], `,"?":?`
		if d.shape {
			continue // told above
		}
		if d.Kind == Choosing {
			form = `,"?":"?"`
		}
		b = fill(b, form, []string{d.Key, s.chosen[i]})
	}
	return string(append(b, '}'))
}

// fill appends JSON with a text in place of each ? and a number in place of each #.
// The texts need no escapes: they are names, layer lists and true or false.
func fill(b []byte, json string, texts []string, numbers ...int) []byte {
	for i := range len(json) {
		switch json[i] {
		case '?':
			b, texts = append(b, texts[0]...), texts[1:]
		case '#':
			b, numbers = strconv.AppendInt(b, int64(numbers[0]), 10), numbers[1:]
		default:
			b = append(b, json[i])
		}
	}
	return b
}

func (s *Spec) appendJSON(b []byte) []byte {
	const shape = `{"height":#,"width":#,"channels":#,"size":#}`
	in := s.Input
	b = fill(b, `{"input":`+shape+`,"code":#,"layers":[`, nil, in.H, in.W, in.C, in.Size(), s.Code)
	for i, l := range s.Summary() {
		if i > 0 {
			b = append(b, ',')
		}
		in, out, p := l.In, l.Out, l.Padding
		// What a kind has no use for is 0 or false.
		b = fill(b, `{"word":"?","kind":"?","activation":"?","rate":?,"valid":?,"tied":?,"marked":?,`+
			`"units":#,"size":#,"stride":#,"in":`+shape+`,"out":`+shape+`,"padding":[#,#,#,#],`+
			`"parameters":#,"multiplyAdds":#,"weights":#,"biases":#}`,
			[]string{l.Word, l.Kind.String(), l.Activation.String(), strconv.FormatFloat(l.Rate, 'g', -1, 64),
				truth(l.Valid), truth(l.Tied), truth(l.Marked)},
			l.Units, l.Size, l.Stride, in.H, in.W, in.C, in.Size(), out.H, out.W, out.C, out.Size(),
			p.Top, p.Left, p.Bottom, p.Right, l.Parameters, l.MultiplyAdds, l.Weights, l.Biases)
	}
	return append(b, "]}"...)
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return "false"
}
