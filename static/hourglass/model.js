// The model shown, as the hourglass shows it.

import { fixed } from "../ui/numbers.js";
import { layerSummary } from "../engine/program.js";
import { local, t, tDynamic } from "../strings/strings.js";
import { codeOf, hasWeights, parseList } from "./layers.js";
import { parseShape, weightsOf } from "./weights.js";

/** @typedef {import("./layers.js").Layer} Layer */
/** @typedef {import("./layout.js").Drawn} Drawn */
/** @typedef {import("./weights.js").Shape} Shape */
/** @typedef {import("./weights.js").Weights} Weights */

/**
 * @typedef {object} Model
 * @property {string} text its list of layers
 * @property {import("./layers.js").List} list
 * @property {Shape} input
 * @property {Shape[]} shapes what each layer puts out
 * @property {number} code index of the layer whose output is the code
 * @property {number} parameters
 * @property {Drawn[]} drawn from left to right; the input first
 * @property {Array<Weights | undefined>} weights
 * @property {number[]} offsets of each layer's output among all activations
 * @property {boolean[]} signed whether a layer's output may be below 0
 */

/** @param {Record<string, string>} description as Program.describe gives it @returns {Model} */
export function modelOf(description) {
  const list = parseList(description.layers);
  const summary = layerSummary(description);
  const shapes = summary.map(({ output }) => parseShape(output));
  const input = parseShape(list.input);
  const code = codeOf(
    list,
    shapes.map(({ size }) => size),
  );
  let offset = 0;
  const offsets = shapes.map(({ size }) => (offset += size) - size);
  let below = false;
  const signed = summary.map(({ layer }, i) => {
    if (hasWeights(list.layers[i])) below = /:(linear|tanh|leaky)$/.test(layer);
    return below;
  });
  const image = parseShape("28x28x1");
  /** @type {Drawn[]} */
  const drawn = [{ index: -1, form: "picture", shape: image }];
  list.layers.forEach((layer, index) => {
    const shape = shapes[index];
    if (index === list.layers.length - 1) drawn.push({ index, form: "picture", shape: image });
    else if (!hasWeights(layer) && index !== code) drawn.push({ index, form: "mark", shape });
    // What becomes an image in the next step is shown as one.
    else if (list.layers[index + 1].kind === "reshape" && layer.kind === "dense")
      drawn.push({ index, form: "maps", shape: shapes[index + 1] });
    else drawn.push({ index, form: shape.height * shape.width > 1 ? "maps" : "cells", shape });
  });
  const { all: weights } = weightsOf(list.layers, input, shapes);
  return {
    text: description.layers,
    list,
    input,
    shapes,
    code,
    parameters: Number(description.parameters),
    drawn,
    weights,
    offsets,
    signed,
  };
}

/** A layer's kind in one word. @param {Model} model @param {number} index -1: the input */
export function kindName({ list, code }, index) {
  if (index < 0) return t("hourglass.input");
  if (index === list.layers.length - 1) return t("hourglass.output");
  return index === code ? t("hourglass.code") : tDynamic(`hourglass.kind.${list.layers[index].kind}`);
}

/** What one of a layer's maps is called. @param {Model} model @param {number} index */
export function mapNoun({ list }, index) {
  const { kind } = list.layers[index];
  return t(kind === "conv" || kind === "transposed" ? "hourglass.filter" : "hourglass.channel");
}

/** What a layer is, in full. @param {Layer} layer */
export function describeLayer({ kind, size, filter = 3, stride = 1, valid, tied, side }) {
  const options = [
    stride > 1 ? t("hourglass.stride", { stride }) : "",
    valid ? t("hourglass.valid") : "",
    tied ? t("hourglass.tied") : "",
  ].filter(Boolean);
  const words = {
    size: kind === "dropout" ? Math.round(100 * size) : size,
    filter,
    height: side?.[0] ?? 1,
    width: side?.[1] ?? 1,
  };
  return [tDynamicWith(`hourglass.layer.${kind}`, words), ...options].join(", ");
}

/** @param {string} key @param {Record<string, string | number>} values */
const tDynamicWith = (key, values) => t(/** @type {any} */ (key), values);

/** @param {Shape} shape */
export const shapeText = ({ height, width, channels }) =>
  height * width > 1 ? `${height} × ${width} × ${channels}` : String(channels);

/** Place and kind of a layer, as in "Layer 2 of 5, the code: dense, 64 units". @param {Model} model @param {number} index */
export function fullName(model, index) {
  const { list, code } = model;
  if (index < 0) return t("hourglass.theInput");
  const place = t(
    index === code
      ? "hourglass.placeCode"
      : index === list.layers.length - 1
        ? "hourglass.placeOutput"
        : "hourglass.place",
    { number: index + 1, layers: list.layers.length },
  );
  return `${place}: ${describeLayer(list.layers[index])}`;
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
