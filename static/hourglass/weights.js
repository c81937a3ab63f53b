// Weights of one unit, from the flat parameters. The layout is that of nn: weights of a dense layer are
// (I, O), filters (k, k, C, O), those of a transposed convolution (k, k, O, C).

/** @typedef {import("../engine/model.js").Layer} Layer */

/**
 * Where the weights into one unit of a dense layer are.
 * @param {Layer} layer
 * @param {number} unit
 */
const into = ({ weights, tied, in: from, units }, unit) =>
  Array.from({ length: from.size }, (_, i) => weights + (tied ? unit * from.size + i : i * units + unit));

/**
 * Where the weights of one filter are, for each channel that comes in.
 * @param {Layer} layer a convolution
 * @param {number} filter
 */
const ofFilter = ({ kind, weights, in: { channels }, units, size }, filter) =>
  Array.from({ length: channels }, (_, channel) =>
    Array.from(
      { length: size * size },
      (_, at) =>
        weights +
        (kind === "conv" ? (at * channels + channel) * units + filter : (at * units + filter) * channels + channel),
    ),
  );

/**
 * The weights into one unit of a dense layer.
 * @param {Float32Array} parameters
 * @param {Layer} layer
 * @param {number} unit
 */
export const incoming = (parameters, layer, unit) => Float32Array.from(into(layer, unit), (at) => parameters[at]);

/**
 * The weights out of one input of a dense layer.
 * @param {Float32Array} parameters
 * @param {Layer} layer
 * @param {number} input
 */
export function outgoing(parameters, { weights, tied, in: from, units }, input) {
  return Float32Array.from(
    { length: units },
    (_, o) => parameters[weights + (tied ? o * from.size + input : input * units + o)],
  );
}

/**
 * What a filter has for each channel that comes in.
 * @param {Float32Array} parameters
 * @param {Layer} layer a convolution
 * @param {number} filter
 * @returns {Float32Array[]} (size, size) each
 */
export const kernels = (parameters, layer, filter) =>
  ofFilter(layer, filter).map((channel) => Float32Array.from(channel, (at) => parameters[at]));

const silent = -100; // a sigmoid of it is 0, as far as a float32 can tell

/**
 * Sets the weights and the bias of a unit so that it gives 0 for everything.
 * @param {Float32Array} parameters
 * @param {Layer} layer dense, with weights of its own, or a convolution
 * @param {number} unit
 */
export function silence(parameters, layer, unit) {
  const all = layer.kind === "dense" ? into(layer, unit) : ofFilter(layer, unit).flat();
  for (const at of all) parameters[at] = 0;
  parameters[layer.biases + unit] = layer.activation === "sigmoid" ? silent : 0;
}
