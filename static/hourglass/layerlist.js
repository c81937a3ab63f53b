// Edits of a layer list: what it becomes when a layer is resized, removed or added. The program parses lists
// (nn/spec_parse.go) and gives the layers that an edit starts from. It also decides whether a list can be a
// network, so an edit returns several lists to try in turn; the first keeps encoder and decoder alike.

import { hasWeights, isVector, shapeWord } from "../engine/model.js";

/** @typedef {import("../engine/model.js").Kind} Kind */
/** @typedef {import("../engine/model.js").Layer} Layer */
/** @typedef {import("../engine/model.js").Shape} Shape */

/**
 * One word of a list. What is left out is as the program has it; out is a reshape's own.
 * @typedef {Pick<Layer, "kind"> & Partial<Pick<Layer, "units" | "size" | "stride" | "valid" | "tied" | "rate"
 *   | "activation" | "marked" | "out">>} Word
 */

/** @typedef {{ input: Shape, layers: Word[] }} List */

/** @param {{ input: Shape, layers: Layer[] }} spec @returns {List} */
export const listOf = ({ input, layers }) => ({
  input,
  layers: layers.map(({ kind, units, size, stride, valid, tied, rate, activation, marked, out }, i) => ({
    kind,
    units,
    size,
    stride,
    valid,
    tied,
    rate,
    marked,
    ...(hasWeights({ kind }) && (activation !== "relu" || i === layers.length - 1) && { activation }),
    ...(kind === "reshape" && { out }),
  })),
});

/** @param {Word} layer @returns {string} its word */
export function formatWord({ kind, units, size, stride, valid, tied, rate, out, activation, marked }) {
  const option = (/** @type {string} */ name, /** @type {number | undefined} */ value, /** @type {number} */ usual) =>
    (value ?? usual) === usual ? "" : `${name}${value}`;
  const body = {
    dense: () => `${units}${tied ? "~" : ""}`,
    conv: () => `c${units}${option("k", size, 3)}${option("s", stride, 1)}${valid ? "v" : ""}`,
    transposed: () => `t${units}${option("k", size, 3)}${option("s", stride, 2)}`,
    pool: () => `mp${option("", size, 2)}`,
    up: () => `up${option("", size, 2)}`,
    reshape: () => `${out?.height}x${out?.width}x${out?.channels}`,
    dropout: () => `drop${rate}`,
  }[kind]();
  return `${body}${activation ? `:${activation}` : ""}${marked ? "*" : ""}`;
}

/** @param {List} list */
export const formatList = ({ input, layers }) => [shapeWord(input), ...layers.map(formatWord)].join("-");

/**
 * What there is to resize: units, filters, the factor, the channels of a reshape, or the part that drops out.
 * @param {Word} layer
 */
export function sizeOf({ kind, units = 0, size = 0, rate = 0, out }) {
  if (kind === "reshape") return out?.channels ?? 0;
  if (kind === "dropout") return rate;
  return hasWeights({ kind }) ? units : size;
}

/** @param {Word} layer @param {number} size @returns {Partial<Word>} the properties that change */
export function withSize({ kind, out }, size) {
  if (kind === "reshape") return { out: shapeOf(out?.height ?? 1, out?.width ?? 1, size) };
  if (kind === "dropout") return { rate: size };
  return hasWeights({ kind }) ? { units: size } : { size };
}

/** @param {number} height @param {number} width @param {number} channels @returns {Shape} */
export const shapeOf = (height, width, channels) => ({ height, width, channels, size: height * width * channels });

/**
 * The layer that a position in a list's text lies in; -1 for the input.
 * @param {string} text
 * @param {number} position from 0
 */
export const layerAt = (text, position) => text.slice(0, position).split("-").length - 2;

// The sizes that the buttons go through: each whole number at first, then in steps that make a difference.
const ladder = [
  1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 320, 384, 512, 640, 784, 1024,
  1536, 2048, 4096,
];

/** @param {number} size @param {1 | -1} direction @returns {number} the next size in that direction */
export function nextSize(size, direction) {
  const further = direction > 0 ? ladder.find((step) => step > size) : ladder.findLast((step) => step < size);
  return further ?? size;
}

/** The step of the ladder that is nearest, in proportion. @param {number} size */
export const roundSize = (size) =>
  ladder.reduce((best, step) => (Math.abs(Math.log(step / size)) < Math.abs(Math.log(best / size)) ? step : best));

// The two halves. A step is a layer, or a dense one with the reshape that makes an image of it;
// after step j there is state j, and state 0 is the input. In a list that is symmetric, state j has as
// many channels as state n-j, and step j does the opposite of step n+1-j.

/** @typedef {{ kind: Kind, at: number, length: number, channels: number, size: number }} Step */

/** @param {List} list @returns {Step[]} */
function stepsOf({ input, layers }) {
  let channels = inputChannels(input, layers[0]);
  /** @type {Step[]} */
  const steps = [];
  for (let at = 0; at < layers.length; at++) {
    const length = pairAt(layers, at) ? 2 : 1;
    const last = layers[at + length - 1];
    if (hasWeights(last) || last.kind === "reshape") channels = sizeOf(last);
    steps.push({ kind: layers[at].kind, at, length, channels, size: sizeOf(layers[at]) });
    at += length - 1;
  }
  return steps;
}

/** @param {Shape} input @param {Word} first */
const inputChannels = (input, { kind }) =>
  isVector(input) && (kind === "conv" || kind === "transposed") ? 1 : input.channels;

/** Whether a dense layer and its reshape stand there. @param {Word[]} layers @param {number} at */
const pairAt = (layers, at) => layers[at]?.kind === "dense" && layers[at + 1]?.kind === "reshape";

/** @type {Record<Kind, Kind[]>} */
const opposites = {
  dense: ["dense"],
  conv: ["conv", "transposed"],
  transposed: ["conv", "transposed"],
  pool: ["up"],
  up: ["pool"],
  reshape: ["reshape"],
  dropout: ["dropout"],
};

/** Whether the decoder mirrors the encoder. @param {List} list */
export function symmetric(list) {
  const steps = stepsOf(list);
  const channels = [inputChannels(list.input, list.layers[0]), ...steps.map((step) => step.channels)];
  return steps.every((step, i) => {
    const other = steps[steps.length - 1 - i];
    const fits = opposites[step.kind].includes(other.kind) && (hasWeights(step) || step.size === other.size);
    return fits && channels[i] === channels[channels.length - 1 - i];
  });
}

/** The step that a layer belongs to. @param {Step[]} steps @param {number} layer */
const stepOf = (steps, layer) => steps.findIndex(({ at, length }) => layer < at + length);

/**
 * The step that decides how many channels there are after step j; -1: the input.
 * @param {Step[]} steps
 * @param {number} state
 */
const owner = (steps, state) =>
  steps.slice(0, state).findLastIndex((step) => hasWeights(step) || step.kind === "reshape");

/** @param {List} list @param {number} index @param {Partial<Word>} change @returns {List} */
export function withLayer({ input, layers }, index, change) {
  return { input, layers: layers.map((layer, i) => (i === index ? { ...layer, ...change } : layer)) };
}

/**
 * One layer with another size, and with it the reshape that it belongs to.
 * @param {List} list
 * @param {number} index
 * @param {number} size
 * @returns {List}
 */
function resizeOne(list, index, size) {
  const { layers } = list;
  const pair = pairAt(layers, index) ? index : pairAt(layers, index - 1) ? index - 1 : -1;
  if (pair < 0) return withLayer(list, index, withSize(layers[index], size));
  const { height, width } = layers[pair + 1].out ?? shapeOf(1, 1, 1);
  const channels = index === pair ? Math.max(1, Math.round(size / (height * width))) : size;
  const out = shapeOf(height, width, channels);
  return withLayer(withLayer(list, pair, { units: out.size }), pair + 1, { out });
}

/** The same for a step, by its channels. @param {List} list @param {Step} step @param {number} channels */
const resizeStep = (list, step, channels) => resizeOne(list, step.at + step.length - 1, channels);

/** @param {List[]} lists @returns {List[]} without those that an earlier one equals */
function different(lists) {
  const seen = new Set();
  return lists.filter((list) => {
    const text = formatList(list);
    return !seen.has(text) && seen.add(text);
  });
}

/**
 * A layer of another size.
 * @param {List} list
 * @param {number} index
 * @param {number} size
 * @param {boolean} mirror whether a symmetric list stays so
 * @returns {List[]}
 */
export function resized(list, index, size, mirror) {
  const alone = resizeOne(list, index, size);
  if (!mirror || !symmetric(list)) return [alone];
  const steps = stepsOf(list);
  const at = stepOf(steps, index);
  const n = steps.length;
  if (!hasWeights(steps[at]) && steps[at].kind !== "reshape")
    return different([resizeStep(alone, steps[n - 1 - at], size), alone]);
  // The mirrors of the states that this step decides are decided by other steps.
  const { channels } = stepsOf(alone)[at];
  let both = alone;
  for (let state = at + 1; state <= n && owner(steps, state) === at; state++) {
    const other = owner(steps, n - state);
    if (other >= 0 && other !== at) both = resizeStep(both, steps[other], channels);
  }
  return different([both, alone]);
}

/**
 * Without a layer.
 * @param {List} list
 * @param {number} index
 * @param {boolean} mirror
 * @returns {List[]}
 */
export function removed(list, index, mirror) {
  const steps = stepsOf(list);
  const at = stepOf(steps, index);
  const without = (/** @type {number[]} */ some) => {
    const gone = new Set(
      some
        .filter((i) => i >= 0 && i < steps.length - 1)
        .flatMap((i) => Array.from({ length: steps[i].length }, (_, k) => steps[i].at + k)),
    );
    return { input: list.input, layers: list.layers.filter((_, i) => !gone.has(i)) };
  };
  const alone = without([at]);
  if (!mirror || !symmetric(list)) return [alone];
  // A step that halves an image is removed with the one that doubles it, any other with the owner of the mirrored
  // state.
  const n = steps.length;
  const opposite = without([at, n - 1 - at]);
  const state = without([at, owner(steps, n - 1 - at)]);
  const scales = !hasWeights(steps[at]) || (list.layers[steps[at].at].stride ?? 1) > 1;
  return different(scales ? [opposite, alone] : [state, opposite, alone]);
}

/**
 * With one more layer.
 * @param {List} list
 * @param {number} gap the new layer stands before the one with this index
 * @param {Word} layer
 * @param {boolean} mirror
 * @returns {List[]}
 */
export function inserted(list, gap, layer, mirror) {
  const put = (/** @type {Array<[number, Word]>} */ some) => {
    const layers = [...list.layers];
    for (const [at, what] of [...some].sort((a, b) => b[0] - a[0])) layers.splice(at, 0, what);
    return { input: list.input, layers };
  };
  const alone = put([[gap, layer]]);
  if (!mirror || !symmetric(list)) return [alone];
  const steps = stepsOf(list);
  const n = steps.length;
  const starts = [...steps.map(({ at }) => at), list.layers.length];
  const at = starts.indexOf(gap);
  if (at < 0) return [alone]; // between a dense layer and its reshape
  /** @type {Word} */
  const other = layer.kind === "pool" || layer.kind === "up" ? { ...layer, kind: opposites[layer.kind][0] } : layer;
  const flat = layer.kind === "dense" || layer.kind === "dropout";
  // A state goes between two states, an operation beside an operation; the output stays last.
  const gaps = (hasWeights(layer) ? [n - 1 - at, n - at] : [n - at, n - 1 - at]).filter(
    (g) => g >= 0 && g < n && (flat || isImage(list, steps, g)),
  );
  const both = gaps
    .filter((g) => g !== at || !hasWeights(layer))
    .map((g) =>
      g === at
        ? putTogether(put, gap, layer, other)
        : put([
            [gap, layer],
            [starts[g], other],
          ]),
    );
  if (gaps[0] === at && hasWeights(layer)) return different([alone, ...both]);
  return different([...both, alone]);
}

/**
 * Whether state j is an image, so that a convolution means something after it.
 * @param {List} list
 * @param {Step[]} steps
 * @param {number} state
 */
function isImage({ input, layers }, steps, state) {
  const last = steps
    .slice(0, state)
    .findLast(({ kind }) => kind === "dense" || kind === "conv" || kind === "transposed" || kind === "reshape");
  if (last) return last.kind !== "dense" || last.length === 2;
  return !isVector(input) || inputChannels(input, layers[0]) === 1;
}

/**
 * In the middle, both in a row.
 * @param {(some: Array<[number, Word]>) => List} put
 * @param {number} gap
 * @param {Word} layer
 * @param {Word} other
 */
const putTogether = (put, gap, layer, other) =>
  put([
    [gap, other],
    [gap, layer],
  ]);
