// What is no digit: letters that no digit looks like (not B, D, G, I, O, Q, S and Z), signs and scribbles, upright and
// leaning to either side, scaled and centred as the pad and MNIST do it.

/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {import("../engine/table.js").Point} Point */

const box = 20; // the longer side, in pixels of 28
const middle = 14;
const usual = 1.1; // radius of the pen
const leanings = [0, 0.25, -0.2];

/** As a pen would go, from left to right and from top to bottom; a stroke a line. @type {Record<string, string>} */
const strokes = {
  A: "6,24 14,4 22,24 | 9,17 19,17",
  C: "20,7 17,5 14,4 10,6 8,10 7,14 8,18 10,22 14,24 17,23 20,21",
  E: "20,4 8,4 8,24 20,24 | 8,14 18,14",
  F: "20,4 8,4 8,24 | 8,14 18,14",
  H: "6,4 6,24 | 22,4 22,24 | 6,14 22,14",
  J: "18,4 18,19 17,22 14,24 10,23 8,20",
  K: "8,4 8,24 | 20,4 8,15 | 12,12 21,24",
  L: "9,4 9,24 19,24",
  M: "5,24 6,4 14,18 22,4 23,24",
  N: "6,24 6,4 22,24 22,4",
  P: "8,24 8,4 15,4 19,6 20,9 19,13 15,14 8,14",
  R: "8,24 8,4 15,4 19,6 20,9 19,13 15,14 8,14 | 13,14 20,24",
  T: "6,4 22,4 | 14,4 14,24",
  U: "7,4 7,18 9,22 14,24 19,22 21,18 21,4",
  V: "6,4 14,24 22,4",
  W: "4,4 9,24 14,9 19,24 24,4",
  X: "7,4 21,24 | 21,4 7,24",
  Y: "7,4 14,14 21,4 | 14,14 14,24",
  line: "4,14 24,14",
  cross: "14,4 14,24 | 4,14 24,14",
  square: "5,5 23,5 23,23 5,23 5,5",
  triangle: "14,5 24,23 4,23 14,5",
  zigzag: "4,14 7,8 11,20 14,8 17,20 21,8 24,15",
  scribble: "4,8 24,9 6,12 22,14 5,17 24,20 8,22 18,4 12,24",
  hatching: "4,4 24,7 4,10 24,13 4,16 24,19 4,22",
  tangle: "14,23 21,13 5,8 16,18 23,19 7,9 8,6 22,11 20,21 5,15 12,5 24,14",
};

/** @param {Program} program @returns {Array<{ name: string, pixels: Float32Array }>} each (784) */
export function figures(program) {
  return Object.entries(strokes).flatMap(([name, text]) => {
    const paths = text
      .split("|")
      .map((stroke) => stroke.trim().split(" "))
      .map((points) => points.map((point) => /** @type {Point} */ (point.split(",").map(Number))));
    return leanings.map((leaning) => {
      const leant = paths.map((path) => path.map(([x, y]) => /** @type {Point} */ ([x - leaning * (y - middle), y])));
      return { name, pixels: centred(program, leant) };
    });
  });
}

/**
 * Into the box, and then by the middle of its ink.
 * @param {Program} program
 * @param {Point[][]} paths
 * @param {number} [radius] of the pen
 */
export function centred(program, paths, radius = usual) {
  const all = paths.flat();
  const least = [0, 1].map((axis) => Math.min(...all.map((point) => point[axis])));
  const size = Math.max(...[0, 1].map((axis) => Math.max(...all.map((point) => point[axis])) - least[axis]));
  const scale = (box - 2 * radius) / size;
  const drawn = (/** @type {number} */ left, /** @type {number} */ top) => {
    const pixels = new Float32Array(784);
    for (const path of paths) {
      const points = path.map(
        ([x, y]) => /** @type {Point} */ ([(x - least[0]) * scale + left, (y - least[1]) * scale + top]),
      );
      program.stroke(radius, points).forEach((value, i) => (pixels[i] = Math.max(pixels[i], value)));
    }
    return pixels;
  };
  const corner = middle - box / 2 + radius;
  let [ink, x, y] = [0, 0, 0];
  drawn(corner, corner).forEach((value, i) => {
    ink += value;
    x += value * ((i % 28) + 0.5);
    y += value * (Math.floor(i / 28) + 0.5);
  });
  return drawn(corner + middle - x / ink, corner + middle - y / ink);
}
