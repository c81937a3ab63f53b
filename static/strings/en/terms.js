// English: the terms that the page explains, each in one sentence. They come after the others (learn in strings.js).

export default {
  "terms.all": "All words",
  "terms.title": "Words",
  "terms.lead":
    "Wherever one of these words is underlined with dots, you can point at it, tap it or press Enter on it.",

  "terms.group.machine": "The network",
  "terms.group.layers": "Kinds of layers",
  "terms.group.data": "The images",
  "terms.group.training": "How it learns",
  "terms.group.measure": "How good it is",

  "terms.autoencoder": "Autoencoder",
  "terms.autoencoder.text":
    "A network that squeezes an image into a few numbers, and learns to rebuild the image from these numbers alone.",
  "terms.network": "Neural network",
  "terms.network.text":
    "Many simple calculations, layer after layer, whose numbers nobody wrote down: they were learned from examples.",
  "terms.layer": "Layer",
  "terms.layer.text": "One stage of the network: numbers go in, are calculated with, and go on to the next layer.",
  "terms.encoder": "Encoder",
  "terms.encoder.text": "The first half of an autoencoder: it turns the image into the code.",
  "terms.code": "Code",
  "terms.code.text":
    "The few numbers in the middle of an autoencoder: they are all that its second half gets to know about the image.",
  "terms.bottleneck": "Bottleneck",
  "terms.bottleneck.text":
    "The narrowest place in the network: not everything fits through it, so the network must learn what matters most.",
  "terms.decoder": "Decoder",
  "terms.decoder.text": "The second half of an autoencoder: it turns the code back into an image.",
  "terms.parameter": "Parameter",
  "terms.parameter.text":
    "A number inside the network that training changes; most are weights, which say how much one value counts for another.",

  "terms.dense": "Dense layer",
  "terms.dense.text": "Every value that comes out depends on every value that goes in, each with a weight of its own.",
  "terms.conv": "Convolution",
  "terms.conv.text":
    "A small filter slides over the image and notes, place by place, how well the piece under it fits; a layer has several.",
  "terms.pool": "Pooling",
  "terms.pool.text": "Makes an image smaller: of each small block, such as 2 by 2, only the largest value is kept.",
  "terms.up": "Up-sampling",
  "terms.up.text": "Makes an image larger: each value is repeated, so that it fills a small block, such as 2 by 2.",
  "terms.transposed": "Transposed convolution",
  "terms.transposed.text":
    "A convolution turned around: each value puts its own copy of a small filter into the image, and the copies add up.",
  "terms.reshape": "Reshape",
  "terms.reshape.text": "The same numbers in another order, such as 128 in a row that become 8 small images of 4 by 4.",
  "terms.dropout": "Dropout",
  "terms.dropout.text":
    "In training, some values are set to 0 by chance, so that the network does not rely on any single one.",
  "terms.activation": "Activation",
  "terms.activation.text":
    "A simple curve that bends each value of a layer; without such curves, many layers could do no more than one.",
  "terms.relu": "ReLU",
  "terms.relu.text": "An activation: whatever is below 0 becomes 0, and all the rest stays as it is.",
  "terms.sigmoid": "Sigmoid",
  "terms.sigmoid.text":
    "An activation that brings every number between 0 and 1, as pixels need it: 0 is paper and 1 is ink.",

  "terms.mnist": "MNIST",
  "terms.mnist.text":
    "70,000 handwritten digits of 28 by 28 pixels, known to everyone in the field: 60,000 to learn from, 10,000 to test on.",
  "terms.trainingDigits": "Training digits",
  "terms.trainingDigits.text":
    "The digits that the network learns from; being good at these alone proves little, because it may know them by heart.",
  "terms.testDigits": "Test digits",
  "terms.testDigits.text":
    "Digits that the network never learns from: they show whether it also copes with what it has not seen before.",
  "terms.validation": "Validation",
  "terms.validation.text":
    "Some training digits are held back to compare settings with, so that the test digits stay unused until the end.",
  "terms.noise": "Noise",
  "terms.noise.text":
    "Chance errors in the pixels: a denoising network gets to see the noisy digit and must give back the clean one.",
  "terms.noiseKind": "Kinds of noise",
  "terms.noiseKind.text":
    "Gaussian noise changes every pixel a little, salt and pepper makes some black or white, and a missing square hides a piece.",

  "terms.training": "Training",
  "terms.training.text":
    "The network tries, its error is measured, and every parameter is moved a little to make it smaller, thousands of times.",
  "terms.epoch": "Epoch",
  "terms.epoch.text": "One round through all training digits: after it, the network has seen each of them once more.",
  "terms.batch": "Batch",
  "terms.batch.text": "A small group of training digits that the network looks at together before it takes one step.",
  "terms.step": "Step",
  "terms.step.text": "One small change of all parameters at once, made after looking at one batch.",
  "terms.gradient": "Gradient",
  "terms.gradient.text":
    "Says for each parameter how fast the loss rises if it is moved; training goes the other way, downhill.",
  "terms.optimizer": "Optimizer",
  "terms.optimizer.text":
    "The rule that makes a step out of the gradient; Adam, for example, chooses the length for each parameter by itself.",
  "terms.rate": "Learning rate",
  "terms.rate.text":
    "How long the steps are: with short ones the training takes ages, with long ones it jumps past its goal.",
  "terms.schedule": "Schedule",
  "terms.schedule.text":
    "How the learning rate changes over time: it stays as it is, or becomes smaller until the last epoch, along a cosine.",
  "terms.seed": "Seed",
  "terms.seed.text":
    "The number that all chance starts from: who uses the same seed and settings gets exactly the same training.",
  "terms.decay": "Weight decay",
  "terms.decay.text": "With every step all weights shrink a little towards 0, so that none is large without a reason.",
  "terms.sparsity": "Sparsity",
  "terms.sparsity.text":
    "A sparse code has few numbers other than 0; a penalty on all others teaches the network to manage with few.",

  "terms.loss": "Loss",
  "terms.loss.text": "One number for how wrong the outputs of the network are: training makes it smaller.",
  "terms.mse": "Mean squared error (MSE)",
  "terms.mse.text":
    "The difference at each pixel, multiplied by itself, then the mean over all pixels: 0 is a perfect copy.",
  "terms.psnr": "PSNR in decibels (dB)",
  "terms.psnr.text":
    "How like two images are, the more the better: with every 10 dB more, the mean squared error is ten times smaller.",
  "terms.overfitting": "Overfitting",
  "terms.overfitting.text":
    "The network learns its training digits by heart: their loss still falls, while the loss of other digits rises again.",
  "terms.pca": "Principal components (PCA)",
  "terms.pca.text":
    "Rebuilds each image as a sum of fixed patterns, as well as such a sum can; an autoencoder may bend, and so do better.",
};
