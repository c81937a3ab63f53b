// From a network and its test digits to an Atlas: codes in slices here, principal components in a worker.

import { Problem } from "../strings/problem.js";
import { inSlices } from "../app/slices.js";
import { Atlas, directionCount } from "./atlas.js";

/** @typedef {import("../app/app.js").Digits} Digits */
/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {import("./pca.js").Components} Components */

export class Cartographer {
  #program;
  /** @type {Worker | undefined} */
  #worker;

  /** @param {Program} program */
  constructor(program) {
    this.#program = program;
  }

  /**
   * @param {Digits} digits
   * @param {() => boolean} wanted false ends it
   * @param {(done: number) => void} tell how many digits have their code
   * @param {boolean} stretched whether its axes are
   * @param {Atlas} [previous] of the same network a little earlier: what was at the left stays there
   * @returns {Promise<Atlas | undefined>} undefined if it is no longer wanted
   */
  async chart({ pixels, labels }, wanted, tell, stretched, previous) {
    let d = 0;
    let codes = new Float32Array(0);
    const done = await inSlices(
      labels.length,
      (from, to) => {
        const some = this.#program.encode(pixels.subarray(784 * from, 784 * to));
        d ||= some.length / (to - from);
        if (!codes.length) codes = new Float32Array(d * labels.length);
        codes.set(some, d * from);
        tell(to);
      },
      wanted,
    );
    if (!done) return undefined;
    const components = d > 2 ? await this.#components(codes, d) : undefined;
    if (!wanted()) return undefined;
    if (components && previous?.components && previous.d === d) align(components, previous.components, d);
    return new Atlas(codes, labels, d, components, stretched);
  }

  /** @param {Float32Array} points @param {number} d @returns {Promise<Components>} */
  #components(points, d) {
    const worker = (this.#worker ??= new Worker(new URL("components.js", import.meta.url), { type: "module" }));
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => {
        this.end();
        reject(new Problem("map.components"));
      };
      worker.postMessage({ points, d, count: directionCount });
    });
  }

  /** Ends the worker; another chart starts another one. */
  end() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/**
 * A direction and its opposite are equally good: takes the one that is more like the earlier direction.
 * @param {Components} components
 * @param {Components} earlier
 * @param {number} d
 */
function align({ directions, scores, variances }, earlier, d) {
  const count = variances.length;
  for (let c = 0; c < count; c++) {
    let along = 0;
    for (let j = c * d; j < (c + 1) * d; j++) along += directions[j] * earlier.directions[j];
    if (along >= 0) continue;
    for (let j = c * d; j < (c + 1) * d; j++) directions[j] *= -1;
    for (let i = c; i < scores.length; i += count) scores[i] *= -1;
  }
}
