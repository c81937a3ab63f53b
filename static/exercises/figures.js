// What a trained network does to the first test digits, in numbers.

import { inSlices } from "../app/slices.js";
import { noiseFigures } from "./noisefigures.js";
import { compressed } from "./compression.js";
import { meanSquaredError } from "../ui/numbers.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/app.js").Digits} Digits */

/**
 * @typedef {object} Figures
 * @property {number} code numbers in the code
 * @property {number} mse on the digits without noise
 * @property {number} meanMse of answering each with the average digit
 * @property {number} dead output pixels that answer the same to every digit, though some has ink there
 * @property {number} active numbers of the code that differ from 0, in percent
 * @property {number} fourNine how much of the difference between the average 4 and the average 9 is
 *   left when they have been restored, in percent of its square
 * @property {number} [pcaMse] of as many principal components as the code has numbers
 * @property {import("./noisefigures.js").NoiseFigures} [noise]
 * @property {import("./compression.js").Compressed} [compressed]
 */

const ink = 0.1; // a pixel with less counts as paper
const still = 1e-6; // a pixel that moves less is dead
const zero = 1e-3; // a number of the code that is smaller counts as 0
const mostComponents = 64;
const pcaImages = 6000;

/**
 * Asks the network in training; it may be another one by the time of the answer.
 * @param {App} app
 * @param {Set<import("./measures.js").Need>} needs pca costs a second or two, noise and jpeg nearly as much
 * @param {import("../app/state.js").Values} values the settings of its training
 * @returns {Promise<Figures>}
 */
export async function figuresOf(app, needs, { noise, noiseKind }) {
  const digits = await app.testDigits();
  const [restored, codes] = await Promise.all([
    app.engine.reconstruct(digits.pixels),
    app.engine.encode(digits.pixels),
  ]);
  const total = digits.labels.length;
  const code = codes.length / total;
  /** @type {Figures} */
  const found = {
    ...compare(digits, restored),
    code,
    active: (100 * codes.filter((v) => Math.abs(v) > zero).length) / codes.length,
  };
  if (needs.has("pca") && code <= mostComponents) found.pcaMse = await linear(app, digits, code);
  if (needs.has("jpeg")) found.compressed = await compressed(app, digits, codes, code);
  if (needs.has("noise")) {
    const trained = { noise: Number(noise), noiseKind: /** @type {any} */ (noiseKind) };
    found.noise = await noiseFigures(app, digits.pixels, trained);
  }
  return found;
}

/**
 * @param {Digits} digits
 * @param {Float32Array} restored
 */
export function compare({ pixels, labels }, restored) {
  const total = labels.length;
  const average = (/** @type {Float32Array} */ all, /** @type {(label: number) => boolean} */ wanted) => {
    const mean = new Float32Array(784);
    let n = 0;
    for (let i = 0; i < total; i++) {
      if (!wanted(labels[i])) continue;
      n++;
      for (let j = 0; j < 784; j++) mean[j] += all[i * 784 + j];
    }
    return mean.map((v) => v / Math.max(n, 1));
  };
  const apart = (/** @type {Float32Array} */ all) =>
    meanSquaredError(
      average(all, (label) => label === 4),
      average(all, (label) => label === 9),
    );
  const mean = average(pixels, () => true);
  let meanError = 0;
  let dead = 0;
  for (let j = 0; j < 784; j++) {
    let [low, high, most] = [Infinity, -Infinity, 0];
    for (let i = j; i < pixels.length; i += 784) {
      meanError += (pixels[i] - mean[j]) ** 2;
      low = Math.min(low, restored[i]);
      high = Math.max(high, restored[i]);
      most = Math.max(most, pixels[i]);
    }
    if (most > ink && high - low < still) dead++;
  }
  return {
    mse: meanSquaredError(restored, pixels),
    meanMse: meanError / pixels.length,
    dead,
    fourNine: (100 * apart(restored)) / apart(pixels),
  };
}

/** @type {WeakMap<Digits, Map<number, Promise<number>>>} */
const known = new WeakMap();

/** @param {App} app @param {Digits} digits @param {number} code */
function linear(app, digits, code) {
  const byCode = known.get(digits) ?? new Map();
  known.set(digits, byCode);
  const result = byCode.get(code) ?? linearError(app, digits, code);
  byCode.set(code, result);
  result.catch(() => byCode.delete(code)); // so that a later run tries again
  return result;
}

/**
 * What is left when a digit is described by its principal components; a pixel stays in [0, 1].
 * @param {App} app
 * @param {Digits} digits
 * @param {number} code
 */
async function linearError(app, { pixels, labels }, code) {
  const { mean, components } = await app.engine.principalComponents(code, pcaImages);
  let sum = 0;
  await inSlices(labels.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const digit = pixels.subarray(i * 784, (i + 1) * 784);
      const answer = mean.slice();
      for (let c = 0; c < code; c++) {
        const direction = components.subarray(c * 784, (c + 1) * 784);
        let along = 0;
        for (let j = 0; j < 784; j++) along += (digit[j] - mean[j]) * direction[j];
        for (let j = 0; j < 784; j++) answer[j] += along * direction[j];
      }
      sum += meanSquaredError(
        answer.map((v) => Math.min(Math.max(v, 0), 1)),
        digit,
      );
    }
  });
  return sum / labels.length;
}
