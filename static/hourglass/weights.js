// Pictures of weights, from the flat parameters. The layout is that of nn: weights of a dense layer are
// (I, O), filters (k, k, C, O), those of a transposed convolution (k, k, O, C).

/** @typedef {import("../engine/model.js").Layer} Layer */

/**
 * The weights into one unit of a dense layer.
 * @param {Float32Array} parameters
 * @param {Layer} layer
 * @param {number} unit
 */
export function incoming(parameters, { weights, tied, in: from, units }, unit) {
  return Float32Array.from(
    { length: from.size },
    (_, i) => parameters[weights + (tied ? unit * from.size + i : i * units + unit)],
  );
}

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
export function kernels(parameters, { kind, weights, in: { channels }, units, size }, filter) {
  const where =
    kind === "conv"
      ? (/** @type {number} */ position, /** @type {number} */ channel) =>
          (position * channels + channel) * units + filter
      : (/** @type {number} */ position, /** @type {number} */ channel) =>
          (position * units + filter) * channels + channel;
  return Array.from({ length: channels }, (_, channel) =>
    Float32Array.from({ length: size * size }, (_, position) => parameters[weights + where(position, channel)]),
  );
}
