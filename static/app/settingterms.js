// The settings by name, as words that explain themselves.

import { term } from "../ui/term.js";
import { label } from "./state.js";

/** The term that a setting is about, as in terms/list.js. @type {Record<string, string>} */
export const termOf = {
  data: "mnist",
  model: "autoencoder",
  layers: "layer",
  code: "code",
  noiseKind: "noiseKind",
  noiseRange: "noise",
  seed: "seed",
  epochs: "epoch",
  batch: "batch",
  rate: "rate",
  decay: "decay",
  schedule: "schedule",
  optimizer: "optimizer",
  loss: "loss",
  output: "activation",
  sparsity: "sparsity",
  images: "trainingDigits",
  validation: "validation",
};

/**
 * A setting's name; pressed, it explains itself. A label that it stands in must name its field (for), or it would be
 * the label of this button.
 * @param {import("./state.js").Setting} setting
 */
export const settingName = (setting) =>
  setting.key in termOf ? term(termOf[setting.key], label(setting), `setting.${setting.key}.help`) : label(setting);
