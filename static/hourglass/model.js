// The model shown, as the hourglass shows it.

import { fixed } from "../ui/numbers.js";
import { hasWeights, isVector } from "../engine/model.js";
import { local, t, tDynamic } from "../strings/strings.js";
import { sizeOf } from "./layerlist.js";

/** @typedef {import("../engine/model.js").Layer} Layer */
/** @typedef {import("../engine/model.js").Shape} Shape */
/** @typedef {import("./layerlist.js").Word} Word */
/** @typedef {import("./layout.js").Drawn} Drawn */

/**
 * @typedef {object} Model
 * @property {string} text its list of layers
 * @property {Shape} input
 * @property {Layer[]} layers
 * @property {number} code index of the layer whose output is the code
 * @property {number} parameters
 * @property {Drawn[]} drawn from left to right; the input first
 * @property {number[]} offsets of each layer's output among all activations
 * @property {boolean[]} signed whether a layer's output may be below 0
 */

/** @type {Shape} */
const image = { height: 28, width: 28, channels: 1, size: 784 };

/** @param {import("../engine/model.js").Model} description @returns {Model} */
export function modelOf({ layers: text, parameters, spec: { input, layers, code: encoder } }) {
  const code = encoder - 1;
  const last = layers.length - 1;
  let offset = 0;
  const offsets = layers.map(({ out }) => (offset += out.size) - out.size);
  let below = false;
  const signed = layers.map((layer) => {
    if (hasWeights(layer)) below = ["linear", "tanh", "leaky"].includes(layer.activation);
    return below;
  });
  /** @type {Drawn[]} */
  const drawn = [{ index: -1, form: "picture", shape: image }];
  layers.forEach((layer, index) => {
    const shape = layer.out;
    if (index === last) drawn.push({ index, form: "picture", shape: image });
    else if (!hasWeights(layer) && index !== code) drawn.push({ index, form: "mark", shape });
    // What becomes an image in the next step is shown as one.
    else if (layers[index + 1].kind === "reshape" && layer.kind === "dense")
      drawn.push({ index, form: "maps", shape: layers[index + 1].out });
    else drawn.push({ index, form: isVector(shape) ? "cells" : "maps", shape });
  });
  return { text, input, layers, code, parameters, drawn, offsets, signed };
}

/** A layer's kind in one word. @param {Model} model @param {number} index -1: the input */
export function kindName({ layers, code }, index) {
  if (index < 0) return t("hourglass.input");
  if (index === layers.length - 1) return t("hourglass.output");
  return index === code ? t("hourglass.code") : tDynamic(`hourglass.kind.${layers[index].kind}`);
}

/** What one of a layer's maps is called. @param {Model} model @param {number} index */
export function mapNoun({ layers }, index) {
  const { kind } = layers[index];
  return t(kind === "conv" || kind === "transposed" ? "hourglass.filter" : "hourglass.channel");
}

/** What a layer is, in full. @param {Word} layer */
export function describeLayer(layer) {
  const { kind, size = 3, stride = 1, valid, tied, rate = 0, out } = layer;
  const options = [
    stride > 1 ? t("hourglass.stride", { stride }) : "",
    valid ? t("hourglass.valid") : "",
    tied ? t("hourglass.tied") : "",
  ].filter(Boolean);
  const words = {
    size: kind === "dropout" ? Math.round(100 * rate) : sizeOf(layer),
    filter: size,
    height: out?.height ?? 1,
    width: out?.width ?? 1,
  };
  return [tDynamicWith(`hourglass.layer.${kind}`, words), ...options].join(", ");
}

/** @param {string} key @param {Record<string, string | number>} values */
const tDynamicWith = (key, values) => t(/** @type {any} */ (key), values);

/** @param {Shape} shape */
export const shapeText = ({ height, width, channels }) =>
  height * width > 1 ? `${height} × ${width} × ${channels}` : String(channels);

/**
 * Place and kind of a layer, as in "Layer 2 of 5, the code: dense, 64 units".
 * @param {Model} model
 * @param {number} index
 */
export function fullName(model, index) {
  const { layers, code } = model;
  if (index < 0) return t("hourglass.theInput");
  const place = t(
    index === code ? "hourglass.placeCode" : index === layers.length - 1 ? "hourglass.placeOutput" : "hourglass.place",
    { number: index + 1, layers: layers.length },
  );
  return `${place}: ${describeLayer(layers[index])}`;
}

/** A number as it stands in the read-out. @param {number} value */
export function figure(value) {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const digits =
    size >= 1000 || (size && size < 0.001)
      ? local(value.toPrecision(3))
      : fixed(value, size >= 100 ? 1 : size >= 10 ? 2 : 3);
  return digits.replace("-", "−");
}
