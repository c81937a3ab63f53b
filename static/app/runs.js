// What has been tried: each run from its first step to the next new network, with its settings, its
// curve and what it scored.

import { find } from "./state.js";

/** @typedef {import("../engine/engine.js").Engine} Engine */
/** @typedef {import("../engine/engine.js").Progress} Progress */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./trainer.js").Trainer} Trainer */

/** @typedef {{ key: string, from: string | number, to: string | number, epochs: number }} Change */

/**
 * @typedef {object} Run
 * @property {number} number from 1
 * @property {import("./state.js").Values} values the settings, the last ones
 * @property {number} parameters of its network
 * @property {number} epochs that it was trained
 * @property {number} steps the same in steps
 * @property {number} seconds of training
 * @property {{ mse: number, psnr: number, epochs: number, steps: number }} [score] on the test set, and when
 * @property {{ weights: Uint8Array, epochs: number, steps: number }} [network] as it was then
 * @property {number} [from] the run whose network it went on with; 0: one that came from elsewhere
 * @property {Change[]} changes of settings while it ran
 * @property {number[]} x epochs of its curve
 * @property {number[]} y train loss
 */

const most = 30; // runs
const mostWeights = 8; // of the last ones: a deep network has 4.6 MB
const mostPoints = 240; // of a curve

/** Events: "change"; "restored" with detail Run when its network is back and has its score. */
export class Runs extends EventTarget {
  /** The oldest first. @type {Run[]} */
  list = [];
  /** The one that goes on. @type {Run | undefined} */
  #current;
  /** The run whose network was restored, until a step is taken. @type {Run | undefined} */
  #restored;
  #count = 0;
  #since = 0;
  #leaving = false; // the settings are already those of the next network
  #trainer;
  #engine;
  #state;

  /** @param {Trainer} trainer @param {Engine} engine @param {State} state */
  constructor(trainer, engine, state) {
    super();
    this.#trainer = trainer;
    this.#engine = engine;
    this.#state = state;
    trainer.leaving = () => this.#keep();
    state.addEventListener("change", (event) => {
      const { keys } = /** @type {CustomEvent<import("./state.js").Change>} */ (event).detail;
      this.#leaving ||= keys.some((key) => find(key)?.effect === "restart");
    });
    state.addEventListener("undo", () => (this.#leaving = false));
    trainer.addEventListener("reset", () => {
      this.#current = this.#restored = undefined;
      this.#leaving = false;
      this.#changed();
    });
    trainer.addEventListener("running", () => {
      this.#since = performance.now();
    });
    trainer.addEventListener("progress", (event) => {
      const run = (this.#current ??= this.#add());
      if (!this.#leaving) this.#noteChanges(run);
      this.#note(run, /** @type {CustomEvent<Progress>} */ (event).detail);
    });
    trainer.addEventListener("finished", async (event) => {
      const run = this.#current;
      if (!run) return;
      const { mse, psnr } = /** @type {CustomEvent} */ (event).detail;
      run.score = { mse, psnr, epochs: run.epochs, steps: run.steps };
      this.#changed();
      await this.#keep();
    });
  }

  /** Keeps the network of the run that goes on; without it a run's settings can still be restored. */
  async #keep() {
    const run = this.#current;
    if (!run || run.network?.steps === run.steps) return;
    const { epochs, steps } = run;
    const weights = await this.#engine.saveWeights().catch(() => undefined);
    if (!weights || run !== this.#current) return;
    run.network = { weights, epochs, steps };
    for (const old of this.list.filter(({ network }) => network).slice(0, -mostWeights)) old.network = undefined;
    this.#changed();
  }

  /**
   * Goes back to a run: to its network where that was kept, else to a new one with its settings.
   * @param {Run} run
   * @returns {Promise<boolean>} whether that was possible
   */
  async restore(run) {
    const { network, values } = run;
    const settings = Object.entries(values).filter(([key]) => find(key)?.effect !== "page");
    this.#state.apply({ ...Object.fromEntries(settings), shown: "own" });
    if (!network) return this.#trainer.reset();
    if (!(await this.#trainer.restore(network.weights))) return false;
    this.#restored = run;
    this.#changed();
    if (run.score?.steps !== network.steps) {
      const score = await this.#engine.evaluate().catch(() => undefined);
      if (score) run.score = { mse: score.mse, psnr: score.psnr, epochs: network.epochs, steps: network.steps };
      this.#changed();
    }
    if (run === this.#restored) this.dispatchEvent(new CustomEvent("restored", { detail: run }));
    return true;
  }

  /** The run that is going on, has been paused or was restored. */
  get current() {
    return this.#current ?? this.#restored;
  }

  /** The runs before the current one. */
  get earlier() {
    return this.list.filter((run) => run !== this.#current);
  }

  /** @returns {Run} */
  #add() {
    const { fromScratch, model } = this.#trainer;
    /** @type {Run} */
    const run = {
      number: ++this.#count,
      values: { ...this.#state.values },
      parameters: model.parameters,
      epochs: 0,
      steps: 0,
      seconds: 0,
      changes: [],
      x: [],
      y: [],
    };
    if (!fromScratch) run.from = this.#restored?.number ?? 0;
    this.list.push(run);
    if (this.list.length > most) this.list.shift();
    return run;
  }

  /** Notes the settings that have changed since the last report. @param {Run} run */
  #noteChanges(run) {
    for (const [key, to] of Object.entries(this.#state.values)) {
      const from = run.values[key];
      if (from === to) continue;
      run.values[key] = to;
      // Another number of epochs only makes the run longer, unless the schedule follows it.
      const matters = find(key)?.effect === "adjust" && (key !== "epochs" || run.values.schedule === "cosine");
      if (matters) run.changes.push({ key, from, to, epochs: run.epochs });
    }
  }

  /** @param {Run} run @param {Progress} progress */
  #note(run, { step, epoch, loss }) {
    const now = performance.now();
    run.seconds += (now - this.#since) / 1000;
    this.#since = now;
    run.epochs = epoch;
    run.steps = step;
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

/** The settings of a run that do not have their initial values, as key and value. @param {Run} run */
export function differing({ values }) {
  return Object.entries(values).filter(([key, value]) => {
    const setting = find(key);
    return setting && setting.effect !== "page" && key !== "epochs" && value !== setting.initial;
  });
}
