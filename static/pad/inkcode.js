// The forms in which a drawing stands in a link, for app/rangecoder.js: strokes, which the program draws again, bit
// by bit the same; ink that is no stroke's, pixel by pixel, without loss; and what the noise pen has left.

import { Contexts, numberContexts } from "../app/rangecoder.js";
import { Problem } from "../strings/problem.js";

/** @typedef {import("../app/rangecoder.js").Reader | import("../app/rangecoder.js").Writer} Coder */
/**
 * @typedef {object} Stroke
 * @property {"pen" | "eraser"} tool
 * @property {number} radius in pixels of the raster, a whole number
 * @property {number[]} points x and y of each in turn, in halves of a pixel of the raster
 */

export const leastPoint = -256; // in halves of a pixel: what is further outside is drawn there
export const mostPoint = 767;
const mostPoints = 1 << 16; // of all strokes: nobody draws so many into 8,000 characters
const mostRadius = 63;

/** What is read is put into an array that may have been empty. @template T @param {T[]} all @param {number} i */
const at = (all, i, /** @type {T} */ none) => (i < all.length ? all[i] : none);

/** How far it was from the point before, in five steps either way. @param {number} delta */
function bucket(delta) {
  const size = Math.abs(delta);
  const step = size === 0 ? 0 : size < 3 ? 1 : size < 6 ? 2 : size < 14 ? 3 : 4;
  return delta < 0 ? 5 - step : 5 + step;
}

/** Both ways, as all here: given strokes are written. @param {Coder} coder @param {Stroke[]} [strokes] */
export function codeStrokes(coder, strokes = []) {
  const heads = new Contexts(4 * numberContexts);
  const [zero, signs] = [new Contexts(2 * 121), new Contexts(2 * 121)];
  const sizes = new Contexts(2 * 11 * numberContexts);
  /**
   * @param {number} axis
   * @param {number} before how far it went on this axis last
   * @param {number} other how far on the other axis
   * @param {number} value
   */
  const delta = (axis, before, other, value) => {
    const context = axis * 121 + 11 * bucket(before) + bucket(other);
    if (coder.bit(zero, context, Number(value === 0))) return 0;
    const negative = coder.bit(signs, context, Number(value < 0));
    const size = coder.number(sizes, (axis * 11 + bucket(before)) * numberContexts, Math.abs(value) - 1) + 1;
    return negative ? -size : size;
  };
  const count = coder.number(heads, 0, strokes.length);
  /** @type {Stroke[]} */
  const all = [];
  let radius = 13; // as the pen is at first
  let total = 0;
  for (let i = 0; i < count; i++) {
    const given = at(strokes, i, { tool: "pen", radius, points: [0, 0] });
    const tool = coder.bit(heads, numberContexts, Number(given.tool === "eraser")) ? "eraser" : "pen";
    if (coder.bit(heads, numberContexts + 1, Number(given.radius !== radius)))
      radius = Math.min(coder.number(heads, 2 * numberContexts, given.radius), mostRadius);
    const length = coder.number(heads, 3 * numberContexts, given.points.length / 2 - 1) + 1;
    if ((total += length) > mostPoints) throw new Problem("packed.form");
    const points = [0, 1].map((axis) => coder.plain(10, given.points[axis] - leastPoint) + leastPoint);
    let [dx, dy] = [0, 0];
    for (let j = 1; j < length; j++) {
      const [x, y] = points.slice(-2);
      const nextX = delta(0, dx, dy, (given.points[2 * j] ?? 0) - x);
      dy = delta(1, dy, nextX, (given.points[2 * j + 1] ?? 0) - y);
      dx = nextX;
      points.push(x + dx, y + dy);
    }
    all.push({ tool, radius, points });
  }
  return all;
}

/** Four steps from paper to full ink. @param {number} value */
const shade = (value) => (value === 0 ? 0 : value === 255 ? 3 : value < 128 ? 1 : 2);

/**
 * A picture, row by row, each pixel from those beside and above it.
 * @param {Coder} coder
 * @param {number} side in pixels
 * @param {Uint8Array} [given] (side, side), 0 for paper to 255; none when reading
 * @returns {Uint8Array}
 */
export function codePicture(coder, side, given) {
  const pixels = new Uint8Array(side * side);
  const rows = new Contexts(2);
  const [none, full] = [new Contexts(256), new Contexts(256)];
  const signs = new Contexts(24);
  const sizes = new Contexts(24 * numberContexts);
  const same = (/** @type {number} */ y) =>
    given !== undefined &&
    (y ? given.subarray(y * side, (y + 1) * side).every((v, x) => v === given[(y - 1) * side + x]) : false);
  let before = 0;
  for (let y = 0; y < side; y++) {
    const row = y * side;
    before = coder.bit(rows, before, Number(same(y)));
    if (before) {
      pixels.copyWithin(row, row - side, row);
      continue;
    }
    for (let x = 0; x < side; x++) {
      const up = y ? row - side : -1;
      const w = x ? pixels[row + x - 1] : 0;
      const n = up < 0 ? 0 : pixels[up + x];
      const nw = up < 0 || !x ? 0 : pixels[up + x - 1];
      const ne = up < 0 || x === side - 1 ? 0 : pixels[up + x + 1];
      const context = 64 * shade(w) + 16 * shade(n) + 4 * shade(nw) + shade(ne);
      const value = given?.[row + x] ?? 0;
      if (coder.bit(none, context, Number(value === 0))) continue;
      if (coder.bit(full, context, Number(value === 255))) {
        pixels[row + x] = 255;
        continue;
      }
      // As lossless JPEG predicts: along an edge.
      const expected = Math.min(Math.max(w + n - nw, Math.min(w, n)), Math.max(w, n));
      const rough = Math.min(31 - Math.clz32(1 + Math.abs(w - nw) + Math.abs(n - nw) + Math.abs(n - ne)), 7);
      const kind = 3 * rough + (expected === 0 ? 0 : expected === 255 ? 1 : 2);
      const negative = coder.bit(signs, kind, Number(value < expected));
      const size = coder.number(sizes, kind * numberContexts, Math.abs(value - expected));
      pixels[row + x] = Math.min(Math.max(negative ? expected - size : expected + size, 0), 255);
    }
  }
  return pixels;
}
