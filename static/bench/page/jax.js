// jax-js as a contestant, on its WebAssembly backend; Adam is written in its own operations, as it
// comes without.

import { defaultDevice, init, jit, lax, nn, numpy as np, tree, valueAndGrad } from "/peers/@jax-js/jax/dist/index.js";
import { adam, cut } from "./models.js";

/** @typedef {import("./models.js").Model} Model */

/** @type {any} */
let state;
/** @type {any} */
let x;
/** @type {any} */
let update;
let steps = 0;
let first = NaN;

export async function open() {
  await init("wasm");
  defaultDevice("wasm");
}

/** @param {Model} model @param {{ parameters: Float32Array, pixels: Float32Array }} start */
export function begin(model, { parameters, pixels }) {
  const images = pixels.length / 784;
  const layers = cut(model, parameters);
  // Images are (N, C, H, W) here, and filters (O, C, 3, 3).
  x = np.array(pixels).reshape(model.images ? [images, 1, 28, 28] : [images, 784]);
  const weights = layers.flatMap(({ layer, weights, biases }) => {
    if (!weights || !biases || !layer.shape) return [];
    const w = np.array(weights).reshape(layer.shape);
    return layer.kind === "dense"
      ? [w, np.array(biases)]
      : [np.transpose(w, [3, 2, 0, 1]), np.array(biases).reshape([1, -1, 1, 1])];
  });

  // Every use of an array gives it up; ref keeps it for one use more.
  const loss = (/** @type {any[]} */ w, /** @type {any} */ input) => {
    let y = input.ref;
    let at = 0;
    for (const { layer } of layers) {
      if (layer.kind === "pool") {
        const [n, c, h, v] = y.shape;
        y = np.max(y.reshape([n, c, h / 2, 2, v / 2, 2]), [3, 5]);
      } else if (layer.kind === "up") {
        const [n, c, h, v] = y.shape;
        y = np.broadcastTo(y.reshape([n, c, h, 1, v, 1]), [n, c, h, 2, v, 2]).reshape([n, c, 2 * h, 2 * v]);
      } else {
        y = layer.kind === "dense" ? np.matmul(y, w[at]) : lax.conv(y, w[at], [1, 1], "SAME");
        y = y.add(w[at + 1]);
        at += 2;
        y = layer.activation === "relu" ? nn.relu(y) : nn.sigmoid(y);
      }
    }
    return np.mean(np.square(y.sub(input)));
  };
  update = jit((/** @type {any} */ { w, m, v }, /** @type {any} */ input, /** @type {any} */ rate) => {
    const [value, g] = valueAndGrad(loss)(tree.ref(w), input);
    const next = { w: [], m: [], v: [] };
    for (let i = 0; i < w.length; i++) {
      const mi = m[i].mul(adam.beta1).add(g[i].ref.mul(1 - adam.beta1));
      const vi = v[i].mul(adam.beta2).add(np.square(g[i]).mul(1 - adam.beta2));
      const step = rate.ref.mul(mi.ref).div(np.sqrt(vi.ref).add(adam.epsilon));
      /** @type {any[]} */ (next.w).push(w[i].sub(step));
      /** @type {any[]} */ (next.m).push(mi);
      /** @type {any[]} */ (next.v).push(vi);
    }
    rate.dispose();
    return [value, next];
  });
  const zeros = () => weights.map((w) => np.zeros(w.shape));
  state = { w: weights, m: zeros(), v: zeros() };
  steps = 0;
  first = NaN;
}

/** @param {number} milliseconds */
export async function run(milliseconds) {
  const times = [];
  const end = performance.now() + milliseconds;
  do {
    const started = performance.now();
    steps++;
    const rate = (adam.rate * Math.sqrt(1 - adam.beta2 ** steps)) / (1 - adam.beta1 ** steps);
    const [loss, next] = update(state, x.ref, np.array([rate]).reshape([]));
    state = next;
    const [value] = await loss.data();
    times.push(performance.now() - started);
    if (Number.isNaN(first)) first = value;
  } while (performance.now() < end);
  return { first, times };
}
