// What the network has never seen, made by procedure, in groups.

import { Raster, arc, confetti, side, transformed } from "./raster.js";

/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {import("../engine/table.js").Point} Point */
/** @typedef {{ name: string, pixels: Float32Array }} Shape name: the key of its words is strangers.shape.NAME */

/** As a pen would go, in the 20x20 box that MNIST's digits have. @type {Record<string, Point[][]>} */
const letters = {
  A: [
    [
      [5, 24],
      [14, 4],
      [23, 24],
    ],
    [
      [8.5, 17],
      [19.5, 17],
    ],
  ],
  E: [
    [
      [21, 4.5],
      [8, 4.5],
      [8, 23.5],
      [21, 23.5],
    ],
    [
      [8, 14],
      [18, 14],
    ],
  ],
  K: [
    [
      [8, 4],
      [8, 24],
    ],
    [
      [21, 4],
      [8, 15],
    ],
    [
      [12, 12],
      [21, 24],
    ],
  ],
  M: [
    [
      [5, 24],
      [6.5, 4],
      [14, 17],
      [21.5, 4],
      [23, 24],
    ],
  ],
  R: [
    [[8, 24], [8, 4.5], [15, 4.5], ...arc([15, 9.5], 5.5, 5, -90, 90), [8, 14.5]],
    [
      [14, 14.5],
      [21, 24],
    ],
  ],
};

/** @type {Record<string, (raster: Raster) => Raster>} */
const things = {
  face: (raster) =>
    raster
      .stroke(arc([14, 14], 10, 10), 1.6)
      .stroke(
        [
          [10, 11],
          [10, 12],
        ],
        2.6,
      )
      .stroke(
        [
          [18, 11],
          [18, 12],
        ],
        2.6,
      )
      .stroke(arc([14, 14.5], 5.5, 4.5, 20, 160), 1.6),
  shirt: (raster) =>
    raster.fill([
      [9, 4],
      [11, 4],
      ...arc([14, 4], 3, 2.5, 180, 0),
      [19, 4],
      [26, 9],
      [23, 14],
      [20, 12],
      [20, 25],
      [8, 25],
      [8, 12],
      [5, 14],
      [2, 9],
    ]),
  trousers: (raster) =>
    raster.fill([
      [8, 2],
      [20, 2],
      [22, 26],
      [16, 26],
      [14, 10],
      [12, 26],
      [6, 26],
    ]),
  shoe: (raster) =>
    raster
      .fill([
        [3, 9],
        [9, 8],
        [12, 12],
        [19, 15],
        [25, 17],
        [26, 21],
        [2, 21],
      ])
      .fill([
        [2, 22],
        [26, 22],
        [26, 24],
        [2, 24],
      ]),
  bag: (raster) =>
    raster
      .fill([
        [3, 11],
        [25, 11],
        [24, 25],
        [4, 25],
      ])
      .stroke(arc([14, 11], 6, 7, 180, 360), 2),
};

const pixelCount = side * side;

/**
 * Each group is made when it is asked for: the first ones take a while.
 * @param {Float32Array} digit (784), one of the digits the network knows
 * @param {Program} program that draws
 * @returns {Generator<{ name: "letters" | "things" | "misplaced" | "nothing", shapes: Shape[] }, void, void>}
 */
export function* strangers(digit, program) {
  const paper = () => new Raster(program);
  const by = (/** @type {(x: number, y: number) => number} */ f) =>
    Float32Array.from({ length: pixelCount }, (_, i) => f(i % side, Math.floor(i / side)));
  yield {
    name: "letters",
    shapes: Object.entries(letters).map(([name, strokes]) => ({
      name,
      pixels: strokes.reduce((raster, points) => raster.stroke(points, 2.8), paper()).pixels,
    })),
  };
  yield {
    name: "things",
    shapes: Object.entries(things).map(([name, drawn]) => ({ name, pixels: drawn(paper()).pixels })),
  };
  yield {
    name: "misplaced",
    shapes: [
      { name: "inverted", pixels: digit.map((value) => 1 - value) },
      { name: "shifted", pixels: transformed(digit, { dx: 4, dy: -3 }) },
      { name: "small", pixels: transformed(digit, { scale: 0.5 }) },
      { name: "large", pixels: transformed(digit, { scale: 1.4 }) },
      { name: "turned", pixels: transformed(digit, { degrees: 90 }) },
    ],
  };
  yield {
    name: "nothing",
    shapes: [
      { name: "empty", pixels: new Float32Array(pixelCount) },
      { name: "ink", pixels: new Float32Array(pixelCount).fill(1) },
      { name: "checkers", pixels: by((x, y) => (Math.floor(x / 4) + Math.floor(y / 4)) % 2) },
      { name: "stripes", pixels: by((x) => Math.floor(x / 2) % 2) },
      { name: "noise", pixels: confetti(2007) },
    ],
  };
}
