// What a trained network makes of noise, beside filters that have learnt nothing.

import { median } from "../baselines/methods.js";
import { schema } from "../engine/schema.js";
import { inSlices } from "../app/slices.js";
import { spoil } from "../app/noise.js";
import { decibels, meanSquaredError } from "../ui/numbers.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../engine/program.js").NoiseKind} NoiseKind */

/**
 * @typedef {object} NoiseFigures dB
 * @property {number} overFilters how much better the network does with the noise of its training than the best of
 *   these: medians of 3x3 and of 5x5 pixels, and leaving the picture alone
 * @property {number} unseen how much closer to the clean digits it brings noisy ones, with the kind of noise that it
 *   was not trained with and does worst on; below 0 if it does harm
 */

const usual = 0.4; // strength, where the network was trained without noise
const seed = 1;
const side = 28;

/**
 * @param {App} app
 * @param {Float32Array} clean (n, 784)
 * @param {{ noise: number, noiseKind: NoiseKind }} trained
 * @returns {Promise<NoiseFigures>}
 */
export async function noiseFigures({ engine, program }, clean, { noise, noiseKind }) {
  const kinds = /** @type {readonly NoiseKind[]} */ (schema.noiseKind.options);
  const spoiled = kinds.map((kind) => spoil(program, clean, noise || usual, seed, kind));
  const gains = [];
  for (const noisy of spoiled)
    gains.push(better(meanSquaredError(await engine.reconstruct(noisy), clean), meanSquaredError(noisy, clean)));
  const own = kinds.indexOf(noiseKind);
  const filters = [0];
  for (const width of [3, 5])
    filters.push(better(await filtered(spoiled[own], clean, width), meanSquaredError(spoiled[own], clean)));
  return {
    overFilters: gains[own] - Math.max(...filters),
    unseen: Math.min(...gains.filter((_, i) => !noise || i !== own)),
  };
}

/** dB by which one error is smaller. @param {number} mse @param {number} before */
const better = (mse, before) => decibels(mse) - decibels(before);

/**
 * The error that a median filter leaves.
 * @param {Float32Array} noisy (n, 784)
 * @param {Float32Array} clean (n, 784)
 * @param {number} width
 */
async function filtered(noisy, clean, width) {
  const size = side * side;
  const n = clean.length / size;
  let sum = 0;
  await inSlices(n, (from, to) => {
    for (let i = from; i < to; i++) {
      const range = /** @type {const} */ ([i * size, (i + 1) * size]);
      sum += meanSquaredError(median(noisy.subarray(...range), width), clean.subarray(...range));
    }
  });
  return sum / n;
}
