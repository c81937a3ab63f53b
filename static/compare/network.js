// What the model shown makes of the test digits, computed on the page in slices. The caller's wanted()
// says whether it is still the same network: codes of one network mean nothing to another.

import { average, codeBytes, errors, quantise } from "../baselines/methods.js";
import { inSlices } from "../app/slices.js";

/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {import("../baselines/worker.js").Point} Point */

const size = 784;
const atOnce = 5; // digits; the largest network takes a few milliseconds for them
const bitsTried = [2, 4, 6, 8];

/**
 * Applies a function of the program to all digits, a few at a time.
 * @param {(part: Float32Array) => Float32Array} f
 * @param {Float32Array} input (n, wide)
 * @param {number} wide numbers of one digit
 * @param {() => boolean} wanted
 * @returns {Promise<Float32Array | undefined>} undefined if it was no longer wanted
 */
export async function overAll(f, input, wide, wanted) {
  const n = input.length / wide;
  /** @type {Float32Array | undefined} */
  let out;
  const done = await inSlices(
    Math.ceil(n / atOnce),
    (from, to) => {
      for (let i = from; i < to; i++) {
        const part = f(input.subarray(i * atOnce * wide, Math.min((i + 1) * atOnce, n) * wide));
        const each = part.length / (Math.min((i + 1) * atOnce, n) - i * atOnce);
        out ??= new Float32Array(n * each);
        out.set(part, i * atOnce * each);
      }
    },
    wanted,
  );
  return done ? out : undefined;
}

/**
 * The network's row of the table.
 * @param {Program} program
 * @param {Float32Array} given (n, 784)
 * @param {Float32Array} clean (n, 784)
 * @param {() => boolean} wanted
 */
export async function restoreAll(program, given, clean, wanted) {
  const pixels = await overAll((part) => program.reconstruct(part), given, size, wanted);
  return pixels && { mse: average(errors(pixels, clean)), pixels: pixels.slice(0, 8 * size) };
}

/**
 * The network's points on the curve: its code with fewer and fewer bits.
 * @param {Program} program
 * @param {Float32Array} clean (n, 784)
 * @param {() => boolean} wanted
 * @returns {Promise<Point[] | undefined>}
 */
export async function codePoints(program, clean, wanted) {
  const codes = await overAll((part) => program.encode(part), clean, size, wanted);
  if (!codes) return undefined;
  const k = (codes.length * size) / clean.length;
  const points = [];
  for (const bits of bitsTried) {
    const pixels = await overAll((part) => program.decode(part), quantise(codes, k, bits), k, wanted);
    if (!pixels) return undefined;
    points.push({
      series: "network",
      label: String(bits),
      bytes: codeBytes(k, bits),
      mse: average(errors(pixels, clean)),
    });
  }
  return points;
}
