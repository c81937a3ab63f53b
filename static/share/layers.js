// A model's layers as data, from the words in which the program describes them.

/** @typedef {{ h: number, w: number, c: number }} Shape channels last in the program, first in PyTorch's files */

/**
 * @typedef {object} Layer
 * @property {"dense" | "conv" | "transposed" | "pool" | "upsample" | "reshape" | "dropout"} kind
 * @property {string} activation "linear", "relu", "sigmoid", "tanh" or "leaky"
 * @property {Shape} in
 * @property {Shape} out
 * @property {number} size of a filter, or the factor
 * @property {number} stride
 * @property {boolean} valid whether a convolution stays inside its image
 */

/** @param {string} text "28x28x1" or "784" @returns {Shape} */
export function shapeOf(text) {
  const [h, w, c] = text.split("x").map(Number);
  return w === undefined ? { h: 1, w: 1, c: h } : { h, w, c };
}

/** @param {Shape} shape */
export const sizeOf = ({ h, w, c }) => h * w * c;

/** @param {Shape} shape */
export const isVector = ({ h, w }) => h === 1 && w === 1;

/**
 * @param {Record<string, string>} model as configure, loadWeights and describe return it
 * @returns {Layer[]}
 */
export function layersOf({ layers, summary }) {
  let from = shapeOf(layers.split("-")[0]);
  return summary.split(",").map((text) => {
    const [word, shape] = text.split(" ");
    const [body, activation = "linear"] = word.split(":");
    const out = shapeOf(shape);
    const layer = { ...read(body), activation, in: from, out };
    from = out;
    return layer;
  });
}

/** @param {string} word without its activation @returns {Pick<Layer, "kind" | "size" | "stride" | "valid">} */
function read(word) {
  const plain = { size: 0, stride: 1, valid: false };
  const number = (/** @type {RegExp} */ pattern, /** @type {number} */ standard) =>
    Number(word.match(pattern)?.[1] ?? standard);
  if (/^c\d/.test(word))
    return { kind: "conv", size: number(/k(\d+)/, 3), stride: number(/s(\d+)/, 1), valid: word.endsWith("v") };
  if (/^t\d/.test(word))
    return { ...plain, kind: "transposed", size: number(/k(\d+)/, 3), stride: number(/s(\d+)/, 2) };
  if (word.startsWith("mp")) return { ...plain, kind: "pool", size: number(/(\d+)/, 2) };
  if (word.startsWith("up")) return { ...plain, kind: "upsample", size: number(/(\d+)/, 2) };
  if (word.startsWith("drop")) return { ...plain, kind: "dropout" };
  if (word.includes("x")) return { ...plain, kind: "reshape" };
  return { ...plain, kind: "dense" };
}

/** @param {Layer} layer whether it has weights */
export const weighs = ({ kind }) => kind === "dense" || kind === "conv" || kind === "transposed";

/**
 * Zeros around an image, where a filter moves over it with "same" padding: what is odd is below and
 * to the right, as in TensorFlow. Of a transposed convolution: around its output.
 * @param {Layer} layer
 * @returns {[number, number, number, number]} top, left, bottom, right
 */
export function padding({ kind, valid, size, stride, in: from, out }) {
  if (valid) return [0, 0, 0, 0];
  const [image, seen] = kind === "transposed" ? [out, from] : [from, out];
  const high = Math.max((seen.h - 1) * stride + size - image.h, 0);
  const wide = Math.max((seen.w - 1) * stride + size - image.w, 0);
  const [top, left] = [high >> 1, wide >> 1];
  return [top, left, high - top, wide - left];
}

/**
 * How many layers make the code: up to the word that is marked, else up to the narrowest.
 * @param {Record<string, string>} model
 */
export function codeAt(model) {
  const marked = model.layers.split("-").findIndex((word) => word.endsWith("*"));
  if (marked > 0) return marked;
  const sizes = layersOf(model)
    .map(({ out }) => sizeOf(out))
    .slice(0, -1);
  return sizes.indexOf(Math.min(...sizes)) + 1;
}
