// What has been tried: each run from its first step to the next new network, with its settings, its
// curve and what it scored.

import { text } from "./program.js";
import { find } from "./state.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./engine.js").Progress} Progress */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./trainer.js").Trainer} Trainer */

/**
 * @typedef {object} Run
 * @property {number} number from 1
 * @property {import("./state.js").Values} values the settings
 * @property {number} parameters of its network
 * @property {number} epochs that it was trained
 * @property {number} seconds of training
 * @property {number} [mse] on the test set
 * @property {number} [psnr] dB
 * @property {Uint8Array} [weights]
 * @property {number[]} x epochs of its curve
 * @property {number[]} y train loss
 */

const most = 30; // runs
const mostWeights = 8; // of the last ones: a deep network has 4.6 MB
const mostPoints = 240; // of a curve

/** Events: "change". */
export class Runs extends EventTarget {
  /** The oldest first. @type {Run[]} */
  list = [];
  /** The one that goes on. @type {Run | undefined} */
  #current;
  #count = 0;
  #since = 0;

  /** @param {Trainer} trainer @param {Engine} engine @param {State} state */
  constructor(trainer, engine, state) {
    super();
    trainer.addEventListener("reset", () => {
      this.#current = undefined;
      this.#changed();
    });
    trainer.addEventListener("running", () => {
      this.#since = performance.now();
    });
    trainer.addEventListener("progress", (event) => {
      const run = (this.#current ??= this.#add(Number(trainer.model.parameters)));
      this.#note(run, /** @type {CustomEvent<Progress>} */ (event).detail);
      run.values = { ...state.values };
    });
    trainer.addEventListener("finished", async (event) => {
      const run = this.#current;
      if (!run) return;
      const { mse, psnr } = /** @type {CustomEvent} */ (event).detail;
      Object.assign(run, { mse, psnr });
      this.#changed();
      // Kept only if nothing has come in between; without them a run's settings can still be restored.
      const weights = await engine.saveWeights().catch((error) => void text(error));
      if (weights && run === this.#current) run.weights = weights;
      for (const old of this.list.slice(0, -mostWeights)) old.weights = undefined;
    });
  }

  /** The run that is going on or has been paused. */
  get current() {
    return this.#current;
  }

  /** Those before it. */
  get earlier() {
    return this.list.filter((run) => run !== this.#current);
  }

  /** @param {number} parameters @returns {Run} */
  #add(parameters) {
    const run = { number: ++this.#count, values: {}, parameters, epochs: 0, seconds: 0, x: [], y: [] };
    this.list.push(run);
    if (this.list.length > most) this.list.shift();
    return run;
  }

  /** @param {Run} run @param {Progress} progress */
  #note(run, { epoch, loss }) {
    const now = performance.now();
    run.seconds += (now - this.#since) / 1000;
    this.#since = now;
    run.epochs = epoch;
    run.x.push(epoch);
    run.y.push(loss);
    if (run.x.length > mostPoints) {
      const keep = (/** @type {number[]} */ values) => values.filter((_, i) => i % 2 === 0 || i === values.length - 1);
      [run.x, run.y] = [keep(run.x), keep(run.y)];
    }
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("change"));
  }
}

/** The settings of a run in which it differs from the first ones, as key and value. @param {Run} run */
export function differing({ values }) {
  return Object.entries(values).filter(([key, value]) => {
    const setting = find(key);
    return setting && setting.effect !== "page" && key !== "epochs" && value !== setting.initial;
  });
}
