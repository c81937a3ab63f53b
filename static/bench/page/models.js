// The models of the contest, each as data that every contestant builds its own from.

/**
 * @typedef {object} Layer
 * @property {"dense" | "conv" | "pool" | "up"} kind
 * @property {number[]} [shape] of the weights: dense (I, O); conv (3, 3, C, O), same padding
 * @property {"relu" | "sigmoid"} [activation]
 */

/**
 * @typedef {object} Model
 * @property {string} list as the engine reads it
 * @property {boolean} images whether numbers are images (28, 28, 1) between layers
 * @property {Layer[]} layers
 */

/** @param {number[]} sizes @returns {Model} */
function dense(sizes) {
  return {
    list: sizes.join("-"),
    images: false,
    layers: sizes.slice(1).map((size, i) => ({
      kind: "dense",
      shape: [sizes[i], size],
      activation: i === sizes.length - 2 ? "sigmoid" : "relu",
    })),
  };
}

/** @param {number} inputs @param {number} filters @param {"relu" | "sigmoid"} [activation] @returns {Layer} */
const conv = (inputs, filters, activation = "relu") => ({ kind: "conv", shape: [3, 3, inputs, filters], activation });

/** @type {Record<string, Model>} */
export const models = {
  vanilla: dense([784, 64, 784]),
  deep: dense([784, 512, 256, 128, 64, 128, 256, 512, 784]),
  conv32: {
    list: "784-c32-mp-c32-mp-c32-up-c32-up-c1",
    images: true,
    layers: [
      conv(1, 32),
      { kind: "pool" },
      conv(32, 32),
      { kind: "pool" },
      conv(32, 32),
      { kind: "up" },
      conv(32, 32),
      { kind: "up" },
      conv(32, 1, "sigmoid"),
    ],
  },
};

export const batch = 128;

/** Adam with the engine's values. */
export const adam = { rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/**
 * Cuts the engine's flat parameters into those of the layers: weights, then biases.
 * @param {Model} model
 * @param {Float32Array} parameters
 * @returns {Array<{ layer: Layer, weights?: Float32Array, biases?: Float32Array }>}
 */
export function cut(model, parameters) {
  let at = 0;
  const take = (/** @type {number} */ size) => parameters.slice(at, (at += size));
  return model.layers.map((layer) => {
    if (!layer.shape) return { layer };
    const size = layer.shape.reduce((a, b) => a * b);
    return { layer, weights: take(size), biases: take(/** @type {number} */ (layer.shape.at(-1))) };
  });
}
