// What a layer makes of the test digits, and what that says of each of its units.

import { inSlices } from "../app/slices.js";

/** @typedef {import("./view.js").View} View */

/**
 * @typedef {object} Layered the readings of one layer
 * @property {number} layer
 * @property {number} version of the parameters
 * @property {Float32Array} values (digits, units); of a map its mean
 * @property {number} units
 * @property {import("../app/app.js").Digits} digits
 */

/**
 * What one unit answers to.
 * @typedef {object} Response
 * @property {number[]} top
 * @property {Float32Array} values
 * @property {import("../app/app.js").Digits} digits
 * @property {Float32Array | undefined} response
 */

export class Readings {
  #app;
  #view;
  #version = 0;
  #asked = 0;
  /** @type {Layered | undefined} */
  #kept;

  /** @param {import("../app/app.js").App} app @param {View} view */
  constructor(app, view) {
    this.#app = app;
    this.#view = view;
    const changed = () => this.#version++;
    app.on("parameters", changed);
    app.on("data", changed);
  }

  /** Counts the changes of the network and of the data. */
  get version() {
    return this.#version;
  }

  /**
   * Runs all test digits through the network, slice by slice. An older call that is not done is given up.
   * @param {number} layer -1 is the input
   * @param {() => boolean} wanted
   * @returns {Promise<Layered | undefined>}
   */
  async of(layer, wanted) {
    if (this.#kept?.layer === layer && this.#kept.version === this.#version) return this.#kept;
    const mine = ++this.#asked;
    const digits = await this.#app.testDigits();
    const version = this.#version;
    const { layers, offsets } = this.#view.model;
    const { program } = this.#app;
    const { networks } = program;
    const { units, form } = this.#view.columns[layer + 1];
    const total = digits.labels.length;
    const values = new Float32Array(total * units);
    const shape = layers[layer].out;
    const positions = form === "maps" ? shape.size / units : 1;
    const done = await inSlices(
      total,
      (from, to) => {
        for (let i = from; i < to; i++) {
          const all = program.activations(digits.pixels.subarray(i * 784, (i + 1) * 784));
          const base = offsets[layer];
          // Channels last: unit u of every position.
          for (let k = 0; k < shape.size; k++)
            values[i * units + (positions > 1 ? k % units : k)] += all[base + k] / positions;
        }
      },
      () => wanted() && mine === this.#asked && networks === program.networks,
    );
    if (!done) return undefined;
    return (this.#kept = { layer, version, values, units, digits });
  }
}

/**
 * @param {Layered} readings
 * @param {number} unit
 * @returns {Response} top: the three digits with the largest values; response: the digits that raise it
 *   less those that lower it (784), from -1 to 1, or nothing where it is the same for all
 */
export function responseOf({ values: all, units, digits }, unit) {
  const total = digits.labels.length;
  const values = Float32Array.from({ length: total }, (_, i) => all[i * units + unit]);
  const top = [...values.keys()].sort((a, b) => values[b] - values[a]).slice(0, 3);
  const mean = values.reduce((sum, v) => sum + v, 0) / total;
  const sums = new Float64Array(784);
  for (let i = 0; i < total; i++) {
    const weight = values[i] - mean;
    for (let p = 0; p < 784; p++) sums[p] += weight * digits.pixels[i * 784 + p];
  }
  const largest = sums.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  return { top, values, digits, response: largest > 1e-9 ? Float32Array.from(sums, (v) => v / largest) : undefined };
}
