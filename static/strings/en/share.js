// English: links and files.

export default {
  "share.button": "Share",
  "share.title": "Share",
  "share.yours": "Your network:",
  "share.shipped": "The network that answers now, which came with the page:",
  "share.copy": "Copy",
  "share.copied": "Copied",

  "share.settingsTitle": "Link with the settings",
  "share.settingsDrawing": "Your drawing goes with it.",
  "share.settingsCoarse": "Your drawing goes with it, in blocks of ten pixels: it is a picture too large for a link.",
  "share.settingsNote": "Repeats a run from its seed, bit for bit. It holds no weights, and nothing is uploaded.",
  "share.settingsNew":
    "Makes a new network with these settings, from their seed. It does not repeat this one, whose training did not begin there; the links below take its weights along.",

  "share.textTitle": "Link with the weights in it",
  "share.textWorking": "Measuring what rounding the weights costs …",
  "share.textTooLong":
    "{parameters} parameters do not fit into a link of {most} characters; the short link below takes them.",
  "share.textCost":
    "{characters} characters; no server ever sees the weights. They are rounded to {bits} bits: on {digits} test digits no restored pixel moves by more than {off}, and the MSE goes from {before} to {after} ({psnr}).",
  "share.textFailed": "This link cannot be made: {problem}",

  "share.storedTitle": "Short link, with the weights stored here",
  "share.public":
    "What will be public, to whoever has the link: the weights, the layers, and how it was trained (steps, settings, score). Nothing of what you draw, and no name or address. It stays until you delete it, or until nobody has opened it for a year.",
  "share.upload": "Upload and make a short link",
  "share.uploading": "Uploading …",
  "share.uploaded": "Here it is. This browser keeps the key that deletes it.",
  "share.uploadedUnkept": "Here it is. This browser cannot keep the key that deletes it; note it yourself: {token}",
  "share.already": "These very weights were here already; this is their link.",
  "share.long": "This link has {characters} characters, and many chat programs end one at {most}.",
  "share.shorter": "Make a short link",
  "share.qrTooLong": "This link is too long for a QR code",
  "share.qr": "The link as a QR code",
  "share.earlier": "Shared from this browser",
  "share.delete": "Delete",
  "share.forget": "Take off the list",
  "share.stays": "Your upload is taken back. Others uploaded the same weights, so the link still works.",
  "share.deleted": "Deleted. Whoever opens the link now is told that there is nothing any more.",
  "share.forgotten": "Taken off the list; the weights stay, for only who uploaded them first can delete them.",

  "share.files": "Files",
  "share.save.pytorch": "Weights for PyTorch",
  "share.save.pytorch.help":
    "safetensors with PyTorch’s names and layouts: load_state_dict takes it as it is. This page opens it too.",
  "share.save.model": "model.py for PyTorch",
  "share.save.model.help":
    "A short program that builds exactly this network in PyTorch, loads the weights saved beside it and checks one reconstruction. It needs PyTorch and nothing else.",
  "share.save.keras": "Weights for Keras",
  "share.save.keras.help":
    "safetensors with Keras’s layouts, in the order of get_weights: set_weights takes it as it is. This page opens it too.",
  "share.save.onnx": "ONNX model",
  "share.save.onnx.help": "The whole network, for any ONNX runtime: pixels in, the restored digit and the code out.",
  "share.save.png": "Picture of the results",
  "share.save.png.help":
    "A PNG with test digits, their noisy and restored versions, the difference, your drawing, the settings and the score.",
  "share.save.gif": "Clip (GIF)",
  "share.save.gif.help":
    "An animated picture of the training: what your network made of your drawing, from the first step to the last.",
  "share.clipEpoch": "epoch {epoch}",
  "share.open": "Open weights …",
  "share.filesNote": "Or drop a .safetensors file anywhere on the page.",
  "share.saved": "Saved as {name}.",
  "share.savedTorch":
    "Saved as {name}. model.py, the button beside it, builds this network in PyTorch, loads the file and checks it.",
  "share.padding":
    "In PyTorch, zeros around each convolution (left, right, top, bottom): {layers}. Of a transposed one, that much is cut off.",
  "share.ceilMode": "PyTorch’s MaxPool2d needs ceil_mode=True.",
  "share.kerasPool":
    "Keras’s pooling with padding=“same” makes another network: here windows stick out below and to the right only, there on both sides.",
  "share.leaky": "LeakyReLU has the slope 0.01; Keras’s default is another.",

  "share.openedTitle": "What was opened",
  "share.openedSay": "Opened: a network of {parameters} parameters. It answers now.",
  "share.fetching": "Fetching the weights that the link names …",
  "share.reading": "Reading the weights in the link …",
  "share.fetchingFrom": "Fetching weights from {host} …",
  "share.fromHere": "From a link to this site:",
  "share.fromHost": "From {host}, not from this site:",
  "share.fromText": "From the link itself, rounded to {bits} bits:",
  "share.offBy": "(no pixel of 500 test digits moved by more than {off})",
  "share.fromFile": "From the file {name}:",
  "share.askTitle": "This link brings weights from {host}, which is not this site.",
  "share.ask":
    "It is a file of whoever runs that host: {address}. Nothing has been fetched yet. It is read as numbers alone and cannot run anything.",
  "share.cancel": "Cancel",
  "share.looking": "Looking at the file …",
  "share.use": "Fetch and use it",
  "share.leave": "Leave it",
  "share.trainOn": "Train on from here",
  "share.model": "{layers}, {parameters} parameters, a code of {code} numbers.",
  "share.assumedLayers":
    "The file does not say which layers it holds. Its tensors ({names}) fit {layers}; that is assumed, with ReLU inside and a sigmoid at the end.",
  "share.assumedConv": "Convolutions are taken with stride 1, and without pooling or up-sampling between them.",
  "share.assumedNames":
    "Its tensors have names of their own ({names}); they were taken in the one order in which their shapes fit.",
  "share.trained": "Trained, as its notes say: {how}.",
  "share.untrained": "Not trained yet; its weights are those of seed {seed}.",
  "share.noNotes": "It does not say how it was trained.",
  "share.steps": "{steps} steps",
  "share.oneStep": "1 step",
  "share.added": "then {steps} more",
  "share.onlyAdded": "It does not say how it was trained at first; {steps} were added.",
  "share.epochs": "{epochs} epochs",
  "share.oneEpoch": "1 epoch",
  "share.data": "on {data}",
  "share.note.batch": "batch",
  "share.note.optimizer": "optimizer",
  "share.note.rate": "rate",
  "share.note.loss": "loss",
  "share.note.seed": "seed",
  "share.noise": "noise {noise} ({kind})",
  "share.measuring": "Measuring it on the test digits …",
  "share.measured": "Measured here, on all {images} test digits{noise}: MSE {mse}, PSNR {psnr}.",
  "share.claimedSame": "Its notes say the same.",
  "share.claimed": "It claims {mse}, with noise {noise}.",
  "share.unmeasured": "It could not be measured: {problem}",

  "share.shapeIgnored": "{label} comes with the weights",
  "share.overtaken": "The weights were not opened, since a training has begun meanwhile. Open them again to have them.",
  "share.bad": "These weights cannot be used: {problem}",

  "share.pictureUnscored": "The digits below: {noise}. Not measured on the whole test set since its last step.",
  "share.noNoise": "no noise",
  "share.pictureDrawing": "From {before} to {after}",
  "share.pictureScale":
    "Difference: orange where there is too much ink, blue where there is too little. PSNR under each digit.",
  "share.assumedSame": "Zeros around each image keep its size.",
  "share.assumedValid": "There are no zeros around the images, so they get smaller.",
  "share.assumedEven":
    "Where a filter has an even side, one more row of zeros stands below, and one more column at the right.",
  "share.assumedBiases": "It has no biases for some layers; they were taken to be 0.",
};
