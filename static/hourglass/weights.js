// Where each layer's weights lie in the flat parameters, and pictures of them. The layout is that of
// nn/network.go: layer after layer, weights before biases; a tied layer has none but its biases.

import { hasWeights } from "./layers.js";

/** @typedef {import("./layers.js").Layer} Layer */
/** @typedef {{ height: number, width: number, channels: number, size: number }} Shape */

/**
 * @typedef {object} Weights of one layer
 * @property {"dense" | "conv" | "transposed"} kind
 * @property {number} at where the weights begin; for a tied layer those of its mirror
 * @property {boolean} tied they are to be read transposed
 * @property {number} inputs dense: numbers that come in; else: channels
 * @property {number} outputs dense: units; else: filters
 * @property {number} side of the filter; 1 for a dense layer
 * @property {number} biases where they begin
 */

/** @param {string} text as in 64 or 28x28x32 @returns {Shape} */
export function parseShape(text) {
  const numbers = text.split("x").map(Number);
  const [height, width, channels] = numbers.length === 3 ? numbers : [1, 1, numbers[0]];
  return { height, width, channels, size: height * width * channels };
}

/**
 * @param {Layer[]} layers
 * @param {Shape} input
 * @param {Shape[]} shapes what each layer puts out
 * @returns {{ all: Array<Weights | undefined>, total: number }} undefined: a layer without weights
 */
export function weightsOf(layers, input, shapes) {
  let total = 0;
  /** @type {Array<Weights | undefined>} */
  const all = [];
  layers.forEach((layer, i) => {
    if (!hasWeights(layer)) return all.push(undefined);
    const from = i ? shapes[i - 1] : input;
    const dense = layer.kind === "dense";
    const inputs = dense ? from.size : from.channels;
    const side = dense ? 1 : (layer.filter ?? 3);
    const tied = Boolean(layer.tied);
    const at = tied ? (all[layers.length - 1 - i]?.at ?? 0) : total;
    if (!tied) total += side * side * inputs * layer.size;
    all.push({
      kind: /** @type {Weights["kind"]} */ (layer.kind),
      at,
      tied,
      inputs,
      outputs: layer.size,
      side,
      biases: total,
    });
    return (total += layer.size);
  });
  return { all, total };
}

/** The weights into one unit of a dense layer. @param {Float32Array} parameters @param {Weights} weights @param {number} unit */
export function incoming(parameters, { at, tied, inputs, outputs }, unit) {
  return Float32Array.from(
    { length: inputs },
    (_, i) => parameters[at + (tied ? unit * inputs + i : i * outputs + unit)],
  );
}

/** The weights out of one input of a dense layer. @param {Float32Array} parameters @param {Weights} weights @param {number} input */
export function outgoing(parameters, { at, tied, inputs, outputs }, input) {
  return Float32Array.from(
    { length: outputs },
    (_, o) => parameters[at + (tied ? o * inputs + input : input * outputs + o)],
  );
}

/**
 * What a filter has for each channel that comes in.
 * @param {Float32Array} parameters
 * @param {Weights} weights of a convolution
 * @param {number} filter
 * @returns {Float32Array[]} (side, side) each
 */
export function kernels(parameters, { kind, at, inputs, outputs, side }, filter) {
  const where =
    kind === "conv"
      ? (/** @type {number} */ position, /** @type {number} */ channel) =>
          (position * inputs + channel) * outputs + filter
      : (/** @type {number} */ position, /** @type {number} */ channel) =>
          (position * outputs + filter) * inputs + channel;
  return Array.from({ length: inputs }, (_, channel) =>
    Float32Array.from({ length: side * side }, (_, position) => parameters[at + where(position, channel)]),
  );
}
