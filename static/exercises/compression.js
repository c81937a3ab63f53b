// How few bytes a picture takes as the code of a network, beside JPEG at the same PSNR.

import { Baselines } from "../baselines/baselines.js";
import { codeBytes, quantise } from "../baselines/methods.js";
import { decibels, meanSquaredError } from "../ui/numbers.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/app.js").Digits} Digits */

/**
 * @typedef {object} Compressed codes whose numbers are rounded to as many bits as suits them best
 * @property {number} psnr dB
 * @property {number} bytes of one digit
 * @property {number} [ofJpeg] percent of JPEG's at that PSNR, its head and tables not counted
 */

const bitsTried = [2, 3, 4, 5, 6, 8];
const fair = 20; // dB below which a picture is no picture

/**
 * @param {App} app
 * @param {Digits} digits
 * @param {Float32Array} codes (n, k) of these digits, by the network in training
 * @param {number} k
 * @returns {Promise<Compressed>} the fewest bytes in proportion to JPEG's, of those with 20 dB or more; without such,
 *   the best picture
 */
export async function compressed({ engine }, digits, codes, k) {
  const jpeg = await jpegCurve(digits);
  /** @type {Compressed[]} */
  const all = [];
  for (const bits of bitsTried) {
    const psnr = decibels(meanSquaredError(await engine.decode(quantise(codes, k, bits)), digits.pixels));
    const bytes = codeBytes(k, bits);
    const theirs = psnr >= fair ? bytesAt(jpeg, psnr) : undefined;
    all.push({ psnr, bytes, ...(theirs && { ofJpeg: (100 * bytes) / theirs }) });
  }
  return all.reduce((best, other) =>
    (other.ofJpeg ?? Infinity) < (best.ofJpeg ?? Infinity) || (!best.ofJpeg && !other.ofJpeg && other.psnr > best.psnr)
      ? other
      : best,
  );
}

/** @typedef {Array<{ psnr: number, bytes: number }>} Curve by rising quality */

/** @type {WeakMap<Digits, Promise<Curve>>} */
const known = new WeakMap();

/** @param {Digits} digits */
function jpegCurve(digits) {
  const curve = known.get(digits) ?? measured(digits.pixels);
  known.set(digits, curve);
  curve.catch(() => known.delete(digits)); // so that a later run tries again
  return curve;
}

/** @param {Float32Array} clean */
async function measured(clean) {
  const worker = new Baselines();
  /** @type {Curve} */
  const curve = [];
  const none = { mean: new Float32Array(784), components: new Float32Array(0) }; // no curve of PCA is wanted
  try {
    await worker.curve(clean, none, ({ series, bytes, mse }) => {
      if (series === "jpegPixels") curve.push({ psnr: decibels(mse), bytes });
    });
  } finally {
    worker.end();
  }
  return curve.sort((a, b) => a.psnr - b.psnr);
}

/** Between two qualities that were tried. @param {Curve} curve @param {number} psnr */
export function bytesAt(curve, psnr) {
  const above = curve.findIndex((point) => point.psnr >= psnr);
  if (above < 0) return undefined; // finer than any that was tried
  if (above === 0) return curve[0].bytes;
  const [a, b] = [curve[above - 1], curve[above]];
  return a.bytes + ((psnr - a.psnr) / (b.psnr - a.psnr)) * (b.bytes - a.bytes);
}
