// Strokes and areas as 28x28 pixels with soft edges. The same on every machine: no fonts, no canvas.

export const side = 28;

/** @typedef {[number, number]} Point x to the right, y downwards, in pixels; (0, 0) is the corner at the top left */

/** A picture that is drawn on; its pixels go from 0, paper, to 1, ink. */
export class Raster {
  pixels = new Float32Array(side * side);

  /**
   * A line through points, with round ends. A pixel is inked as far as the line reaches over its middle.
   * @param {Point[]} points
   * @param {number} [width]
   */
  stroke(points, width = 2.4) {
    const reach = width / 2 + 0.5;
    for (let p = 0; p < points.length; p++) {
      const [a, b] = [points[Math.max(p - 1, 0)], points[p]];
      const range = (/** @type {0 | 1} */ axis) => [
        Math.max(Math.floor(Math.min(a[axis], b[axis]) - reach), 0),
        Math.min(Math.ceil(Math.max(a[axis], b[axis]) + reach), side),
      ];
      const [[left, right], [top, bottom]] = [range(0), range(1)];
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) {
          const nearest = distance(column + 0.5, row + 0.5, a, b);
          this.#ink(row * side + column, Math.min(Math.max(reach - nearest, 0), 1));
        }
      }
    }
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

/** Of a point from the line between two others. @param {number} x @param {number} y @param {Point} a @param {Point} b */
function distance(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx || dy ? Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0), 1) : 0;
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** Where a line across the picture crosses the outlines. @param {number} y @param {Point[][]} outlines @returns {number[]} */
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

/** Pixels that have nothing to do with each other, uniform from 0 to 1; the same for the same seed. @param {number} seed */
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
