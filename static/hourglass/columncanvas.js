// The canvas of one column: which page of its maps it shows, and which number is at which pixel.

import { make } from "../ui/dom.js";
import { sourceOf } from "./layout.js";
import { shade } from "./shades.js";
import { scaleOf } from "../ui/paint.js";

/** @typedef {import("./layout.js").Column} Column */

// Where to look for a cell, in pixels from the pointer: one between two cells counts as on one of them.
const around = [
  [0, 0],
  [-1, 0],
  [0, -1],
  [-1, -1],
  [1, 0],
  [0, 1],
  [1, 1],
  [-2, 0],
  [0, -2],
  [3, 0],
  [0, 3],
  [-3, 0],
  [0, -3],
];

export class ColumnCanvas {
  canvas = make("canvas", { className: "hg-column" });
  page = 0;
  /** The value that has full ink. */
  scale = 1;
  /** For each pixel an index into the numbers of the layer; -1 between cells. @type {Int32Array} */
  #source = new Int32Array(0);
  /** @type {ImageData | undefined} */
  #image;

  /** @param {Column} column */
  constructor(column) {
    this.column = column;
    Object.assign(this.canvas, { width: column.width, height: Math.max(1, column.height) });
    Object.assign(this.canvas.style, {
      left: `${column.x}px`,
      top: `${column.y}px`,
      width: `${column.width}px`,
      height: `${column.height}px`,
    });
    this.turn(0);
  }

  /** @param {number} page */
  turn(page) {
    this.page = page;
    this.#source = sourceOf(this.column, page);
    this.#image = new ImageData(this.column.width, Math.max(1, this.column.height));
  }

  /**
   * @param {ArrayLike<number>} values of which from … to - 1 are the layer's
   * @param {number} from
   * @param {number} to
   * @param {boolean} picture whether they are pixels, from 0 to 1
   * @param {boolean} signed whether they may be below 0
   */
  paint(values, from, to, picture, signed) {
    if (!this.#image) return;
    this.scale = picture ? 1 : scaleOf(values, from, to);
    const { per } = this.column;
    const pixels = new Uint32Array(this.#image.data.buffer);
    shade(pixels, this.#source, values, { from, to, per, scale: this.scale, signed: !picture && signed });
    this.canvas.getContext("2d")?.putImageData(this.#image, 0, 0);
  }

  /**
   * The number at a point of the column, or right beside it; -1 where there is none.
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    const { width, height } = this.column;
    for (const [dx, dy] of around) {
      const [px, py] = [x + dx, y + dy];
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const index = this.#source[py * width + px];
      if (index >= 0) return index;
    }
    return -1;
  }
}
