// Strokes and areas as 28x28 pixels with soft edges. The same on every machine: no fonts, no canvas.
// Strokes are the program's, as on the pad; areas are needed only here.

export const side = 28;

/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {import("../engine/table.js").Point} Point in pixels; (0, 0) is the corner at the top left */

/** A picture that is drawn on; its pixels go from 0, paper, to 1, ink. */
export class Raster {
  pixels = new Float32Array(side * side);
  #program;

  /** @param {Program} program that draws the strokes */
  constructor(program) {
    this.#program = program;
  }

  /**
   * A line through points, with round ends.
   * @param {Point[]} points
   * @param {number} [width]
   */
  stroke(points, width = 2.4) {
    this.#program.stroke(width / 2, points).forEach((value, i) => this.#ink(i, value));
    return this;
  }

  /**
   * An area within a closed outline; by the even-odd rule, so that an outline may have holes.
   * @param {...Point[]} outlines
   */
  fill(...outlines) {
    const fine = 4; // samples a pixel, each way
    for (let row = 0; row < side; row++) {
      const inside = new Uint8Array(side);
      for (let s = 0; s < fine; s++) {
        const edges = crossings(row + (s + 0.5) / fine, outlines);
        for (let x = 0.5 / fine; x < side; x += 1 / fine)
          inside[Math.floor(x)] += edges.filter((edge) => x < edge).length % 2;
      }
      inside.forEach((samples, column) => this.#ink(row * side + column, samples / fine ** 2));
    }
    return this;
  }

  /** @param {number} i @param {number} value */
  #ink(i, value) {
    this.pixels[i] = Math.max(this.pixels[i], value);
  }
}

/**
 * Points of an ellipse or a part of it; angles in degrees, clockwise from the right.
 * @param {Point} center
 * @param {number} rx
 * @param {number} ry
 * @param {number} [from]
 * @param {number} [to]
 * @returns {Point[]}
 */
export function arc([cx, cy], rx, ry, from = 0, to = 360) {
  const pieces = 32;
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / pieces) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}

/**
 * Where a line across the picture crosses the outlines.
 * @param {number} y
 * @param {Point[][]} outlines
 * @returns {number[]}
 */
function crossings(y, outlines) {
  const found = [];
  for (const points of outlines) {
    for (let p = 0; p < points.length; p++) {
      const [[ax, ay], [bx, by]] = [points[p], points[(p + 1) % points.length]];
      if (ay > y !== by > y) found.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  return found;
}

/**
 * A picture moved, scaled about its middle and turned; what comes from outside is paper.
 * @param {Float32Array} pixels (784)
 * @param {{ dx?: number, dy?: number, scale?: number, degrees?: number }} how
 */
export function transformed(pixels, { dx = 0, dy = 0, scale = 1, degrees = 0 }) {
  const result = new Float32Array(side * side);
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  // Each pixel is the mean of the samples that its area comes from: smaller pictures stay soft.
  const fine = Math.max(1, Math.ceil(1 / scale));
  for (let i = 0; i < result.length; i++) {
    for (let s = 0; s < fine * fine; s++) {
      const x = (i % side) + ((s % fine) + 0.5) / fine - side / 2 - dx;
      const y = Math.floor(i / side) + (Math.floor(s / fine) + 0.5) / fine - side / 2 - dy;
      result[i] += sample(pixels, cos * x + sin * y + side / 2, cos * y - sin * x + side / 2) / fine ** 2;
    }
  }
  return result;
}

/** Between four pixels. @param {Float32Array} pixels @param {number} x @param {number} y */
function sample(pixels, x, y) {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [fx, fy] = [x - 0.5 - left, y - 0.5 - top];
  const at = (/** @type {number} */ column, /** @type {number} */ row) =>
    column < 0 || row < 0 || column >= side || row >= side ? 0 : pixels[row * side + column];
  const upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
  const lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}

/**
 * Independent pixels, uniform from 0 to 1; the same for the same seed.
 * @param {number} seed
 */
export function confetti(seed) {
  let state = seed;
  return Float32Array.from({ length: side * side }, () => {
    // xorshift32 (Marsaglia 2003); its state is never 0.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  });
}
