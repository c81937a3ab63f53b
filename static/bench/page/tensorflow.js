// TensorFlow.js as a contestant, with its own Adam.

import { adam, cut } from "./models.js";

/** @typedef {import("./models.js").Model} Model */

// Its builds for the browser are scripts that share a global.
const tf = /** @type {any} */ (globalThis).tf;

/** @type {() => any} */
let step;
let first = NaN;

/** @param {"wasm" | "cpu"} backend */
export async function open(backend) {
  if (backend === "wasm") tf.wasm.setWasmPaths("/peers/@tensorflow/tfjs-backend-wasm/dist/");
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js cannot use ${backend}`);
}

/** @param {Model} model @param {{ parameters: Float32Array, pixels: Float32Array }} start */
export function begin(model, { parameters, pixels }) {
  const images = pixels.length / 784;
  const x = tf.tensor(pixels, model.images ? [images, 28, 28, 1] : [images, 784]);
  const layers = cut(model, parameters).map(({ layer, weights, biases }) => ({
    ...layer,
    weights: weights && tf.variable(tf.tensor(weights, layer.shape)),
    biases: biases && tf.variable(tf.tensor(biases)),
  }));
  const forward = () => {
    let y = x;
    for (const { kind, activation, weights, biases } of layers) {
      if (kind === "pool") y = tf.maxPool(y, 2, 2, "same");
      else if (kind === "up") y = tf.image.resizeNearestNeighbor(y, [y.shape[1] * 2, y.shape[2] * 2]);
      else {
        y = tf.add(kind === "dense" ? tf.matMul(y, weights) : tf.conv2d(y, weights, 1, "same"), biases);
        y = activation === "relu" ? tf.relu(y) : tf.sigmoid(y);
      }
    }
    return tf.mean(tf.squaredDifference(y, x));
  };
  const optimizer = tf.train.adam(adam.rate, adam.beta1, adam.beta2, adam.epsilon);
  step = () => optimizer.minimize(forward, true);
  first = NaN;
}

/** @param {number} milliseconds */
export async function run(milliseconds) {
  const times = [];
  const end = performance.now() + milliseconds;
  do {
    const started = performance.now();
    const loss = step();
    const [value] = await loss.data();
    loss.dispose();
    times.push(performance.now() - started);
    if (Number.isNaN(first)) first = value;
  } while (performance.now() < end);
  return { first, times };
}

/**
 * A matrix product, in GFLOP/s.
 * @param {number} m @param {number} k @param {number} n @param {number} calls
 */
export async function product(m, k, n, calls) {
  const a = tf.randomNormal([m, k]);
  const b = tf.randomNormal([k, n]);
  const times = [];
  for (let i = 0; i < calls; i++) {
    const started = performance.now();
    tf.matMul(a, b).dispose();
    times.push(performance.now() - started);
  }
  tf.dispose([a, b]);
  return (2 * m * k * n) / times.sort((x, y) => x - y)[calls >> 1] / 1e6;
}
