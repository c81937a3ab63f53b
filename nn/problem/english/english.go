// Package english has the English sentences of all problems that are made in Go.
// A program that imports it, for nothing but this, has package problem speak it.
package english

import (
	"strconv"
	"strings"

	"hourglass/nn/problem"
)

func init() { problem.Speak(Sentence) }

// Sentence puts p into words.
func Sentence(p *problem.Problem) string {
	if p == nil {
		return ""
	}
	template, ok := sentences[p.Code]
	if !ok {
		return p.Code
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		var name string
		name, template, _ = strings.Cut(rest, "}")
		b.WriteString(value(p, name))
	}
}

// value returns what stands for {name} in p's sentence: "at", "cause", the number
// of an argument or, of one that is a name, "name" and its number. In English such
// an argument is a word already; the page has the label of a setting for it, and
// words of its language for the names below.
func value(p *problem.Problem, name string) string {
	switch name {
	case "at":
		return strconv.Itoa(p.At)
	case "cause":
		return Sentence(p.Cause)
	}
	i, err := strconv.Atoi(strings.TrimPrefix(name, "name"))
	if err != nil || i >= len(p.Args) {
		return "{" + name + "}"
	}
	return p.Args[i]
}

// names are the arguments that are names but for the settings', which the page has
// labels of.
var names = []string{
	"size", "filters", "filter size", "stride", "factor", "height", "width", "channels", "activation", "components",
	"train", "test",
}

// sentences by code. The page's (static/strings/en/errors_go.js) are made of them: run
// "go generate ./nn/problem/english" after a change.
//
//go:generate go test -run PageHasTheSentences -write
var sentences = map[string]string{
	// Values, in a layer list or of a setting.
	"value.count":  "{name0} {1}, possible are {2} to {3}",
	"value.counts": "{name0} {1}, possible are {2} to {3}, {cause}",
	"value.whole":  "{name0} {1}, possible is a whole number from {2} to {3}",
	"value.range":  "{name0} {1}, possible is {2} to {3}",
	"value.above":  "{name0} {1}, possible is above {2} to {3}",
	"value.number": "{name0} {1} is not a number",
	"value.known":  `{name0} "{1}", known are {2} and {3}`,
	"value.of":     "{name0}: {cause}",

	// Layer lists.
	"layers":              "layers: {cause}",
	"layers.position":     "layers, position {at}: {cause}",
	"layers.layer":        "layers: layer {at}: {cause}",
	"layers.long":         "a list of {0} characters",
	"layers.noCode":       `"{0}" has no code; an autoencoder has an input, a code and an output, as in 784-64-784`,
	"layers.ends":         "an autoencoder has an input, at least one layer to its code and one from it",
	"layers.many":         "{0} layers, at most {1} are possible",
	"layers.digit":        "the input has {0} numbers, a digit has 784",
	"layers.input":        "the input is {0}",
	"layers.noSize":       "a size is missing",
	"layers.size":         `"{0}" is not a size`,
	"layers.shape":        `"{0}" is not a shape, as in 28x28x1`,
	"layers.secondCode":   "a second code",
	"layers.probability":  `"{0}" is not a probability`,
	"layers.noActivation": `"{0}" has no activation`,
	"layers.filters":      `"{0}" does not say how many filters`,
	"layers.option":       `"{0}" has an unknown option`,
	"layers.dropout":      "dropout is above 0 and below 1",
	"layers.half":         "only a layer in the second half can be tied, to its mirror in the first",
	"layers.tied":         "tied to layer {0}, which is not dense from {1} to {2}",
	"layers.tiedKind":     "only a dense layer can be tied",
	"layers.filter":       "a filter of {0}x{0} does not fit into {1}",
	"layers.reshape":      "the {0} numbers of {1} are no {2}",
	"layers.numbers":      "more than {0} numbers between the layers",
	"layers.parameters":   "more than {0} parameters",
	"layers.multiplyAdds": "more than {0} multiply-adds an image",
	"layers.output":       "the output has {0} numbers, the input {1}; an autoencoder gives back what it gets",
	"layers.last":         "the last layer must be one with weights",
	"layers.weightless":   "a layer without weights has no activation",
	"layers.kind":         "an unknown kind of layer",
	"layers.activation":   "an unknown activation",
	"layers.code": "code: that of this model is {0}, as its layers make it; " +
		"only that of a dense layer can be chosen",

	// Settings.
	"setting.line":    `setting "{0}" is not a single key=value`,
	"setting.unknown": `setting "{0}" is unknown`,
	"setting.cosine":  "epochs {0} of a cosine schedule, possible are 1 to {1}",
	"setting.bce":     "loss bce needs a sigmoid output, this one is {0}",
	"noise.kind":      "noise of an unknown kind",
	"noise.square":    "noise square: an input of {0} numbers is no image",

	// Weights, and the files that they are in.
	"weights": "weights: {cause}",
	"weights.noLayers": "the metadata does not say which layers these are, and the shapes alone do not tell; add the " +
		"layer list under the key “{0}”, as in “save_file(model.state_dict(), path, " +
		"metadata=dict({0}=\"784-64-784\"))”; the file has {1}",
	"weights.none":          "the file has no tensors",
	"weights.numbers":       "{0} numbers, {1} has {2} parameters",
	"weights.tensors":       "{0} tensors, {1} has {2}; the file has {3}",
	"weights.noTensor":      "no tensor {0}; the file has {1}",
	"weights.shape":         "tensor {0} has the shape {1}, wanted is {2}",
	"weights.tied":          "tensor {0} is not the transpose of the one that it is tied to",
	"safetensors":           "safetensors: {cause}",
	"safetensors.short":     "{0} bytes, too short for a header",
	"safetensors.long":      "a header of {0} bytes, at most {1} are read",
	"safetensors.cutOff":    "cut off: the header has {0} bytes, the file has {1} left",
	"safetensors.after":     "{0} bytes after the last tensor",
	"safetensors.header":    "safetensors: header, byte {at}: {cause}",
	"safetensors.tensor":    `safetensors: tensor "{0}": {cause}`,
	"safetensors.dtype":     `dtype "{0}", known are F64, F32, F16 and BF16`,
	"safetensors.begins":    "begins at {0}, the data before it ends at {1}",
	"safetensors.ends":      "ends at {0}, the data has {1} bytes",
	"safetensors.bytes":     "{0} bytes do not fit its shape",
	"safetensors.finite":    "number {0} is not finite",
	"safetensors.object":    "not an object",
	"safetensors.twice":     "a name comes twice",
	"safetensors.follows":   "something follows the object",
	"safetensors.names":     "more than {0} names",
	"safetensors.offsets":   "data_offsets are not two numbers",
	"safetensors.metadata":  `metadata are texts, "{0}" is none`,
	"safetensors.key":       "an unknown or repeated key",
	"safetensors.entry":     "a tensor needs dtype, shape and data_offsets",
	"safetensors.expected":  `expected "{0}"`,
	"safetensors.whole":     "expected a whole number",
	"safetensors.large":     "a number is too large",
	"safetensors.zero":      "a number begins with 0",
	"safetensors.endless":   "a text does not end",
	"safetensors.control":   "a control character in a text",
	"safetensors.utf8":      "a text is not UTF-8",
	"safetensors.surrogate": "half a surrogate pair",
	"safetensors.escape":    "an unknown escape",
	"safetensors.hex":       "not a hexadecimal digit",

	// Data.
	"idx.images":     "IDX images: {cause}",
	"idx.labels":     "IDX labels: {cause}",
	"idx.short":      "{0} bytes, the header alone has {1}",
	"idx.magic":      "magic number {0}, wanted is {1}",
	"idx.pixels":     "{0} x {1} pixels, wanted are 28 x 28",
	"idx.imageBytes": "{0} bytes, {1} images need {2}",
	"idx.labelBytes": "{0} bytes, {1} labels need {2}",
	"idx.label":      "label {0} is {1}, possible are 0 to 9",
	"idx.count":      "{0} images, the manifest says {1}",
	"idx.more":       "more images than the manifest says",
	"idx.fewLabels":  "{0} labels for {1} images",
	"data.folder":    "MNIST_DIR was set, but its files could not be used.",
	"data.unfetched": "MNIST could not be fetched when this site was built.",
	"data.size":      "a data set of {0} + {1} images, possible are 1 to {2} each",
	"data.digits":    "the built-in digits are {0} images",
	"data.notBegun":  "no data set has been begun",
	"data.range":     "images {0} to {1} of {2}",
	"data.testRange": "test images {0} to {1} of {2}",
	"data.none":      "there are no images to train on",
	"data.notYet":    "the images to train on are not all there yet",
	"data.input":     "images of {0} numbers for an input of {1}",

	// Training.
	"train.noModel": "no model yet: call configure first",
	"train.memory": "a batch of {0} images takes {1} MB in this network, possible are {2} MB: " +
		"a batch of {3} fits",
	"train.diverged": "training has diverged: at step {0} the loss was infinite or not a number; " +
		"the weights are those after step {1} again, and a smaller rate may help",
	"train.state":      "state: {0} bytes, wanted are {1}",
	"train.checkpoint": "checkpoint: cut off or damaged",

	// Calls of the page's program.
	"call.large":       "an argument of {0} bytes is too large",
	"call.images":      "{0} numbers are no images of 784 pixels",
	"call.codes":       "{0} numbers are no codes of {1}",
	"call.parameters":  "{0} parameters for a network of {1}",
	"call.pixel":       "pixel {0} of image {1} is {2}, pixels are 0 to 1",
	"call.finite":      "{0}: number {1} is {2}",
	"call.activations": "activations are those of one image, not of {0}",
	"call.firstImage":  "principal components begin with image 0",
	"call.noImages":    "no images for principal components yet",
	"call.internal":    "internal error: {0}",
	"pad.twice":        "the pad has been started",
	"pad.none":         "the pad has not been started",
	"pad.tool":         "a stroke with tool {0}",
	"pad.radius":       "a stroke of radius {0}, possible is above 0 to {1}",
	"pad.points":       "{0} numbers are no points",
	"pad.ink":          "a drawing of {0} pixels, the pad has {1}",
	"pad.picture":      "{0} bytes are no picture of {1}x{2} pixels",
	"pad.smudges":      "{0} smudges, an image has 784 pixels",

	// Answers of the server.
	"web.nothing":    "There is nothing at this address.",
	"web.method":     "This address does not answer to that method.",
	"web.encoding":   "This file is not stored in an encoding that the request accepts.",
	"web.file":       "This file could not be read.",
	"web.server":     "Something went wrong on the server.",
	"web.large":      "The weights are larger than 8 MiB.",
	"web.large32":    "As float32 the weights are larger than 8 MiB.",
	"web.parameters": "The network has more than {0} parameters.",
	"web.brokeOff":   "The upload broke off.",
	"web.weights":    "These are no weights of ours: {cause}.",
	"web.range":      "The weights have no bytes in this range.",
	"web.condition":  "The weights here are not those that the condition names.",
	"web.noToken":    "Deleting needs the token that came with the upload.",
	"web.wrongToken": "This is not the delete token of these weights.",
	"web.site":       "Only pages of this site may write here.",
	"web.often":      "There were too many uploads and deletions; try again in {0} seconds.",
	"web.bytes":      "There were too many bytes of uploads; try again in {0} seconds.",
	"web.reads":      "Weights were read too often; try again in {0} seconds.",
	"web.guesses":    "There were too many wrong delete tokens; try again in {0} seconds.",
	"web.busy":       "There are more uploads at the moment than fit in here; try again in {0} seconds.",
	"web.slow":       "The upload was too slow.",
	"web.encoded":    "The upload is compressed ({0}); send the file as it is.",
	"web.otherFile":  "This is a file of another kind: {0}; send weights as safetensors.",
	"web.ranges":     "At most {0} ranges can be read at once.",
	"web.host":       "This server is not called {0}; whoever runs it can say so with -host.",
	"web.absent":     "There are no weights at this address (any more).",
	"web.full":       "There is no room for more weights here.",
	"web.store":      "The store of weights does not work at the moment.",
}
