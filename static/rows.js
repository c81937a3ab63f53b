// A row of test digits over their noisy version and their reconstruction.

/** @typedef {import("./program.js").Program} Program */

const noiseSeed = 1; // the same spoiled digits throughout, so that only the network changes

export class Rows {
  #program;
  #grid;
  /** @type {Float32Array | undefined} (columns, 784) */
  #clean;
  #noise = 0;

  /**
   * @param {Program} program
   * @param {string} canvas its id
   * @param {number} columns digits in a row
   */
  constructor(program, canvas, columns) {
    this.#program = program;
    this.columns = columns;
    this.#grid = program.grid(canvas, 3, columns);
    this.redraw();
  }

  /** @param {Float32Array | undefined} pixels (columns, 784) */
  set digits(pixels) {
    this.#clean = pixels;
    this.redraw();
  }

  /** @param {number} sigma */
  set noise(sigma) {
    this.#noise = sigma;
    this.redraw();
  }

  /** Redoes the reconstructions with the program's parameters. */
  redraw() {
    const n = this.columns * 784;
    const all = new Float32Array(3 * n);
    if (this.#clean) {
      all.set(this.#clean.subarray(0, n));
      const noisy = this.#program.addNoise(this.#clean, this.#noise, noiseSeed);
      all.set(noisy, n);
      all.set(this.#program.reconstruct(noisy), 2 * n);
    }
    this.#program.drawGrid(this.#grid, all);
  }
}
