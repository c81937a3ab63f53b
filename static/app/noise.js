// Noise for many digits. Each is sent to the program alone, with a seed of its own. addNoise on all of them at once
// would number the images from 0 in each call: a digit's noise would then depend on the slice in which it is sent.

/** @typedef {import("../engine/program.js").Program} Program */

/**
 * Each digit with a noise of its own.
 * @param {Program} program
 * @param {Float32Array} pixels (n, 784) in [0, 1]
 * @param {number} strength
 * @param {number} seed of the first digit's noise; each digit after it has the next seed
 * @param {import("../engine/program.js").NoiseKind} [kind]
 * @returns {Float32Array} (n, 784)
 */
export function spoil(program, pixels, strength, seed, kind = "gaussian") {
  const noisy = new Float32Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 784)
    noisy.set(program.addNoise(pixels.subarray(at, at + 784), strength, seed + at / 784, kind), at);
  return noisy;
}
