package fused

import (
	"fmt"
	"strings"
	"testing"

	"hourglass/nn/kernel"
)

// chain returns layers from words: c8 is a convolution to 8 channels with "same"
// padding, v8 with valid padding, k8 one of 5x5; mp and up; other is none of these.
// A star marks a penalty.
func chain(in Shape, words string) []Layer {
	var layers []Layer
	for _, word := range strings.Fields(words) {
		word, penalty := strings.CutSuffix(word, "*")
		l := Layer{In: in, Out: in, Size: 2}
		var channels int
		switch word {
		case "mp":
			l.Kind, l.Out = MaxPool, Shape{(in.H + 1) / 2, (in.W + 1) / 2, in.C}
		case "up":
			l.Kind, l.Out = Upsample, Shape{in.H * 2, in.W * 2, in.C}
		case "other":
		default:
			fmt.Sscan(word[1:], &channels)
			l.Kind, l.Size, l.Stride, l.Pad, l.Out.C = Conv, 3, 1, 1, channels
			if word[0] == 'v' {
				l.Pad, l.Out = 0, Shape{in.H - 2, in.W - 2, channels}
			} else if word[0] == 'k' {
				l.Size, l.Pad = 5, 2
			}
			l.W, l.B = make([]float32, l.Size*l.Size*in.C*channels), make([]float32, channels)
		}
		if penalty {
			l.Penalty = func([]float32, []float32, float32) {}
		}
		layers, in = append(layers, l), l.Out
	}
	return layers
}

// describe prints blocks as "first: op op …".
func describe(blocks []*Block) string {
	var all []string
	for _, b := range blocks {
		s := fmt.Sprint(b.First, ":")
		for _, step := range b.steps {
			s += " " + name(step.op)
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
}

func name(o op) string {
	switch o := o.(type) {
	case *convPool:
		return name(o.convolution) + "+pool"
	case *winograd:
		if o.tiled.Upsampled {
			return "up+winograd"
		}
		return "winograd"
	case *conv:
		return "conv"
	case *polyphase:
		return "up+polyphase"
	case *maxPool:
		return "pool"
	}
	return "up"
}

func TestPlan(t *testing.T) {
	const tutorial, wide = "c32 mp c8 mp c8 mp* c8 up c8 up v32 up c1", "c32 mp c32 mp* c32 up c32 up c1"
	training := func(batch int) Options { return Options{Training: true, Batch: batch} }
	for _, c := range []struct {
		words   string
		options Options
		want    string
	}{
		// In the tutorial's the windows of the third pooling stick out.
		{tutorial, training(128),
			"0: conv+pool winograd+pool winograd; 6: winograd up+winograd up winograd up+polyphase"},
		{wide, training(128), "0: conv+pool winograd+pool winograd up+winograd up+polyphase"},
		{wide, Options{Cut: 4}, "0: conv+pool winograd+pool; 4: winograd up+winograd up+polyphase"},
		// How many images a block is worth.
		{"c8 mp up c1", training(1), ""},
		{"c8 mp up c1", training(2), "0: conv+pool up+polyphase"},
		{"c8 c1", training(16), ""},
		{"c8 c1", training(17), "0: conv conv"},
		{"c8 c1", Options{}, "0: conv conv"},
		// Layers that no block contains.
		{"mp up other c4 other c4 mp c3", Options{}, "3: conv; 5: conv+pool conv"},
		{"k4 c4 k4", Options{}, "1: conv"},
		{"mp up", Options{}, ""},
		{"mp mp mp c4", Options{}, "3: conv"}, // the windows of the third stick out
		// What is fused, and what is not: the penalty needs the output before it.
		{"c16* mp c16 up* c8", Options{}, "0: conv pool winograd up winograd"},
		{"c3 up c3 up c1 up v8", Options{}, "0: conv up conv up conv up conv"},
	} {
		c.options.Scratch = new(kernel.Scratch)
		if got := describe(Plan(chain(Shape{28, 28, 1}, c.words), c.options)); got != c.want {
			t.Errorf("%s, %+v: %q, want %q", c.words, c.options, got, c.want)
		}
	}
}
