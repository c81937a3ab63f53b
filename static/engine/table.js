// The border between JavaScript and the Go program, in one table: each function that the program exports, what it
// takes and what it gives. Methods of Program, requests to a worker and methods of Engine are made from it.

import { Problem } from "../strings/problem.js";
import { schema } from "./schema.js";

/** @typedef {import("./calls.js").Calls} Calls */
/** @typedef {"gaussian" | "saltpepper" | "square"} NoiseKind */
/** @typedef {"pen" | "noise" | "eraser"} Tool */
/** @typedef {[x: number, y: number]} Point */

/** In the order of wasm/pad.go. @type {Tool[]} */
const tools = ["pen", "noise", "eraser"];

const number = (/** @type {number} */ value) => value;

/** Turns an argument of each kind into a number, which the export takes, or into bytes, which go into its memory. */
export const kinds = {
  /** 0: images to train on, 1: images to test on */
  split: number,
  /** the number of an image in its split */
  first: number,
  count: number,
  strength: number,
  seed: number,
  /** 0xRRGGBB */
  color: number,
  /** of a pen, in pixels of what it draws on */
  radius: number,
  tool: (/** @type {Tool} */ tool) => tools.indexOf(tool),
  noiseKind: (/** @type {NoiseKind} */ kind) => schema.noiseKind.options.indexOf(kind),
  settings: (/** @type {Record<string, string | number>} */ settings) => new TextEncoder().encode(lines(settings)),
  points: (/** @type {Point[]} */ points) => new Uint8Array(Float64Array.from(points.flat()).buffer),
  bytes: (/** @type {Uint8Array} */ bytes) => bytes,
  floats: (/** @type {Float32Array | number[]} */ values) => {
    if (Array.isArray(values)) values = Float32Array.from(values);
    if (!(values instanceof Float32Array)) throw new Problem("engine.numbers");
    return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  },
};

// These make a result of what an export has returned and of what it has left in its memory. Arrays are copies.

const nothing = () => {};
const count = (/** @type {Calls} */ _, /** @type {number} */ code) => code;
const flag = (/** @type {Calls} */ _, /** @type {number} */ code) => code === 1;
const bytes = (/** @type {Calls} */ calls) => calls.output();
const floats = (/** @type {Calls} */ calls) => new Float32Array(calls.output().buffer);
const doubles = (/** @type {Calls} */ calls) => new Float64Array(calls.output().buffer);

/** Pixels of n images, then their labels. @param {Calls} calls */
const samples = (calls) => {
  const all = floats(calls);
  const n = all.length / 785;
  return { pixels: all.subarray(0, 784 * n), labels: all.subarray(784 * n) };
};

/** @param {Calls} calls */
const components = (calls) => {
  const all = floats(calls);
  return { mean: all.subarray(0, 784), components: all.subarray(784) };
};

/** @param {Calls} calls */
const position = (calls) => {
  const [step, stepsPerEpoch, seen] = doubles(calls);
  return { step, stepsPerEpoch, seen };
};

/**
 * @typedef {object} Report what is known at a step
 * @property {number} step steps taken so far
 * @property {number} stepsPerEpoch
 * @property {number} seen images, each as often as it was trained on
 * @property {number} loss mean over the steps since the last report
 * @property {number} testLoss on every tenth test image, or on images held out; NaN where not measured
 */

/** @param {Calls} calls @param {number} code @returns {Report | undefined} */
const report = (calls, code) => {
  if (!code) return undefined;
  const [step, stepsPerEpoch, seen, loss, testLoss] = doubles(calls);
  return { step, stepsPerEpoch, seen, loss, testLoss };
};

/** @param {Calls} calls */
const joined = (calls) => {
  const [numbers, most, images, place] = doubles(calls);
  return { numbers, most, images, place };
};

/** @param {Calls} calls @returns {import("./model.js").Model} */
const description = (calls) => JSON.parse(new TextDecoder().decode(calls.output()));

/**
 * @typedef {object} Field where the network's 28x28 pixels lie on the pad, in pixels of its raster
 * @property {number} left
 * @property {number} top
 * @property {number} pixel side of one of the 28
 */

/**
 * @typedef {object} Frame the drawing: 784 pixels each, 0 where nothing is drawn
 * @property {Float32Array} pixels as the network is given it
 * @property {Float32Array} noisy with noise
 * @property {Float32Array} restored
 * @property {Float32Array} smudges what the noise pen has left; below 0: nothing
 * @property {Float32Array} code of noisy; empty where nothing is drawn
 * @property {Field} [field] none where nothing is drawn
 */

/** @param {Calls} calls @returns {Frame} */
const frame = (calls) => {
  const all = floats(calls);
  const [pixels, noisy, restored, smudges] = [0, 1, 2, 3].map((i) => all.subarray(784 * i, 784 * (i + 1)));
  const [left, top, pixel] = all.subarray(4 * 784);
  const code = all.subarray(4 * 784 + 3);
  return { pixels, noisy, restored, smudges, code, field: pixel > 0 ? { left, top, pixel } : undefined };
};

/**
 * takes: kinds of the arguments. At most one is bytes; it is written where the export `at` says, or `input` where none
 * is named. gives: what becomes of the result.
 */
export const table = /** @type {const} */ ({
  /** Makes a new network. After an error the old one is still there. */
  configure: { takes: ["settings"], gives: description },
  /** Changes what can change in the middle of a run. */
  adjust: { takes: ["settings"], gives: nothing },
  /** The model and its settings. */
  describe: { takes: [], gives: description },
  /** What configure would make of settings, without making it; throws what configure would throw. */
  check: { takes: ["settings"], gives: description },

  /** Pixels (n, 784) in [0, 1] as the network restores them: the same shape. */
  reconstruct: { takes: ["floats"], gives: floats },
  /** Codes (n, C) of pixels (n, 784). */
  encode: { takes: ["floats"], gives: floats },
  /** Pixels (n, 784) from codes (n, C). */
  decode: { takes: ["floats"], gives: floats },
  /** What every layer makes of one image (784), layer after layer. */
  activations: { takes: ["floats"], gives: floats },
  /** Pixels (n, 784) spoiled as in training: image i by (seed, i). */
  addNoise: { takes: ["floats", "strength", "seed", "noiseKind"], gives: floats },

  /** All parameters, as they are now. */
  parameters: { takes: [], gives: floats },
  /** Takes over parameters, which are written where the network has its own. */
  setParameters: { takes: ["floats"], at: "parameterMemory", gives: nothing },
  /** The network as safetensors. */
  saveWeights: { takes: [], gives: bytes },
  /** Rewrites a safetensors file, of PyTorch or Keras, in Keras's layouts. The program keeps its own network. */
  kerasWeights: { takes: ["bytes"], gives: bytes },
  /** Takes the network of a safetensors file, of PyTorch or Keras. After an error the old one is still there. */
  loadWeights: { takes: ["bytes"], gives: description },

  /** Makes room for a data set: images to train on, images to test on. */
  beginData: { takes: ["count", "count"], gives: nothing },
  /** Adds the images of an IDX file to a split; the count is how many the manifest says that the file has. */
  addShard: { takes: ["split", "count", "bytes"], gives: nothing },
  /** Takes the labels of a split, an IDX file. */
  addLabels: { takes: ["split", "bytes"], gives: nothing },
  /** Makes up to so many of the built-in digits; gives how many are still missing. */
  makeDigits: { takes: ["split", "count"], gives: count },
  samples: { takes: ["split", "first", "count"], gives: samples },

  /** Takes up to so many steps, but stops at the next report; gives one that is due before the first, too. */
  train: { takes: ["count"], gives: report },
  /** A report on the steps since the last one. */
  progress: { takes: [], gives: report },
  position: { takes: [], gives: position },
  /** All that a run needs to go on, bit for bit. */
  checkpoint: { takes: [], gives: bytes },
  /** Goes on from a checkpoint of the same settings. */
  resumeRun: { takes: ["bytes"], gives: nothing },
  /** Sets the network apart, as it is now, for evaluate. */
  freeze: { takes: [], gives: nothing },
  /** The mean squared error of the frozen network over test images. */
  evaluate: { takes: ["first", "count"], gives: (/** @type {Calls} */ calls) => doubles(calls)[0] },

  /**
   * Makes the run a team's, of which this program is a member: images of the run for one that has none itself, or 0;
   * its rank; the size. Gives how many numbers the shared memory has, the most members with something to compute, how
   * many images the run is on, and where those of a member's step go.
   */
  join: { takes: ["count", "count", "count"], gives: joined },
  /** The copies of an exchange, to the shared memory (1) or from it (0): place here, place there, length. */
  moves: { takes: ["count", "count"], gives: doubles },
  /** The numbers of the images of this member's next step. */
  wanted: { takes: [], gives: (/** @type {Calls} */ calls) => new Uint32Array(calls.output().buffer) },
  /** A member's part of the next step; its gradients are to be exchanged. */
  compute: { takes: [], gives: nothing },
  /** Takes the step with everyone's gradients; whether a report is due. The parameters are to be exchanged. */
  update: { takes: [], gives: flag },
  /** A checkpoint for goBack. */
  keepRun: { takes: [], gives: bytes },
  /** Goes back to a checkpoint of this run, its last snapshot included. */
  goBack: { takes: ["bytes"], gives: nothing },
  /** Training images as bytes. */
  pixels: { takes: ["first", "count"], gives: bytes },

  /** Takes training images into the principal component analysis; image 0 begins it anew. */
  fitPCA: { takes: ["first", "count"], gives: nothing },
  /** Ends the analysis: the mean (784) and so many components (k, 784), orthonormal rows. */
  principal: { takes: ["count"], gives: components },

  /** Whether the program was built with vector instructions. */
  vectors: { takes: [], gives: flag },

  /** An image (784) with a stroke of the pen. */
  stroke: { takes: ["radius", "points"], gives: floats },

  // The rest draws, and works on a page only.

  /** Colours of paper and ink, in what is shown next. */
  colors: { takes: ["color", "color"], gives: nothing },
  /** Takes over the canvases of the pad. */
  startPad: { takes: [], gives: nothing },
  /** Draws on the pad; the radius is that of pen and eraser. Nothing is shown before the next frame. */
  padStroke: { takes: ["tool", "radius", "points"], gives: nothing },
  padSetNoise: { takes: ["strength", "seed", "noiseKind"], gives: nothing },
  /** Restores the drawing as it is now, and shows it. */
  padFrame: { takes: [], gives: frame },
  /** The ink (280, 280), as padSetInk takes it. */
  padInk: { takes: [], gives: bytes },
  padSetInk: { takes: ["bytes"], gives: nothing },
  /** Values (784) that stand in the noisy drawing; where they are below 0, it stays as it is. */
  padSmudges: { takes: [], gives: floats },
  padSetSmudges: { takes: ["floats"], gives: nothing },
  /** The ink (280, 280) of a picture: its width, height and RGBA bytes; none where there is nothing to see. */
  padScan: {
    takes: ["count", "count", "bytes"],
    gives: (/** @type {Calls} */ calls, /** @type {number} */ code) => (code === 1 ? calls.output() : undefined),
  },
});

/**
 * @typedef {{ takes: readonly (keyof typeof kinds)[], at?: string, gives: (calls: Calls, code: number) => any }} Entry
 */

/** @typedef {typeof table} Table */
/** @typedef {keyof Table} Name */

/**
 * @template {readonly (keyof typeof kinds)[]} K
 * @typedef {{ -readonly [I in keyof K]: Parameters<typeof kinds[K[I]]>[0] }} Arguments
 */

/**
 * The table as functions.
 * @typedef {{ [N in Name]: (...args: Arguments<Table[N]["takes"]>) => ReturnType<Table[N]["gives"]> }} Functions
 */

export const names = /** @type {Name[]} */ (Object.keys(table));

/** What a worker answers by the call alone; its other answers are more than that. */
export const answered = /** @type {const} */ ([
  "describe",
  "encode",
  "decode",
  "parameters",
  "saveWeights",
  "kerasWeights",
]);

/** What an engine offers as it stands in the table. */
export const offered = /** @type {const} */ ([...answered, "checkpoint"]);

/** @typedef {Pick<Functions, typeof offered[number]>} Offered */
/** @typedef {Pick<Functions, typeof answered[number]>} Answered */

/**
 * Settings as the program reads them. A value with a line break could pass for another setting.
 * @param {Record<string, string | number>} settings
 */
function lines(settings) {
  let all = "";
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined || value === null) continue;
    if (!["string", "number", "boolean"].includes(typeof value)) throw new Problem("setting.type", [key.slice(0, 40)]);
    if (/[\n=]/.test(key) || String(value).includes("\n")) throw new Problem("setting.break", [key.slice(0, 40)]);
    all += `${key}=${value}\n`;
  }
  return all;
}
