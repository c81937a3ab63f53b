// The terms that the page explains, in the order of the glossary. The words of each are terms.NAME and
// terms.NAME.text, its picture stands in pictures.js.

/** By what they are of: terms.group.NAME. @type {Record<string, string[]>} */
export const groups = {
  machine: ["autoencoder", "network", "layer", "encoder", "code", "bottleneck", "decoder", "parameter"],
  layers: ["dense", "conv", "pool", "up", "transposed", "reshape", "dropout", "activation", "relu", "sigmoid"],
  data: ["mnist", "trainingDigits", "testDigits", "validation", "noise", "noiseKind"],
  training: [
    "training",
    "epoch",
    "batch",
    "step",
    "gradient",
    "optimizer",
    "rate",
    "schedule",
    "seed",
    "decay",
    "sparsity",
  ],
  measure: ["loss", "mse", "psnr", "overfitting", "pca"],
};

export const terms = Object.values(groups).flat();
