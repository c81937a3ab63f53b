// Values as shades: ink on paper from 0 up, orange and blue where they may be below 0.

import { colors } from "../ui/paint.js";

const steps = 256;

/** @type {{ of: unknown, ink: Uint32Array, signed: Uint32Array } | undefined} */
let known;

/** Shades by step: ink from 0 to 1, signed from -1 to 1. */
function shades() {
  const now = colors();
  if (known?.of === now) return known;
  const { paper, ink, plus, minus } = now;
  const mix = (/** @type {number[]} */ to, /** @type {number} */ part) => {
    const [r, g, b] = paper.map((from, c) => Math.round(from + (to[c] - from) * part));
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0; // as ImageData has them
  };
  const one = Uint32Array.from({ length: steps }, (_, i) => mix(ink, i / (steps - 1)));
  const two = Uint32Array.from({ length: 2 * steps - 1 }, (_, i) =>
    mix(i < steps ? minus : plus, Math.abs(i - steps + 1) / (steps - 1)),
  );
  return (known = { of: now, ink: one, signed: two });
}

/**
 * Writes the shades of values to where source says.
 * @param {Uint32Array} pixels
 * @param {Int32Array} source for each pixel an index into the values from `from` on; -1 for none
 * @param {ArrayLike<number>} values
 * @param {{ from: number, to: number, per: number, scale: number, signed: boolean }} how from … to - 1
 *   are the layer's; of per values in one cell the one furthest from 0 is shown
 */
export function shade(pixels, source, values, { from, to, per, scale, signed }) {
  const { ink, signed: two } = shades();
  const table = signed ? two : ink;
  const [zero, factor, last] = [signed ? steps - 1 : 0, (steps - 1) / scale, table.length - 1];
  for (let i = 0; i < source.length; i++) {
    const at = source[i];
    if (at < 0) continue;
    let value = values[from + at];
    for (let j = 1; j < per && from + at + j < to; j++)
      if (Math.abs(values[from + at + j]) > Math.abs(value)) value = values[from + at + j];
    const step = Math.round(zero + value * factor);
    pixels[i] = table[step > 0 ? (step < last ? step : last) : 0];
  }
}
