// What went wrong, by the code of the problem: {0}, {1}, … are its arguments, {name0} one that is a name, {at}
// its position, {cause} the sentence of its cause. Those of the program and the server come from Go.

import go from "./errors_go.js";

export default {
  ...go,

  // The program and its worker: engine/load.js, calls.js, connection.js.
  "error.program.noWasm": "This browser has no WebAssembly, and without it nothing can be computed here.",
  "error.program.offline": "The program ({0}) could not be fetched: no connection to the server.",
  "error.program.slow": "The program ({0}) does not come: next to nothing arrived in {1} seconds.",
  "error.program.status": "The program ({0}) could not be fetched: the server answered {1}.",
  "error.program.page":
    "The program ({0}) could not be fetched: the server answered with a page, so it has no such file.",
  "error.program.broken": "The program ({0}) could not be fetched whole: {cause}",
  "error.program.uncompilable": "The program ({0}) cannot be compiled by this browser: {cause}",
  "error.program.memory": "The browser has no more memory for the program.",
  "error.program.noCopy": "The browser has no memory for another {0} MB.",
  "error.program.ended": "The program has ended.",
  "error.program.stopped": "The program has stopped: {cause}",
  "error.worker.noModules": "This browser has no module workers, and without them it cannot train.",
  "error.worker.noScript": "its script could not be loaded",
  "error.worker.silent": "it has not answered for {0} seconds",
  "error.worker.stopped": "The training worker has stopped ({cause}).",
  "error.worker.stoppedKept":
    "The training worker has stopped ({cause}); what it had learned is kept, and training goes on from there when you start it again.",
  "error.worker.none": "The training worker is not running.",
  "error.worker.argument": "The argument holds something that cannot be sent to a worker, such as a function.",

  // Calls of the engine: engine/engine.js, program.js.
  "error.engine.stopped": "The engine has been stopped.",
  "error.engine.workers": "workers {0}, possible is “auto” or a whole number from 1 to {1}; now it is {2}",
  "error.engine.configure": 'settings are an object, as in { model: "vanilla", seed: 1 }',
  "error.engine.adjust": "settings are an object, as in { rate: 0.001 }",
  "error.engine.train": "train takes an object, as in { epochs: 1 }",
  "error.engine.steps": "steps {0}, possible is a whole number",
  "error.engine.weights": "weights are a Uint8Array or an ArrayBuffer",
  "error.run.checkpoint": "The network of this run is not kept any more.",
  "error.engine.checkpoint": "a checkpoint is a Uint8Array, as engine.checkpoint() gives it",
  "error.engine.numbers": "numbers are a Float32Array or an array",
  "error.setting.type": "The setting {0} is neither a number nor a text.",
  "error.setting.break": "The setting {0} has a line break or = in it.",
  "error.train.twice": "Training is going on already.",

  // Data: engine/shards.js.
  "error.data.another": "Another data set was chosen.",
  "error.data.absent": "This site has no MNIST; the built-in digits work.",
  "error.data.absentNote": "This site has no MNIST ({cause}); the built-in digits work.",
  "error.data.offline": "data/{0} could not be fetched: no connection to the server.",
  "error.data.slow": "data/{0} does not come: next to nothing arrived in {1} seconds.",
  "error.data.status": "data/{0} could not be fetched: the server answered {1}.",
  "error.data.page": "data/{0} could not be fetched: the server answered with a page, so it has no such file.",
  "error.shard.damaged": "The shard {0} is damaged: its SHA-256 is {1}…, the list says {2}….",
  "error.shard.packed": "The shard {0} cannot be unpacked.",
  "error.shard.unusable": "The shard {0} cannot be used: {cause}.",
  "error.manifest.notJSON": "The list of shards (data/manifest.json) is not JSON.",
  "error.manifest.wrong": "The list of shards (data/manifest.json) is wrong: {cause}.",
  "error.manifest.object": "it is not an object",
  "error.manifest.name": "it has no name",
  "error.manifest.lists": "it has no shards and labels",
  "error.manifest.noPath": "a shard is not the name of a file beside it",
  "error.manifest.path": "{0} is not the name of a file beside it",
  "error.manifest.split": "{0} is neither train nor test",
  "error.manifest.images": "{0} has {1} images",
  "error.manifest.sum": "{0} has no SHA-256",
  "error.manifest.none": "it has no {name0} images",
  "error.manifest.labels": "{name0} has {1} images and {2} labels",

  // Text in the address: app/packed.js, share/compact.js, pad/linkeddrawing.js.
  "error.packed.long": "it has {0} characters, at most {1} are possible",
  "error.packed.characters": "it has characters that do not belong there",
  "error.packed.cutOff": "it is cut off",
  "error.packed.form": "it is of no known form",
  "error.packed.inflate": "it cannot be inflated",
  "error.packed.large": "it inflates to more than {0} bytes",
  "error.packed.bytes": "it has {0} bytes, the layers need {1}",
  "error.packed.finite": "a number in it is not finite",

  // Files of weights: share/safetensors.js, inspect.js.
  "error.file.short": "too short",
  "error.file.header": "no header",
  "error.file.tensors": "more than {0} tensors",
  "error.file.dtype": "a tensor that is not F32 or F16",
  "error.file.tensor": "a tensor that is not there",
  "error.file.holes": "tensors that overlap or leave holes",
  "error.file.after": "bytes after the last tensor",
  "error.file.layers": "the layers {0} cannot be set on this page",

  // Pictures from elsewhere: pad/decode.js, pictures.js.
  "error.picture.none": "That is not a picture that this browser can read; the drawing stays as it was.",
  "error.picture.kind":
    "This file is {0}: neither a picture that this browser can read nor weights. Save it as PNG or JPEG; the drawing stays as it was.",
  "error.picture.pdf":
    "This file is a PDF: neither a picture that this browser can read nor weights. Save its page as PNG; the drawing stays as it was.",
  "error.picture.video":
    "This file is a video: neither a picture that this browser can read nor weights; the drawing stays as it was.",
  "error.picture.large":
    "That picture has {0} × {1} pixels; up to {2} million can be read. The drawing stays as it was.",
  "error.picture.bytes": "That picture has more than {0} MB; the drawing stays as it was.",
  "error.picture.slow": "That picture takes more than {0} seconds to read; the drawing stays as it was.",
  "error.picture.svg":
    "That SVG holds more than a drawing of a digit needs ({0}), and could hang the page. Save it as PNG; the drawing stays as it was.",

  // Where the weights of a link are: share/sources.js, open.js.
  "error.source.id": "The link names no stored weights: an id has 24 letters and digits.",
  "error.source.text": "The weights in the link cannot be read: {cause}.",
  "error.source.address": "The link names weights at an address that is not https.",
  "error.source.absent": "There are no weights behind this link (any more): {name0} has none.",
  "error.source.answered": "The weights could not be fetched: {name0} answered {1}.",
  "error.source.page": "There are no weights behind this link: {name0} answered with a page.",
  "error.source.unreachable":
    "The weights could not be reached: there is no connection to {name0}, or it does not let other pages read them.",
  "error.source.unreachableHere": "The weights could not be reached: there is no connection to this site.",
  "error.source.redirected":
    "The weights were not opened: {0} passes the request on to {1}, which is another host. A link to that one would say so.",
  "error.source.slow": "The weights could not be fetched: {name0} takes too long.",
  "error.source.large": "The weights of {name0} are larger than 8 MiB, the most that is opened here.",
  "error.source.notWeights": "{0} is no safetensors file: {cause}.",
  "error.source.otherWeights":
    "{0} is no safetensors file but one of torch.save or of Keras, which can hold programs and is not opened here; safetensors.torch.save_file(model.state_dict(), path) writes one that is.",

  // The service that keeps weights: share/service.js.
  "error.service.none":
    "This site does not store weights; links with the settings, links with the weights in them, and files work all the same.",
  "error.service.unsent": "Nothing was uploaded: there is no connection to this site.",
  "error.service.undeleted": "Nothing was deleted: there is no connection to this site.",
  "error.service.refused": "This site does not take these weights: {cause}.",
  "error.service.forbidden":
    "This site does not allow that: only its own pages upload, and only the key that came with an upload deletes it.",
  "error.service.gone": "There are no weights behind this link any more.",
  "error.service.large": "The weights are larger than 8 MiB, the most that is kept here.",
  "error.service.wait": "There were too many uploads and deletions from here; the next one is possible in {0}.",
  "error.service.waitSome": "There were too many uploads and deletions from here; try again later.",
  "error.service.full": "There is no room for more weights here.",
  "error.service.broken": "The store of weights does not work at the moment ({0}).",

  // Settings of the page: app/state.js, race/setup.js.
  "error.fit.range": "{name0} goes from {1} to {2}",
  "error.fit.number": "{name0} is not a number",
  "error.fit.grouped": "{name0} takes no mark between thousands, which “{1}” may have (write 1000 or 0.005)",
  "error.fit.whole": "{name0} is a whole number",
  "error.fit.step": "{name0} goes in steps of {1}",
  "error.fit.choice": "{name0} has no choice “{1}”",
  "error.fit.unreadable": "{name0} cannot be read",
  "error.fit.text": "{name0} has characters that do not belong there, or too many",
  "error.fit.unknown": "“{0}” is no setting",

  // Panels.
  "error.map.components": "The principal components could not be computed.",
  "error.share.picture": "This browser cannot make the picture.",
  "error.clip.empty":
    "There is no clip yet: train a network of your own, and the page keeps what it makes of your drawing on the way.",
  "error.shown.missing": "The network “{0}” could not be fetched; yours answers instead.",

  // Names among the arguments.
  "error.name.this site": "this site",
  "error.lesson.form": "It is no lesson, or was cut off",
  "error.lesson.count": "A lesson has 1 to {0} exercises",
  "error.lesson.text": "The lesson’s {name0} is longer than {1} characters, or no text",
  "error.lesson.unknown": "There is no exercise “{0}” on this page",
  "error.lesson.exercise": "Exercise {0} of the lesson cannot be read",
  "error.lesson.words": "The exercise lacks its title, or what to do",
  "error.lesson.condition": "A condition of exercise {0} cannot be measured",
  "error.handin.form": "it was cut off, or changed",
  "error.handin.version": "it is of version {0}, and this page reads version {1}",
  "error.name.greeting": "greeting",
  "error.name.word": "class word",
  "error.name.title": "title",
  "error.name.text": "text",
  "error.lesson.large": "It has more than {0} bytes",
  "error.source.zip": "{0} is a ZIP, and there are no weights in it that this page could read.",
};
